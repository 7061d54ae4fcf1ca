import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';
import { anonymous, viewerOf } from '../viewer/viewer.js';
import type { AuditTrail } from './audit-trail.js';
import { recordAudit } from './record-audit.js';

let services: TestServices;
let ours: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
  ours = await services.anOrganization('Ours');
});
afterAll(() => services.close());

const trailOf = (organization: TestOrganization): AuditTrail => ({
  viewer: organization.member('OWNER'),
  requestId: 'request-1',
  clientAddress: '192.0.2.1',
  userAgent: 'test',
});
const record = (organization: TestOrganization, action: string) =>
  recordAudit(services.database.forOrganization(organization.scope), trailOf(organization), {
    organizationId: organization.id,
    action,
    subject: { type: 'User', id: organization.member('VIEWER').userId ?? '' },
    before: { role: 'VIEWER', email: 'someone.long@test.example' },
    after: { role: 'OPERATOR', tokenHash: 'abc' },
  });

interface Row {
  readonly position: string;
  readonly previous_hash: string;
  readonly hash: string;
}
const rowsOf = async (organization: TestOrganization) =>
  (
    await services.owner.query<Row & Record<string, unknown>>(
      'SELECT * FROM platform.audit_logs WHERE organization_id = $1 ORDER BY position',
      [organization.id],
    )
  ).rows;
const firstBroken = async (organization: TestOrganization): Promise<string | null> => {
  const { rows } = await services.owner.query<{ broken: string | null }>(
    'SELECT platform.first_broken_audit($1) AS broken',
    [organization.id],
  );
  return rows[0]?.broken ?? null;
};

describe('an act that is recorded (V-21)', () => {
  test('says who did what to what, through which request, with personal data masked and no secret', async () => {
    await record(ours, 'member.role-changed');
    expect((await rowsOf(ours)).at(-1)).toMatchObject({
      actor_kind: 'USER',
      actor_id: ours.member('OWNER').userId,
      action: 'member.role-changed',
      subject_type: 'User',
      before: { role: 'VIEWER', email: 'some***mple' },
      after: { role: 'OPERATOR', tokenHash: '***' },
      request_id: 'request-1',
      client_address: '192.0.2.1',
      user_agent: 'test',
    });
  });

  test('is undone with the transaction it belongs to', async () => {
    const before = await rowsOf(ours);
    const failing = services.database.forOrganization(ours.scope).$transaction(async (transaction) => {
      await recordAudit(transaction, trailOf(ours), { organizationId: ours.id, action: 'a.done', subject: null });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await rowsOf(ours)).toEqual(before);
  });

  test('is written down for strangers and for agents too', async () => {
    const agents = viewerOf({ kind: 'AGENT', runId: ours.id, organizationId: ours.id });
    const identity = services.database.forIdentity();
    for (const viewer of [anonymous, agents])
      await recordAudit(
        identity,
        { ...trailOf(ours), viewer },
        { organizationId: ours.id, action: 'x.done', subject: null },
      );
    expect((await rowsOf(ours)).slice(-2)).toMatchObject([
      { actor_kind: 'ANONYMOUS' },
      { actor_kind: 'AGENT', actor_id: ours.id },
    ]);
  });
});

describe('the chain', () => {
  test('links every entry to the one before it, also when 20 acts happen at once', async () => {
    const organization = await services.anOrganization();
    await Promise.all(Array.from({ length: 20 }, () => record(organization, 'a.done')));
    const rows = await rowsOf(organization);
    expect(rows.map(({ position }) => Number(position))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    for (const [place, row] of rows.entries()) expect(row.previous_hash).toBe(rows[place - 1]?.hash ?? '');
    expect(await firstBroken(organization)).toBeNull();
  });

  test.each([
    [
      'a changed entry',
      `UPDATE platform.audit_logs SET action = 'b.done' WHERE organization_id = $1 AND position = 2`,
      '2',
    ],
    [
      'a changed time',
      `UPDATE platform.audit_logs SET at = at - interval '1 hour' WHERE organization_id = $1 AND position = 2`,
      '2',
    ],
    ['a removed entry', `DELETE FROM platform.audit_logs WHERE organization_id = $1 AND position = 2`, '3'],
    ['a removed beginning', `DELETE FROM platform.audit_logs WHERE organization_id = $1 AND position = 1`, '2'],
  ])('shows %s, even one made by the owner of the table', async (_title, tampering, place) => {
    const organization = await services.anOrganization();
    for (let count = 0; count < 4; count += 1) await record(organization, 'a.done');
    await services.owner.query('ALTER TABLE platform.audit_logs DISABLE TRIGGER audit_logs_append_only');
    await services.owner.query(tampering, [organization.id]);
    await services.owner.query('ALTER TABLE platform.audit_logs ENABLE TRIGGER audit_logs_append_only');
    expect(await firstBroken(organization)).toBe(place);
  });

  test('is changed and shortened by nobody', async () => {
    await record(ours, 'a.done');
    const clients = [services.database.forOrganization(ours.scope), services.database.forIdentity()];
    for (const change of [`UPDATE platform.audit_logs SET action = 'x'`, 'DELETE FROM platform.audit_logs']) {
      for (const client of clients) await expect(client.$executeRawUnsafe(change)).rejects.toThrow(/permission denied/);
      await expect(services.owner.query(change)).rejects.toThrow(/append-only/);
    }
  });

  test('cannot be written into another organization’s log', async () => {
    const theirs = await services.anOrganization('Theirs');
    const forged = recordAudit(services.database.forOrganization(ours.scope), trailOf(ours), {
      organizationId: theirs.id,
      action: 'a.done',
      subject: null,
    });
    await expect(forged).rejects.toThrow(/row-level security/);
    expect(await rowsOf(theirs)).toEqual([]);
  });
});
