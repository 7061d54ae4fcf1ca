import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import { anonymous } from '../../../../platform/viewer/viewer.js';
import { haveUsed, putOnPlan } from '../../../../tests/support/house-rows.js';
import { PlanRepository } from '../../data/plans/plan.repository.js';
import { readPlanUsage } from './read-plan-usage.js';

let services: TestServices;
let organization: TestOrganization;
const clock = new TestClock();
beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const read = (viewer = organization.member('VIEWER')) =>
  ready(readPlanUsage, { viewer, plans: new PlanRepository(services.database, organization.scope, clock) })({});
const usageOf = async (metric: string) => (await read())?.metrics.find((usage) => usage.metric === metric);

describe('what a plan allows and what of it is used (O-07)', () => {
  test('is counted in the present period, with the next reset', async () => {
    await putOnPlan(services, organization, 'STARTER');
    await haveUsed(services, organization, { metric: 'LEADS', period: '2026-02', used: 500 });
    await haveUsed(services, organization, { metric: 'LEADS', period: '2026-03', used: 450 });
    await haveUsed(services, organization, { metric: 'EMAILS', period: '2026-03-02', used: 60 });
    expect(await read()).toMatchObject({
      plan: 'STARTER',
      trialEndsAt: null,
      isTrialOver: false,
      metrics: [
        {
          metric: 'LEADS',
          used: 450,
          limit: 500,
          percent: 90,
          level: 'CLOSE',
          per: 'MONTH',
          resetsAt: new Date('2026-04-01T00:00:00.000Z'),
        },
        {
          metric: 'EMAILS',
          used: 60,
          limit: 50,
          percent: 120,
          level: 'STOPPED',
          per: 'DAY',
          resetsAt: new Date('2026-03-03T00:00:00.000Z'),
        },
        { metric: 'CAMPAIGNS', used: 0, limit: 2, percent: 0, level: 'NONE', per: 'NOW', resetsAt: null },
        { metric: 'USERS', used: 5, limit: 2, percent: 250, level: 'STOPPED', per: 'NOW', resetsAt: null },
      ],
    });
  });

  test.each([
    [79, 'NONE'],
    [80, 'NEAR'],
    [90, 'CLOSE'],
    [100, 'REACHED'],
    [119, 'REACHED'],
    [120, 'STOPPED'],
  ])('says at %i of 100 leads: %s', async (used, level) => {
    await putOnPlan(services, organization, 'TRIAL');
    await haveUsed(services, organization, { metric: 'LEADS', period: 'trial', used });
    expect(await usageOf('LEADS')).toMatchObject({ used, level, percent: used });
  });

  test('counts what a platform admin allows instead', async () => {
    await services.owner.query(
      `UPDATE tenant.organizations SET limit_overrides = '{"USERS": null, "LEADS": 7}' WHERE id = $1`,
      [organization.id],
    );
    expect([await usageOf('USERS'), await usageOf('LEADS')]).toMatchObject([
      { limit: null, percent: null, level: 'NONE' },
      { limit: 7 },
    ]);
  });

  test('leaves out people who were removed, and campaigns that are over', async () => {
    await services.owner.query(
      "UPDATE tenant.users SET status = 'REMOVED', removed_at = now(), purge_at = now() WHERE organization_id = $1 AND role = 'VIEWER'",
      [organization.id],
    );
    await services.owner.query(
      `INSERT INTO campaign.campaigns (organization_id, name, source, criteria_text, criteria, offer, leads_max, status)
       SELECT $1, 'c', 'DIRECTORY', '', '{}', 'o', 1, s FROM unnest(ARRAY['DRAFT', 'PAUSED', 'COMPLETED', 'CANCELLED']) AS s`,
      [organization.id],
    );
    expect([await usageOf('USERS'), await usageOf('CAMPAIGNS')]).toMatchObject([{ used: 4 }, { used: 2 }]);
  });

  test('says when the trial is over', async () => {
    await putOnPlan(services, organization, 'TRIAL', clock.now());
    expect(await read()).toMatchObject({ trialEndsAt: clock.now(), isTrialOver: true });
    await putOnPlan(services, organization, 'TRIAL', new Date(clock.now().getTime() + 1));
    expect(await read()).toMatchObject({ isTrialOver: false });
  });
});

describe('somebody of no organization', () => {
  test('is refused', async () => {
    await expect(read(anonymous)).rejects.toThrow(NotPermitted);
    await expect(read(await services.aPlatformAdmin())).rejects.toThrow(NotPermitted);
  });
});
