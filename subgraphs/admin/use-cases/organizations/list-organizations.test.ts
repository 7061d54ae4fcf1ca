import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import { InvalidCursor } from '../../../../platform/graphql/cursor.js';
import { NotPlatformAdmin, platformScope } from '../../../../platform/tenancy/platform-scope.js';
import { startTestServices, type TestServices } from '../../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import { AdminContext } from '../../context.js';
import { PlatformPages } from '../../data/platform.pages.js';
import { PlatformStore } from '../../data/platform-store.js';
import {
  organizationSorts,
  type OrganizationFilter,
  type OrganizationOrder,
} from '../../domain/organizations/organization-order.js';
import { listOrganizations } from './list-organizations.js';

let services: TestServices;
let admin: Viewer;
const newestFirst = { sort: 'CREATED_AT', direction: 'DESC' } as const;

/** Names, users and leads of different sizes, each with ties, so that every sort needs its second key. */
const arranged = [
  { name: 'alpha', disabled: 0, leads: 3, plan: 'TRIAL', status: 'ACTIVE', type: 'B2B' },
  { name: 'Beta', disabled: 2, leads: 0, plan: 'SCALE', status: 'SUSPENDED', type: 'B2C' },
  { name: 'ALPHA', disabled: 2, leads: 3, plan: 'TRIAL', status: 'ACTIVE', type: 'B2B' },
  { name: 'gamma 100%', disabled: 1, leads: 1, plan: 'GROWTH', status: 'ACTIVE', type: 'B2B' },
  { name: 'gamma 100x', disabled: 0, leads: 0, plan: 'STARTER', status: 'DELETED', type: 'B2C' },
] as const;

beforeAll(async () => {
  services = await startTestServices();
  admin = await services.aPlatformAdmin();
  for (const { name, disabled, leads, plan, status, type } of arranged) {
    const { id } = await services.anOrganization(name);
    await services.owner.query(
      'UPDATE tenant.organizations SET plan = $2, status = $3, type = $4, created_at = $5 WHERE id = $1',
      // Two joined in the same moment, and all in the same millisecond.
      [id, plan, status, type, `2026-01-01T00:00:00.00000${Math.min(disabled, 1)}Z`],
    );
    await services.owner.query(
      "UPDATE tenant.users SET status = 'DISABLED' WHERE id IN (SELECT id FROM tenant.users WHERE organization_id = $1 LIMIT $2)",
      [id, disabled],
    );
    await services.owner.query(
      "INSERT INTO lead.leads (organization_id, full_name, source) SELECT $1, 'Lead', 'test' FROM generate_series(1, $2)",
      [id, leads],
    );
  }
});
afterAll(() => services.close());

const context = (viewer: Viewer = admin) =>
  new AdminContext(services, { viewer, requestId: 'test', clientAddress: null });
const pageOf = (first: number, after: string | null = null): PageArgs =>
  Object.assign(new PageArgs(), { first, after });
const list = (filter: OrganizationFilter, order: OrganizationOrder, page: PageArgs) =>
  context().listOrganizations({ filter, page, ...order });

async function walk(order: OrganizationOrder, size: number) {
  const nodes = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof list>> = await list({}, order, pageOf(size, after));
    nodes.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
  return nodes;
}

describe('NotPermitted', () => {
  test('the verb refuses members and agents even when somebody hands it the platform’s tables', async () => {
    const trail = { viewer: admin, requestId: 'test', clientAddress: null };
    const store = new PlatformStore(services.database, platformScope(admin, 'test'), trail);
    const pages = new PlatformPages(store, services.cursors);
    const organization = await services.anOrganization('Outsiders');
    for (const viewer of [organization.member('OWNER'), organization.agents(randomUUID())]) {
      const asked = ready(listOrganizations, { viewer, pages })({ filter: {}, page: pageOf(20), ...newestFirst });
      await expect(asked).rejects.toThrow(NotPermitted);
    }
    await services.owner.query('DELETE FROM tenant.organizations WHERE id = $1', [organization.id]);
  });
});

