import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { organizationScope } from '../../../platform/tenancy/organization-scope.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { memberStoreOf } from '../context/members.js';
import { TenantContext } from '../context.js';
import { purgeMember } from '../use-cases/members/purge-member.js';
import { createTenantWorker } from '../worker.js';

const dayMs = 24 * 60 * 60 * 1_000;
const clock = new TestClock();

let services: TestServices;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());

const idOf = (organization: TestOrganization) => organization.member('VIEWER').userId ?? '';

async function removedMember(): Promise<TestOrganization> {
  const organization = await services.anOrganization();
  const viewer = organization.member('OWNER');
  const { members } = new TenantContext(services, { viewer, requestId: 'test', clientAddress: null });
  expect(await members.removeMember({ memberId: idOf(organization) })).toMatchObject({ kind: 'MemberRemoved' });
  return organization;
}

/** One round of the worker: what the sweep of members finds, and the handler for each of it. */
async function aRound(): Promise<number> {
  const { bindings, sweeps } = createTenantWorker(services);
  const due = (await sweeps.find(({ name }) => name === 'tenant.members-to-purge')?.run()) ?? [];
  for (const { job, payload } of due) {
    const binding = bindings.find((each) => each.job.name === job);
    await binding?.handle(payload, { signal: new AbortController().signal, attempt: 1 });
  }
  return due.length;
}

async function rowsOf(userId: string): Promise<number> {
  const { rows } = await services.owner.query(
    'SELECT id FROM tenant.users WHERE id = $1 UNION ALL SELECT id FROM tenant.refresh_tokens WHERE user_id = $1',
    [userId],
  );
  return rows.length;
}

describe('a removed member', () => {
  test('is erased with everything of the account once thirty days are over, and not before (X-04)', async () => {
    const organization = await removedMember();
    await services.owner.query(
      `WITH opened AS (INSERT INTO tenant.sessions (id, user_id, organization_id, created_at, last_seen_at, expires_at) VALUES (uuidv7(), $1, $2, now(), now(), now()) RETURNING *)
       INSERT INTO tenant.refresh_tokens (session_id, user_id, organization_id, token_hash, expires_at) SELECT id, user_id, organization_id, 'x', now() FROM opened`,
      [idOf(organization), organization.id],
    );
    clock.advance(30 * dayMs - 1);
    expect([await aRound(), await rowsOf(idOf(organization))]).toEqual([0, 2]);
    clock.advance(1);
    expect([await aRound(), await rowsOf(idOf(organization))]).toEqual([1, 0]);
    const { rows } = await services.owner.query(
      "SELECT actor_kind, subject_id FROM platform.audit_logs WHERE organization_id = $1 AND action = 'member.purged'",
      [organization.id],
    );
    expect(rows).toEqual([{ actor_kind: 'SYSTEM', subject_id: idOf(organization) }]);
    expect(await aRound()).toBe(0);
  });

  test('who was restored meanwhile stays, although the bell had rung', async () => {
    const organization = await removedMember();
    clock.advance(29 * dayMs);
    const viewer = organization.member('OWNER');
    const { members } = new TenantContext(services, { viewer, requestId: 'test', clientAddress: null });
    await members.restoreMember({ memberId: idOf(organization) });
    clock.advance(dayMs);
    const [binding] = createTenantWorker(services).bindings;
    const payload = { organizationId: organization.id, memberId: idOf(organization) };
    await binding?.handle(payload, { signal: new AbortController().signal, attempt: 1 });
    expect(await rowsOf(idOf(organization))).toBe(1);
  });

  test('of another organization is not reached by a forged bell', async () => {
    const organization = await removedMember();
    const other = await services.anOrganization();
    clock.advance(31 * dayMs);
    const [binding] = createTenantWorker(services).bindings;
    const payload = { organizationId: other.id, memberId: idOf(organization) };
    await binding?.handle(payload, { signal: new AbortController().signal, attempt: 1 });
    expect(await rowsOf(idOf(organization))).toBe(1);
  });
});

describe('NotPermitted', () => {
  test('nobody who signs in erases anybody', async () => {
    const organization = await services.anOrganization();
    const viewer = organization.member('OWNER');
    const trail = { viewer, requestId: 'test', clientAddress: null };
    const store = memberStoreOf(services, organizationScope(viewer));
    await expect(ready(purgeMember, { viewer, store, clock, trail })({ memberId: idOf(organization) })).rejects.toThrow(
      NotPermitted,
    );
  });

  test('the database lets no row go that was not removed', async () => {
    const organization = await services.anOrganization();
    const client = services.database.forOrganization(organization.scope);
    expect(await client.$executeRaw`DELETE FROM tenant.users`).toBe(0);
  });
});
