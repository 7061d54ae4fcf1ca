import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import { AdminContext } from '../../context.js';
import type { DeleteOrganizationOutcome } from './delete-organization.js';
import type { SuspendOrganizationOutcome } from './suspend-organization.js';

let services: TestServices;
let admin: Viewer;
let context: AdminContext;
let organization: TestOrganization;
const reason = 'The invoice of March is not paid.';
const dayMs = 24 * 60 * 60 * 1000;

beforeAll(async () => {
  services = await startTestServices();
  admin = await services.aPlatformAdmin();
  context = new AdminContext(services, { viewer: admin, requestId: 'test', clientAddress: '192.0.2.7' });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization('Moved');
});

const id = () => ({ organizationId: organization.id });
const suspend = (): Promise<SuspendOrganizationOutcome> => context.suspendOrganization({ ...id(), reason });
const remove = (): Promise<DeleteOrganizationOutcome> =>
  context.deleteOrganization({ ...id(), reason, confirmName: 'Moved' });
const letThirtyDaysPass = () =>
  services.owner.query("UPDATE tenant.organizations SET purge_at = now() - interval '1 second' WHERE id = $1", [
    organization.id,
  ]);

/** What stands in the organization's own chain, and in the platform's about it. */
async function entries(action: string) {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    `SELECT organization_id, actor_id, before, after FROM platform.audit_logs
     WHERE action = $1 AND subject_id = $2 ORDER BY organization_id NULLS LAST`,
    [action, organization.id],
  );
  return rows;
}
async function revocations() {
  const { rows } = await services.owner.query<{ kind: string; organization_id: string }>(
    'SELECT kind, organization_id FROM platform.access_revocations WHERE subject_id = $1',
    [organization.id],
  );
  return rows;
}
const writtenTwice = (before: object, after: object) => {
  const entry = { actor_id: admin.userId, before };
  return [
    { ...entry, organization_id: organization.id, after },
    { ...entry, organization_id: null, after: { ...after, organizationId: organization.id } },
  ];
};

describe('OrganizationSuspended', () => {
  test('the organization is suspended, its access ends in the same moment, and both chains say so (V-70)', async () => {
    const outcome = await suspend();
    expect(outcome).toMatchObject({
      kind: 'OrganizationSuspended',
      organization: { status: 'SUSPENDED', suspensionReason: reason },
    });
    expect(await revocations()).toEqual([{ kind: 'ORGANIZATION', organization_id: organization.id }]);
    expect(await entries('organization.suspended')).toEqual(
      writtenTwice({ status: 'ACTIVE' }, { status: 'SUSPENDED', reason }),
    );
  });
});

describe('OrganizationReactivated', () => {
  test('the organization is active again and no reason is left', async () => {
    await suspend();
    expect(await context.reactivateOrganization(id())).toMatchObject({
      kind: 'OrganizationReactivated',
      organization: { status: 'ACTIVE', suspendedAt: null, suspensionReason: null },
    });
    expect(await entries('organization.reactivated')).toEqual(
      writtenTwice({ status: 'SUSPENDED' }, { status: 'ACTIVE' }),
    );
  });
});

describe('OrganizationDeleted', () => {
  test('the organization waits thirty days for its purge, and its access ends in the same moment (V-71, X-04)', async () => {
    const outcome = await remove();
    if (outcome.kind !== 'OrganizationDeleted') throw new Error(outcome.message);
    const { status, deletedAt, purgeAt } = outcome.organization;
    expect(status).toBe('DELETED');
    expect((purgeAt?.getTime() ?? 0) - (deletedAt?.getTime() ?? 0)).toBe(30 * dayMs);
    expect(await revocations()).toEqual([{ kind: 'ORGANIZATION', organization_id: organization.id }]);
    expect(await entries('organization.deleted')).toEqual(
      writtenTwice({ status: 'ACTIVE' }, { status: 'DELETED', reason, purgeAt: purgeAt?.toISOString() }),
    );
  });
});

describe('OrganizationRestored', () => {
  test('an active organization is active again', async () => {
    await remove();
    expect(await context.restoreOrganization(id())).toMatchObject({
      kind: 'OrganizationRestored',
      organization: { status: 'ACTIVE', deletedAt: null, purgeAt: null },
    });
  });

  test('a suspended organization is suspended again, for the same reason', async () => {
    await suspend();
    await remove();
    expect(await context.restoreOrganization(id())).toMatchObject({
      kind: 'OrganizationRestored',
      organization: { status: 'SUSPENDED', suspensionReason: reason },
    });
  });
});

describe('OrganizationCannotMove', () => {
  type Move = () => Promise<{ readonly kind: string }>;
  const acts: Readonly<Record<string, Move>> = {
    suspend,
    reactivate: () => context.reactivateOrganization(id()),
    delete: remove,
    restore: () => context.restoreOrganization(id()),
    update: () => context.updateOrganization({ ...id(), name: 'Other' }),
  };

  test.each([
    ['ACTIVE', null, ['reactivate', 'restore']],
    ['SUSPENDED', 'suspend', ['suspend', 'restore']],
    ['DELETED', 'delete', ['suspend', 'reactivate', 'delete', 'update']],
  ] as const)('%s refuses what its state does not allow, and nothing is written', async (status, first, refused) => {
    if (first) await acts[first]?.();
    const count = async () =>
      (await services.owner.query('SELECT 1 FROM platform.audit_logs WHERE subject_id = $1', [organization.id]))
        .rowCount;
    const before = await count();
    for (const act of refused) expect(await acts[act]?.()).toMatchObject({ kind: 'OrganizationCannotMove', status });
    expect(await count()).toBe(before);
  });

  test('once the thirty days are over there is no restoring', async () => {
    await remove();
    await letThirtyDaysPass();
    expect(await context.restoreOrganization(id())).toMatchObject({
      kind: 'OrganizationCannotMove',
      status: 'DELETED',
      message: 'The time to restore this organization is over.',
    });
  });

  test('of two at the same time, one does it', async () => {
    const kinds = (await Promise.all([suspend(), suspend()])).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['OrganizationCannotMove', 'OrganizationSuspended']);
    expect(await entries('organization.suspended')).toHaveLength(2);
  });
});

describe('OrganizationNotFound', () => {
  test.each([randomUUID(), 'x', ''])('nobody has the id %j', async (organizationId) => {
    const outcomes = [
      await context.suspendOrganization({ organizationId, reason }),
      await context.reactivateOrganization({ organizationId }),
      await context.deleteOrganization({ organizationId, reason, confirmName: 'Moved' }),
      await context.restoreOrganization({ organizationId }),
      await context.updateOrganization({ organizationId, name: 'Other' }),
    ];
    expect(outcomes.map(({ kind }) => kind)).toEqual(outcomes.map(() => 'OrganizationNotFound'));
    expect(await context.readOrganization({ id: organizationId })).toBeNull();
  });
});

describe('InvalidInput', () => {
  test.each(['', 'too short', `         short        `, 'x'.repeat(501)])('%j is no reason', async (given) => {
    const outcomes = [
      await context.suspendOrganization({ ...id(), reason: given }),
      await context.deleteOrganization({ ...id(), reason: given, confirmName: 'Moved' }),
    ];
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'reason' }] });
  });

  test.each(['moved', 'Moved ', '', 'Other'])('%j does not confirm the deletion', async (confirmName) => {
    expect(await context.deleteOrganization({ ...id(), reason, confirmName })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'confirmName' }],
    });
    expect(await context.readOrganization({ id: organization.id })).toMatchObject({ status: 'ACTIVE' });
  });
});
