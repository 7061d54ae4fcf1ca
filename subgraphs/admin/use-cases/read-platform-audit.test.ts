import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recordAudit } from '../../../platform/audit/record-audit.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPlatformAdmin, platformScope } from '../../../platform/tenancy/platform-scope.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import { PlatformAuditPages } from '../data/platform-audit.pages.js';
import { PlatformAuditRepository } from '../data/platform-audit.repository.js';
import type { PlatformAuditFilter } from '../domain/platform-audit-entry.js';
import { readPlatformAudit } from './read-platform-audit.js';

let services: TestServices;
let admin: Viewer;
let organizations: readonly TestOrganization[];
beforeAll(async () => {
  services = await startTestServices();
  admin = await services.aPlatformAdmin();
  organizations = [await services.anOrganization('One'), await services.anOrganization('Two')];
  for (const { id, scope, trail } of organizations) {
    await recordAudit(services.database.forOrganization(scope), trail, {
      organizationId: id,
      action: 'campaign.launched',
      subject: { type: 'Campaign', id },
      after: { status: 'PENDING' },
    });
  }
  const scope = platformScope(admin, 'the test of the audit log');
  await recordAudit(
    services.database.forPlatform(scope),
    { viewer: admin, requestId: 'by the platform', clientAddress: null },
    { organizationId: null, action: 'platform.changed', subject: null, after: { limit: 3 } },
  );
});
afterAll(() => services.close());

const pages = () =>
  new PlatformAuditPages(
    new PlatformAuditRepository(services.database, platformScope(admin, 'the test of the audit log')),
    services.cursors,
  );
const read = (filter: PlatformAuditFilter = {}, first = 20, after: string | null = null) =>
  ready(readPlatformAudit, { viewer: admin, pages: pages() })({ filter, page: { first, after } });

describe('the audit log of the platform (V-21, V-41)', () => {
  test('shows acts of every organization and of the platform itself, newest first', async () => {
    const [one, two] = organizations;
    expect((await read()).nodes.map(({ organizationId }) => organizationId)).toEqual([null, two?.id, one?.id]);
  });

  test('keeps to itself what an organization’s act changed', async () => {
    const { nodes } = await read();
    expect(nodes.map(({ changes }) => changes)).toEqual([[{ field: 'limit', before: null, after: '3' }], [], []]);
  });

  test('is narrowed by organization, act and actor, and to the platform’s own', async () => {
    const [one] = organizations;
    const counts = async (filter: PlatformAuditFilter) => (await read(filter)).nodes.length;
    expect(await counts({ organizationId: one?.id })).toBe(1);
    expect(await counts({ organizationId: 'no id' })).toBe(0);
    expect(await counts({ action: 'campaign.launched' })).toBe(2);
    expect(await counts({ actorId: admin.userId })).toBe(1);
    expect(await counts({ ofPlatform: true })).toBe(1);
    expect(await counts({ subjectId: one?.id })).toBe(1);
    expect(await counts({ from: new Date('2100-01-01') })).toBe(0);
    expect(await counts({ to: new Date('2100-01-01') })).toBe(3);
  });

  test('continues behind a cursor', async () => {
    const first = await read({}, 2);
    const second = await read({}, 2, first.pageInfo.endCursor);
    expect([first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([2, 1, false]);
  });
});

describe('somebody who is no platform admin', () => {
  test('is refused', async () => {
    const owner = organizations[0]?.member('OWNER') ?? admin;
    const asked = ready(readPlatformAudit, { viewer: owner, pages: pages() })({ filter: {}, page: { first: 1 } });
    await expect(asked).rejects.toThrow(NotPermitted);
    expect(() => platformScope(owner, 'none')).toThrow(NotPlatformAdmin);
  });
});
