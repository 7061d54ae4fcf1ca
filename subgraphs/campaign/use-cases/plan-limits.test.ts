import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { campaignRows, haveUsed, putOnPlan } from '../../../tests/support/house-rows.js';
import { inWaves } from '../../../tests/support/in-waves.js';
import { storeFactory } from '../context.js';
import type { Campaign } from '../domain/campaign.js';
import { approveEmail } from './approve-email.js';
import { createCampaign } from './create-campaign.js';
import { launchCampaign } from './launch-campaign.js';
import { resumeCampaign } from './resume-campaign.js';

const clock = new TestClock();
const ended = new Date(clock.now().getTime() - 1);
const nobody = { companies: [], sectors: [], subIndustries: [], titles: [], places: [] };
const criteria = {
  titles: [],
  seniorities: [],
  functions: [],
  sectors: [],
  subIndustries: [],
  places: [],
  exclusions: nobody,
  unread: [],
};
const content = {
  name: 'Spring',
  source: 'IMPORTED_LIST' as const,
  criteriaText: '',
  offer: 'Planning software for clinics',
  offerTranslation: null,
  leadsMax: 10,
  language: 'EN' as const,
};
let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const needs = () => ({
  viewer: organization.member('MANAGER'),
  store: storeFactory(services)(organization.scope, organization.trail),
  clock,
  readCriteria: async () => criteria,
});
const create = () => ready(createCampaign, needs())(content);
const launch = (campaignId: string) => ready(launchCampaign, needs())({ campaignId });
const askContactGate = () => Promise.resolve([]);
const approve = (emailId: string) => ready(approveEmail, { ...needs(), askContactGate })({ emailId });
const kindsOf = (outcomes: readonly { readonly kind: string }[], kind: string): number =>
  outcomes.filter((outcome) => outcome.kind === kind).length;
const aDraft = (): Promise<Campaign> =>
  campaignRows(services, organization).campaigns.create(
    { ...content, criteria },
    organization.member('MANAGER').userId ?? '',
    clock.now(),
  );

async function pendingEmails(count: number): Promise<readonly string[]> {
  const rows = campaignRows(services, organization);
  const campaign = await aDraft();
  const run = await rows.runs.create(campaign.id, null, clock.now());
  const ids = Array.from({ length: count }, () => randomUUID());
  const drafts = ids.map((id) => ({
    id,
    leadId: randomUUID(),
    subject: 'Hello',
    body: 'A note.',
    language: 'EN' as const,
    wordCount: 2,
    facts: [],
  }));
  await rows.emails.addDrafts(campaign.id, run.id, drafts, clock.now());
  return ids;
}

describe('campaigns (O-07)', () => {
  test('never pass the plan when 50 are created at once', async () => {
    await putOnPlan(services, organization, 'STARTER');
    const outcomes = await inWaves(Array.from({ length: 50 }), create);
    expect(kindsOf(outcomes, 'CampaignCreated')).toBe(2);
    expect(outcomes.find(({ kind }) => kind === 'PlanLimitReached')).toMatchObject({
      metric: 'CAMPAIGNS',
      used: 2,
      limit: 2,
      plan: 'STARTER',
    });
    const { rows } = await services.owner.query('SELECT 1 FROM campaign.campaigns WHERE organization_id = $1', [
      organization.id,
    ]);
    expect(rows).toHaveLength(2);
  });

  test('that are over make room for others', async () => {
    await putOnPlan(services, organization, 'TRIAL');
    const campaign = await aDraft();
    expect(await create()).toMatchObject({ kind: 'PlanLimitReached' });
    await campaignRows(services, organization).campaigns.move(campaign.id, 'CANCELLED', clock.now());
    expect(await create()).toMatchObject({ kind: 'CampaignCreated' });
  });

  test('are not launched beyond the plan, however many drafts there are from a larger one', async () => {
    const drafts = [await aDraft(), await aDraft(), await aDraft()];
    await putOnPlan(services, organization, 'STARTER');
    const outcomes = await Promise.all(drafts.map(({ id }) => launch(id)));
    expect(kindsOf(outcomes, 'CampaignLaunched')).toBe(2);
    expect(kindsOf(outcomes, 'PlanLimitReached')).toBe(1);
  });

  test('have no limit on the largest plan', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, create));
    expect(kindsOf(outcomes, 'CampaignCreated')).toBe(20);
  });
});

describe('approved emails (O-07)', () => {
  test('never pass the plan when 70 are approved at once, and wait for the next day', async () => {
    await putOnPlan(services, organization, 'STARTER');
    const emails = await pendingEmails(70);
    const outcomes = await inWaves(emails, approve);
    expect(kindsOf(outcomes, 'EmailApproved')).toBe(60);
    expect(kindsOf(outcomes, 'PlanLimitReached')).toBe(10);
    const waiting = emails.filter((_, place) => outcomes[place]?.kind === 'PlanLimitReached');
    clock.advance(86_400_000);
    expect(await approve(waiting[0] ?? '')).toMatchObject({ kind: 'EmailApproved' });
  });

  test('cost nothing when the draft was decided before', async () => {
    const [email = ''] = await pendingEmails(1);
    await approve(email);
    expect(await approve(email)).toMatchObject({ kind: 'EmailAlreadyDecided' });
    const { rows } = await services.owner.query(
      "SELECT used::int FROM platform.usage_counters WHERE organization_id = $1 AND metric = 'EMAILS'",
      [organization.id],
    );
    expect(rows).toEqual([{ used: 1 }]);
  });

  test('warn the owners once, by a mail that shows no address (X-03)', async () => {
    await putOnPlan(services, organization, 'TRIAL');
    for (const email of await pendingEmails(17)) await approve(email);
    const { rows } = await services.owner.query(
      'SELECT template, idempotency_key FROM platform.mail_outbox WHERE organization_id = $1',
      [organization.id],
    );
    expect(rows).toEqual([{ template: 'plan-limit', idempotency_key: 'plan-limit:EMAILS:trial:80:1' }]);
  });
});

describe('a trial that is over', () => {
  test('launches, resumes and approves nothing more; drafts are still written', async () => {
    const [email = ''] = await pendingEmails(1);
    const paused = await aDraft();
    const rows = campaignRows(services, organization);
    await rows.campaigns.move(paused.id, 'PENDING', clock.now());
    await rows.campaigns.move(paused.id, 'PAUSED', clock.now());
    const draft = await aDraft();
    await putOnPlan(services, organization, 'TRIAL', ended);
    const resumed = await ready(resumeCampaign, needs())({ campaignId: paused.id });
    const outcomes = [await launch(draft.id), resumed, await approve(email)];
    expect(outcomes).toMatchObject(outcomes.map(() => ({ kind: 'TrialEnded', endedAt: ended })));
  });

  test('still lets people prepare', async () => {
    await putOnPlan(services, organization, 'TRIAL', ended);
    expect(await create()).toMatchObject({ kind: 'CampaignCreated' });
  });
});

describe('a month that is used up', () => {
  test('does not hold up what is counted by the day', async () => {
    await putOnPlan(services, organization, 'STARTER');
    await haveUsed(services, organization, { metric: 'LEADS', period: '2026-03', used: 600 });
    const [email = ''] = await pendingEmails(1);
    expect(await approve(email)).toMatchObject({ kind: 'EmailApproved' });
  });
});