describe('NotPlatformAdmin', () => {
  test('the context of a member does not hand out the platform’s tables', async () => {
    const viewer = (await services.anOrganization('Outsiders')).member('OWNER');
    expect(() => context(viewer).listOrganizations).toThrow(NotPlatformAdmin);
    await services.owner.query('DELETE FROM tenant.organizations WHERE id = $1', [viewer.organizationId]);
  });
});

describe('a page', () => {
  const expected: Readonly<
    Record<
      (typeof organizationSorts)[number],
      (row: { name: string; createdAt: Date; userCount: number; leadCount: number }) => string | number
    >
  > = {
    NAME: ({ name }) => name.toLowerCase(),
    CREATED_AT: ({ createdAt }) => createdAt.getTime(),
    USERS: ({ userCount }) => userCount,
    LEADS: ({ leadCount }) => leadCount,
  };

  test.each(organizationSorts.flatMap((sort) => (['ASC', 'DESC'] as const).map((direction) => ({ sort, direction }))))(
    'by $sort $direction names every organization once and in order, whatever the size of the pages (V-67)',
    async (order) => {
      const whole = await walk(order, 100);
      expect(whole).toHaveLength(arranged.length);
      const key = expected[order.sort];
      const ordered = whole.toSorted((left, right) => {
        const [a, b] = [key(left), key(right)];
        const ascending = a === b ? 0 : a < b ? -1 : 1;
        return order.direction === 'ASC' ? ascending : -ascending;
      });
      expect(whole.map(key)).toEqual(ordered.map(key));
      for (const size of [1, 2, 3]) expect(await walk(order, size)).toEqual(whole);
    },
  );

  test('of organizations that joined within one millisecond leaves none out', async () => {
    const names = (await walk({ sort: 'CREATED_AT', direction: 'ASC' }, 1)).map(({ name }) => name);
    expect(names).toEqual(['alpha', 'gamma 100x', 'Beta', 'ALPHA', 'gamma 100%']);
  });

  test.each(organizationSorts)('by %s is one statement, whether it has one organization or five', async (sort) => {
    for (const size of [1, 5]) {
      const before = services.database.statementCount;
      await list({}, { sort, direction: 'DESC' }, pageOf(size));
      expect(services.database.statementCount - before).toBe(1);
    }
  });

  test.each<[string, OrganizationFilter, readonly string[]]>([
    ['plan', { plan: 'TRIAL' }, ['ALPHA', 'alpha']],
    ['status', { status: 'SUSPENDED' }, ['Beta']],
    ['type', { type: 'B2C' }, ['Beta', 'gamma 100x']],
    ['words, whatever their case', { search: 'alph' }, ['ALPHA', 'alpha']],
    ['words that a pattern would take for more', { search: '100%' }, ['gamma 100%']],
    ['all of them together', { plan: 'STARTER', status: 'DELETED', type: 'B2C', search: 'gamma' }, ['gamma 100x']],
    ['what nobody has', { plan: 'GROWTH', status: 'DELETED' }, []],
  ])('shows only those with the wanted %s', async (_title, filter, names) => {
    const { nodes } = await list(filter, newestFirst, pageOf(100));
    expect(nodes.map(({ name }) => name).toSorted()).toEqual([...names].toSorted());
  });
});

describe('InvalidCursor', () => {
  test('a cursor continues the list it came from, with its filter and order, and no other', async () => {
    const after = (await list({}, newestFirst, pageOf(1))).pageInfo.endCursor;
    const others: readonly [OrganizationFilter, OrganizationOrder][] = [
      [{ plan: 'TRIAL' }, newestFirst],
      [{}, { ...newestFirst, direction: 'ASC' }],
      [{}, { ...newestFirst, sort: 'NAME' }],
    ];
    for (const [filter, order] of others)
      await expect(list(filter, order, pageOf(1, after))).rejects.toThrow(InvalidCursor);
  });
});
