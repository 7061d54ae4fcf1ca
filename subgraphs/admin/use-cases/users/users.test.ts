import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import { InvalidCursor } from '../../../../platform/graphql/cursor.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import { AdminContext } from '../../context.js';
import type { UserFilter } from '../../domain/users/user.js';

let services: TestServices;
let admin: Viewer;
let context: AdminContext;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
  admin = await services.aPlatformAdmin();
  context = new AdminContext(services, { viewer: admin, requestId: 'test', clientAddress: null });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const userOf = (role: 'OWNER' | 'VIEWER') => organization.member(role).userId ?? '';
const pageOf = (first: number, after: string | null = null): PageArgs =>
  Object.assign(new PageArgs(), { first, after });
const list = (filter: UserFilter, page = pageOf(100)) => context.listUsers({ filter, page });
async function revocations(userId: string) {
  const { rows } = await services.owner.query<{ kind: string; organization_id: string | null }>(
    'SELECT kind, organization_id FROM platform.access_revocations WHERE subject_id = $1',
    [userId],
  );
  return rows;
}

describe('a page', () => {
  test('shows people of every organization and platform admins, newest first, and never what proves an account (V-72)', async () => {
    const other = await services.anOrganization();
    const { nodes } = await list({});
    const organizations = new Set(nodes.map(({ organizationId }) => organizationId));
    for (const id of [organization.id, other.id, null]) expect(organizations).toContain(id);
    expect(nodes.map(({ id }) => id)).toEqual(
      nodes
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    expect(JSON.stringify(nodes)).not.toContain('no password');
  });

  test('continues where it ended', async () => {
    const whole = (await list({ organizationId: organization.id })).nodes;
    const first = await list({ organizationId: organization.id }, pageOf(3));
    const second = await list({ organizationId: organization.id }, pageOf(3, first.pageInfo.endCursor));
    expect([...first.nodes, ...second.nodes]).toEqual(whole);
    expect(whole).toHaveLength(5);
  });

  test('is filtered by organization, role, status and words', async () => {
    await context.disableUser({ userId: userOf('VIEWER') });
    const ids = async (filter: UserFilter) =>
      (await list({ organizationId: organization.id, ...filter })).nodes.map(({ id }) => id);
    expect(await ids({ role: 'OWNER' })).toEqual([userOf('OWNER')]);
    expect(await ids({ status: 'DISABLED' })).toEqual([userOf('VIEWER')]);
    expect(await ids({ search: 'owner-' })).toEqual([userOf('OWNER')]);
    expect(await ids({ search: '%' })).toEqual([]);
    expect(await ids({ organizationId: randomUUID() })).toEqual([]);
    expect(await ids({ organizationId: 'x' })).toEqual([]);
  });
});

describe('InvalidCursor', () => {
  test('a cursor of another filter is refused', async () => {
    const { pageInfo } = await list({}, pageOf(1));
    await expect(list({ role: 'OWNER' }, pageOf(1, pageInfo.endCursor))).rejects.toThrow(InvalidCursor);
  });
});

describe('UserDisabled', () => {
  test('the person loses access in the same moment, and both chains say so', async () => {
    const userId = userOf('OWNER');
    expect(await context.disableUser({ userId })).toMatchObject({
      kind: 'UserDisabled',
      user: { id: userId, status: 'DISABLED' },
    });
    expect(await revocations(userId)).toEqual([{ kind: 'USER', organization_id: organization.id }]);
    const { rows } = await services.owner.query(
      `SELECT organization_id, actor_id, before, after FROM platform.audit_logs WHERE action = 'user.disabled' AND subject_id = $1 ORDER BY organization_id NULLS LAST`,
      [userId],
    );
    const entry = { actor_id: admin.userId, before: { status: 'ACTIVE' } };
    expect(rows).toEqual([
      { ...entry, organization_id: organization.id, after: { status: 'DISABLED' } },
      { ...entry, organization_id: null, after: { status: 'DISABLED', organizationId: organization.id } },
    ]);
  });

  test('another platform admin too, in the platform’s chain alone', async () => {
    const other = await services.aPlatformAdmin();
    expect((await context.disableUser({ userId: other.userId ?? '' })).kind).toBe('UserDisabled');
    expect(await revocations(other.userId ?? '')).toEqual([{ kind: 'USER', organization_id: null }]);
  });
});

describe('UserEnabled', () => {
  test('the person can sign in again', async () => {
    const userId = userOf('VIEWER');
    await context.disableUser({ userId });
    expect(await context.enableUser({ userId })).toMatchObject({ kind: 'UserEnabled', user: { status: 'ACTIVE' } });
    expect(await context.readUser({ id: userId })).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('UserCannotMove', () => {
  test('nobody is disabled or enabled twice', async () => {
    const userId = userOf('VIEWER');
    expect(await context.enableUser({ userId })).toMatchObject({ kind: 'UserCannotMove', userStatus: 'ACTIVE' });
    await context.disableUser({ userId });
    expect(await context.disableUser({ userId })).toMatchObject({ kind: 'UserCannotMove', userStatus: 'DISABLED' });
  });

  test('who left stays away', async () => {
    const userId = userOf('VIEWER');
    await services.owner.query(
      "UPDATE tenant.users SET status = 'REMOVED', email_normalised = NULL, removed_at = now(), purge_at = '2100-01-01' WHERE id = $1",
      [userId],
    );
    const outcomes = [await context.disableUser({ userId }), await context.enableUser({ userId })];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'UserCannotMove', userStatus: 'REMOVED' });
  });
});

describe('UserNotFound', () => {
  test.each([randomUUID(), 'x'])('nobody has the id %s', async (userId) => {
    expect((await context.disableUser({ userId })).kind).toBe('UserNotFound');
    expect((await context.enableUser({ userId })).kind).toBe('UserNotFound');
    expect(await context.readUser({ id: userId })).toBeNull();
  });
});

describe('InvalidInput', () => {
  test('nobody disables themselves', async () => {
    expect(await context.disableUser({ userId: admin.userId ?? '' })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'userId' }],
    });
  });
});
