import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { bindJob } from '../../../platform/queue/define-job.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { anonymous, type Viewer } from '../../../platform/viewer/viewer.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import { storeFactory } from '../context.js';
import type { Campaign, CampaignStatus } from '../domain/campaign.js';
import { advanceRun } from '../jobs/advance-run.job.js';
import { launchCampaign } from './launch-campaign.js';

const clock = new TestClock();
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
let services: TestServices;
let organization: TestOrganization;
let manager: Viewer;

/** Runs whose bell was rung, and who waits for one. */
const rung: string[] = [];
const waiting = new Map<string, () => void>();
const bellOf = (runId: string): Promise<void> =>
  rung.includes(runId)
    ? Promise.resolve()
    : new Promise((resolve) => {
        waiting.set(runId, resolve);
      });

beforeAll(async () => {
  services = await startTestServices({ clock });
  const binding = bindJob(advanceRun, async ({ runId }) => {
    rung.push(runId);
    waiting.get(runId)?.();
  });
  services.queue.answer([binding], new AbortController().signal, 4);
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  manager = organization.member('MANAGER');
});

const storeOf = (where: TestOrganization) => storeFactory(services)(where.scope, where.trail);
const launch = (viewer: Viewer, where = organization) =>
  ready(launchCampaign, { viewer, store: storeOf(where), clock });
const aDraft = (where = organization): Promise<Campaign> =>
  campaignRows(services, where).campaigns.create(
    {
      name: 'Spring',
      source: 'IMPORTED_LIST',
      criteriaText: '',
      criteria,
      offer: 'Planning software for clinics',
      offerTranslation: null,
      leadsMax: 10,
      language: 'EN',
    },
    where.member('MANAGER').userId ?? '',
    clock.now(),
  );
const aCampaign = async (status: CampaignStatus): Promise<Campaign> => {
  const campaign = await aDraft();
  await services.owner.query('UPDATE campaign.campaigns SET status = $2 WHERE id = $1', [campaign.id, status]);
  return { ...campaign, status };
};
const runsOf = async (campaignId: string): Promise<readonly unknown[]> =>
  (await services.owner.query<{ id: string }>('SELECT * FROM campaign.agent_runs WHERE campaign_id = $1', [campaignId]))
    .rows;

describe('CampaignLaunched', () => {
  test('commits the waiting run and the job that takes it up with the campaign', async () => {
    const draft = await aDraft();
    clock.advance(1_000);
    const outcome = await launch(manager)({ campaignId: draft.id });
    if (outcome.kind !== 'CampaignLaunched') throw new Error(outcome.kind);
    expect(outcome.campaign).toEqual({ ...draft, status: 'PENDING', launchedAt: clock.now(), updatedAt: clock.now() });
    expect(outcome.run).toMatchObject({
      campaignId: draft.id,
      organizationId: organization.id,
      status: 'QUEUED',
      agent: null,
      step: 0,
      eventSequence: 0,
    });
    expect(await storeOf(organization).runs.findById(outcome.run.id)).toEqual(outcome.run);
    await bellOf(outcome.run.id);
    expect(rung.filter((id) => id === outcome.run.id)).toHaveLength(1);
  });

  test('20 launches at the same moment start one run', async () => {
    const draft = await aDraft();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => launch(manager)({ campaignId: draft.id })));
    const launched = outcomes.filter((outcome) => outcome.kind === 'CampaignLaunched');
    expect(launched).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === 'CampaignNotReady')).toHaveLength(19);
    expect(await runsOf(draft.id)).toHaveLength(1);
    const runId = launched[0]?.kind === 'CampaignLaunched' ? launched[0].run.id : '';
    await bellOf(runId);
    const { rows } = await services.owner.query<{ count: string }>(
      'SELECT count(*) FROM platform.job_outbox WHERE organization_id = $1',
      [organization.id],
    );
    expect(Number(rows[0]?.count)).toBeLessThanOrEqual(1);
    expect(rung.filter((id) => id === runId)).toHaveLength(1);
  });
});

describe('CampaignNotReady', () => {
  test.each(['PENDING', 'ACTIVE', 'COMPLETED', 'CANCELLED'] as const)(
    'a campaign that is %s is not launched again',
    async (status) => {
      const campaign = await aCampaign(status);
      expect(await launch(manager)({ campaignId: campaign.id })).toMatchObject({
        kind: 'CampaignNotReady',
        missing: ['to be a draft'],
      });
      expect(await storeOf(organization).campaigns.findById(campaign.id)).toEqual(campaign);
      expect(await runsOf(campaign.id)).toEqual([]);
    },
  );

  test('a paused campaign is to be resumed instead', async () => {
    const campaign = await aCampaign('PAUSED');
    expect(await launch(manager)({ campaignId: campaign.id })).toMatchObject({
      kind: 'CampaignNotReady',
      missing: ['to be resumed instead of launched'],
    });
    expect(await runsOf(campaign.id)).toEqual([]);
  });
});

describe('CampaignNotFound', () => {
  test.each(['0199c0de-0000-7000-8000-000000000001', 'no id', '', "' OR true --"])(
    'for the unknown id "%s"',
    async (campaignId) => {
      expect(await launch(manager)({ campaignId })).toMatchObject({ kind: 'CampaignNotFound', campaignId });
    },
  );

  test("for another organization's campaign, which stays as it is", async () => {
    const other = await services.anOrganization();
    const theirs = await aDraft(other);
    const unknown = await launch(manager)({ campaignId: '0199c0de-0000-7000-8000-000000000001' });
    expect(await launch(manager)({ campaignId: theirs.id })).toEqual({ ...unknown, campaignId: theirs.id });
    expect(await storeOf(other).campaigns.findById(theirs.id)).toEqual(theirs);
    expect(await runsOf(theirs.id)).toEqual([]);
  });
});

describe('not permitted', () => {
  test('an operator, a viewer, the agents, the platform owner and a stranger launch nothing', async () => {
    const draft = await aDraft();
    const refused = [
      organization.member('OPERATOR'),
      organization.member('VIEWER'),
      organization.agents(draft.id),
      await services.aPlatformAdmin(),
      anonymous,
    ];
    for (const viewer of refused) await expect(launch(viewer)({ campaignId: draft.id })).rejects.toThrow(NotPermitted);
    expect(await storeOf(organization).campaigns.findById(draft.id)).toEqual(draft);
  });
});
