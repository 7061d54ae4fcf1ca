import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import { AuditLogPages } from '../../data/audit/audit-log.pages.js';
import { AuditLogRepository } from '../../data/audit/audit-log.repository.js';
import type { AuditFilter } from '../../domain/audit/audit-entry.js';
import { readAuditLog } from './read-audit-log.js';

let services: TestServices;
let organization: TestOrganization;
beforeAll(async () => {
  services = await startTestServices();
  organization = await services.anOrganization();
});
afterAll(() => services.close());

const act = (action: string, viewer: Viewer, subjectId: string, where = organization) =>
  recordAudit(
    services.database.forOrganization(where.scope),
    { viewer, requestId: 'request', clientAddress: null },
    {
      organizationId: where.id,
      action,
      subject: { type: 'Campaign', id: subjectId },
      before: { status: 'DRAFT', name: 'A long campaign name' },
      after: { status: 'PENDING', leadsMax: 20 },
    },
  );
const needs = (viewer: Viewer, where = organization) => {
  const log = new AuditLogRepository(services.database, where.scope);
  return { viewer, pages: new AuditLogPages(log, where.scope, services.cursors) };
};
const read = (filter: AuditFilter = {}, first = 20, after: string | null = null) =>
  ready(readAuditLog, needs(organization.member('ADMIN')))({ filter, page: { first, after } });
const subjectsOf = async (filter: AuditFilter) => (await read(filter)).nodes.map(({ subjectId }) => subjectId);

describe('the log of an organization (V-21)', () => {
  test('is read newest first, page by page, without gaps or repeats', async () => {
    for (let count = 0; count < 5; count += 1)
      await act('campaign.launched', organization.member('OWNER'), `c${count}`);
    const seen: (string | null)[] = [];
    let after: string | null = null;
    do {
      const page = await read({}, 2, after);
      seen.push(...page.nodes.map(({ subjectId }) => subjectId));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(['c4', 'c3', 'c2', 'c1', 'c0']);
  });

  test('says what changed, field by field, as it is kept', async () => {
    const [entry] = (await read({}, 1)).nodes;
    expect(entry).toMatchObject({ action: 'campaign.launched', actorKind: 'USER', actorStanding: 'PRESENT' });
    expect(entry?.changes).toEqual([
      { field: 'leadsMax', before: null, after: '20' },
      { field: 'name', before: 'A lo***name', after: null },
      { field: 'status', before: 'DRAFT', after: 'PENDING' },
    ]);
  });

  test('says who no longer belongs, and whom nobody here knows', async () => {
    const { owner } = services;
    const stranger = (await services.anOrganization()).member('OWNER');
    await act('campaign.paused', organization.member('VIEWER'), 'by a removed person');
    await act('campaign.paused', stranger, 'by nobody of ours');
    await act('campaign.paused', organization.agents(organization.id), 'by agents');
    await owner.query(
      "UPDATE tenant.users SET status = 'REMOVED', removed_at = now(), purge_at = now() WHERE id = $1",
      [organization.member('VIEWER').userId],
    );
    const entries = (await read({ action: 'campaign.paused' })).nodes;
    expect(entries.map(({ actorStanding }) => actorStanding)).toEqual([null, 'UNKNOWN', 'REMOVED']);
  });

  test('shows the platform admin behind somebody’s eyes', async () => {
    const impersonatorId = (await services.aPlatformAdmin()).userId ?? '';
    await act('campaign.cancelled', { ...organization.member('OWNER'), impersonatorId }, 'seen');
    expect((await read({ action: 'campaign.cancelled' })).nodes).toMatchObject([{ impersonatorId }]);
  });

  test('is narrowed by act, actor, subject, time and text', async () => {
    const other = organization.member('MANAGER');
    await act('campaign.resumed', other, 'narrow-1');
    const at = (await read({ subjectId: 'narrow-1' })).nodes[0]?.at ?? new Date(0);
    expect(await subjectsOf({ action: 'campaign.resumed' })).toEqual(['narrow-1']);
    expect(await subjectsOf({ actorId: other.userId })).toEqual(['narrow-1']);
    expect(await subjectsOf({ subjectType: 'Campaign', subjectId: 'narrow-1' })).toEqual(['narrow-1']);
    expect(await subjectsOf({ from: at })).toEqual(['narrow-1']);
    expect(await subjectsOf({ to: at })).not.toContain('narrow-1');
    expect(await subjectsOf({ text: 'RESUME' })).toEqual(['narrow-1']);
    expect(await subjectsOf({ text: '%' })).toEqual([]);
    expect(await subjectsOf({ actorId: 'no id' })).toEqual([]);
  });

  test('is never another organization’s', async () => {
    const theirs = await services.anOrganization();
    await act('campaign.launched', theirs.member('OWNER'), 'theirs', theirs);
    expect(await subjectsOf({ subjectId: 'theirs' })).toEqual([]);
    const own = await ready(readAuditLog, needs(theirs.member('OWNER'), theirs))({ filter: {}, page: { first: 20 } });
    expect(own.nodes.map(({ subjectId }) => subjectId)).toEqual(['theirs']);
  });
});

describe('somebody who may not', () => {
  test.each(['MANAGER', 'OPERATOR', 'VIEWER'] as const)('is refused: %s', async (role) => {
    const asked = ready(readAuditLog, needs(organization.member(role)))({ filter: {}, page: { first: 1 } });
    await expect(asked).rejects.toThrow(NotPermitted);
  });
});
