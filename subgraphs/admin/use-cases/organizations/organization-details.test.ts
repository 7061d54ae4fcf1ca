import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import { startTestServices, type TestServices } from '../../../../platform/testing/test-services.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import { AdminContext } from '../../context.js';

let services: TestServices;
let admin: Viewer;
let context: AdminContext;
const clock = new TestClock();
const inFourteenDays = new Date('2026-03-16T09:00:00.000Z');
const wish = { name: 'Société Été & Fils', type: 'B2B', plan: 'TRIAL', locale: 'FR' } as const;

beforeAll(async () => {
  services = await startTestServices({ clock });
  admin = await services.aPlatformAdmin();
  context = new AdminContext(services, { viewer: admin, requestId: 'test', clientAddress: null });
});
afterAll(() => services.close());

async function create(change: Partial<typeof wish> | { plan: 'SCALE' } = {}) {
  const outcome = await context.createOrganization({ ...wish, ...change });
  if (outcome.kind !== 'OrganizationCreated') throw new Error(outcome.message);
  return outcome.organization;
}

describe('OrganizationCreated', () => {
  test('a trial ends after fourteen days, and both chains say who created it (V-69, O-07)', async () => {
    const created = await create();
    expect(created).toMatchObject({
      name: 'Société Été & Fils',
      slug: 'societe-ete-fils',
      type: 'B2B',
      plan: 'TRIAL',
      status: 'ACTIVE',
      locale: 'FR',
      createdAt: clock.now(),
      trialEndsAt: inFourteenDays,
      userCount: 0,
    });
    const { rows } = await services.owner.query(
      `SELECT organization_id, actor_id FROM platform.audit_logs WHERE action = 'organization.created' AND subject_id = $1 ORDER BY organization_id NULLS LAST`,
      [created.id],
    );
    expect(rows).toEqual([
      { organization_id: created.id, actor_id: admin.userId },
      { organization_id: null, actor_id: admin.userId },
    ]);
  });

  test('names the owner whom the tenant house is to invite, with the admin who vouches for them', async () => {
    const outcome = await context.createOrganization({
      ...wish,
      ownerEmail: ' camille@example.com ',
      ownerName: 'Camille Moreau',
    });
    if (outcome.kind !== 'OrganizationCreated') throw new Error(outcome.message);
    const { rows } = await services.owner.query(
      'SELECT first_owner_email, first_owner_name, first_owner_wanted_by FROM tenant.organizations WHERE id = $1',
      [outcome.organization.id],
    );
    expect(rows).toEqual([
      {
        first_owner_email: 'camille@example.com',
        first_owner_name: 'Camille Moreau',
        first_owner_wanted_by: admin.userId,
      },
    ]);
  });

  test('a plan that is paid has no end', async () => {
    expect(await create({ plan: 'SCALE' })).toMatchObject({ plan: 'SCALE', trialEndsAt: null });
  });

  test('two of one name have slugs of their own', async () => {
    const slugs = [(await create({ ...wish })).slug, (await create({ ...wish })).slug];
    expect(new Set(slugs).size).toBe(2);
    for (const slug of slugs) expect(slug).toMatch(/^societe-ete-fils-[0-9a-f]{8}$/);
  });
});

describe('PlatformOrganizationUpdated', () => {
  test('what is absent stays', async () => {
    const { id } = await create();
    expect(await context.updateOrganization({ organizationId: id, name: ' Renamed ' })).toMatchObject({
      kind: 'PlatformOrganizationUpdated',
      organization: { name: 'Renamed', plan: 'TRIAL', trialEndsAt: inFourteenDays },
    });
  });

  test('a paid plan takes the end of the trial away, a trial gives one (V-70)', async () => {
    const { id } = await create();
    const paid = await context.updateOrganization({ organizationId: id, plan: 'GROWTH' });
    expect(paid).toMatchObject({ organization: { plan: 'GROWTH', trialEndsAt: null } });
    const trial = await context.updateOrganization({ organizationId: id, plan: 'TRIAL' });
    expect(trial).toMatchObject({ organization: { plan: 'TRIAL', trialEndsAt: inFourteenDays } });
    const trialEndsAt = new Date('2026-05-01T00:00:00.000Z');
    const longer = await context.updateOrganization({ organizationId: id, trialEndsAt });
    expect(longer).toMatchObject({ organization: { trialEndsAt } });
  });

  test('the entries hold what was before and what is now', async () => {
    const { id } = await create();
    await context.updateOrganization({ organizationId: id, plan: 'STARTER' });
    const { rows } = await services.owner.query(
      "SELECT before ->> 'plan' AS before, after ->> 'plan' AS after FROM platform.audit_logs WHERE action = 'organization.updated' AND organization_id = $1",
      [id],
    );
    expect(rows).toEqual([{ before: 'TRIAL', after: 'STARTER' }]);
  });
});

describe('InvalidInput', () => {
  test.each(['', '   ', 'x'.repeat(201)])('%j is no name', async (name) => {
    const { id } = await create();
    const outcomes = [
      await context.createOrganization({ ...wish, name }),
      await context.updateOrganization({ organizationId: id, name }),
    ];
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'name' }] });
  });

  test.each([
    [{ ownerEmail: 'camille@example.com' }, ['ownerName']],
    [{ ownerName: 'Camille' }, ['ownerEmail']],
    [{ ownerEmail: 'camille@example.com, eve@example.com', ownerName: 'Camille' }, ['ownerEmail']],
    [{ ownerEmail: 'camille@example.com', ownerName: 'x'.repeat(121) }, ['ownerName']],
  ])('%j is no owner', async (owner, paths) => {
    expect(await context.createOrganization({ ...wish, ...owner })).toMatchObject({
      kind: 'InvalidInput',
      problems: paths.map((path) => ({ path })),
    });
  });

  test('only a trial ends, and in the future', async () => {
    const { id } = await create();
    for (const change of [
      { plan: 'GROWTH', trialEndsAt: new Date('2026-05-01T00:00:00.000Z') } as const,
      { trialEndsAt: clock.now() },
    ]) {
      expect(await context.updateOrganization({ organizationId: id, ...change })).toMatchObject({
        kind: 'InvalidInput',
        problems: [{ path: 'trialEndsAt' }],
      });
    }
  });
});
