import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
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
import type { AgentRun } from '../domain/run.js';
import { cancelCampaign } from './cancel-campaign.js';
import { claimRun } from './claim-run.js';
import { commitStep } from './commit-step.js';
import { finishRun } from './finish-run.js';
import { launchCampaign } from './launch-campaign.js';
import { pauseCampaign } from './pause-campaign.js';
import { recordRunFailure } from './record-run-failure.js';
import { resumeCampaign } from './resume-campaign.js';

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
const unknownId = '0199c0de-0000-7000-8000-000000000001';
let services: TestServices;
let organization: TestOrganization;
let manager: Viewer;
let agents: Viewer;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  manager = organization.member('MANAGER');
  agents = organization.agents(unknownId);
});

const storeOf = (where: TestOrganization) => storeFactory(services)(where.scope, where.trail);
const needsOf = (viewer: Viewer, where = organization) => ({ viewer, store: storeOf(where), clock });
const pause = (viewer: Viewer) => ready(pauseCampaign, needsOf(viewer));
const resume = (viewer: Viewer) => ready(resumeCampaign, needsOf(viewer));
const cancel = (viewer: Viewer) => ready(cancelCampaign, needsOf(viewer));
const moves = [
  ['pause', pause],
  ['resume', resume],
  ['cancel', cancel],
] as const;

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

interface Launched {
  readonly campaign: Campaign;
  readonly run: AgentRun;
}

const launched = async (where = organization): Promise<Launched> => {
  const draft = await aDraft(where);
  const outcome = await ready(launchCampaign, needsOf(where.member('MANAGER'), where))({ campaignId: draft.id });
  if (outcome.kind !== 'CampaignLaunched') throw new Error(outcome.message);
  return outcome;
};
const claimed = async (): Promise<Launched> => {
  const { campaign, run } = await launched();
  const claim = await ready(claimRun, needsOf(agents))({ runId: run.id, worker: 'worker' });
  if (claim.kind !== 'RunClaimed') throw new Error(claim.kind);
  return { campaign, run: claim.run };
};
const failed = async (): Promise<Launched> => {
  const { campaign, run } = await claimed();
  for (let time = 1; time <= 4; time += 1) {
    if (time > 1) await ready(claimRun, needsOf(agents))({ runId: run.id, worker: 'worker' });
    await ready(recordRunFailure, needsOf(agents))({ runId: run.id, campaign, worker: 'worker', reason: 'no answer.' });
  }
  return { campaign, run };
};
const aStep = (run: AgentRun, worker = 'worker') => ({
  run,
  worker,
  agent: 'PROSPECTOR' as const,
  nextAgent: 'PROSPECTOR' as const,
  nextPosition: 'page 2',
  leadCount: 1,
  costMicroUsd: 5,
  events: [{ kind: 'LEADS_FOUND' as const, agent: 'PROSPECTOR' as const, adds: { found: 1 } }],
  emails: [
    {
      id: randomUUID(),
      leadId: randomUUID(),
      subject: 'Hello',
      body: 'A note.',
      language: 'EN' as const,
      wordCount: 2,
      facts: [],
    },
  ],
});

const statusOf = async ({ campaign, run }: Launched) => {
  const store = storeOf(organization);
  return [(await store.campaigns.findById(campaign.id))?.status, (await store.runs.findById(run.id))?.status];
};
const eventsOf = async (run: AgentRun) => {
  const { rows } = await services.owner.query<{
    payload: { sequence: number; kind: string; counts: { found: number } };
  }>(
    `SELECT payload FROM (SELECT payload FROM platform.event_outbox WHERE topic = $1 UNION ALL SELECT payload FROM platform.event_log WHERE topic = $1) AS e
     ORDER BY (payload->>'sequence')::int`,
    [`run:${run.id}`],
  );
  return rows.map((row) => row.payload);
};
const traces = async (run: AgentRun) => {
  const count = async (table: string) =>
    Number(
      (
        await services.owner.query<{ count: string }>(`SELECT count(*) FROM campaign.${table} WHERE run_id = $1`, [
          run.id,
        ])
      ).rows[0]?.count,
    );
  return {
    jobs: await count('agent_jobs'),
    emails: await count('emails'),
    found: (await storeOf(organization).runs.findById(run.id))?.counts.found,
  };
};

describe('CampaignPaused', () => {
  test('a campaign that waits for a worker waits no more', async () => {
    const both = await launched();
    expect(await pause(manager)({ campaignId: both.campaign.id })).toMatchObject({
      kind: 'CampaignPaused',
      campaign: { status: 'PAUSED' },
    });
    expect(await statusOf(both)).toEqual(['PAUSED', 'PAUSED']);
    expect(await ready(claimRun, needsOf(agents))({ runId: both.run.id, worker: 'worker' })).toEqual({
      kind: 'NothingToDo',
    });
  });

  test('the step under way is not committed and leaves no trace', async () => {
    const both = await claimed();
    await pause(manager)({ campaignId: both.campaign.id });
    expect(await ready(commitStep, needsOf(agents))(aStep(both.run))).toEqual({ kind: 'StepInterrupted' });
    expect(await traces(both.run)).toEqual({ jobs: 0, emails: 0, found: 0 });
    expect((await eventsOf(both.run)).map((event) => event.kind)).toEqual([
      'RUN_STARTED',
      'AGENT_STARTED',
      'RUN_PAUSED',
    ]);
  });

  test('a pause and a step at the same moment: what is committed stands before the pause, never behind it', async () => {
    for (let time = 0; time < 15; time += 1) {
      const both = await claimed();
      const [paused, committed] = await Promise.all([
        pause(manager)({ campaignId: both.campaign.id }),
        ready(commitStep, needsOf(agents))(aStep(both.run)),
      ]);
      expect(paused.kind).toBe('CampaignPaused');
      const times = committed.kind === 'StepCommitted' ? 1 : 0;
      expect(await traces(both.run)).toEqual({ jobs: times, emails: times, found: times });
      const events = await eventsOf(both.run);
      expect(events.at(-1)).toMatchObject({ kind: 'RUN_PAUSED', counts: { found: times } });
      expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
      expect(await statusOf(both)).toEqual(['PAUSED', 'PAUSED']);
    }
  });
});

describe('CampaignResumed', () => {
  const jobsOf = async (run: AgentRun): Promise<number> => {
    const { rows } = await services.owner.query<{ count: string }>(
      `SELECT (SELECT count(*) FROM platform.job_outbox WHERE payload->>'runId' = $1) + (SELECT count(*) FROM bullmq.job WHERE data->>'runId' = $1) AS count`,
      [run.id],
    );
    return Number(rows[0]?.count);
  };

  test('a paused run continues where it stood and is rung for', async () => {
    const both = await claimed();
    const committed = await ready(commitStep, needsOf(agents))(aStep(both.run));
    await pause(manager)({ campaignId: both.campaign.id });
    const jobsBefore = await jobsOf(both.run);
    const outcome = await resume(manager)({ campaignId: both.campaign.id });
    expect(outcome).toMatchObject({
      kind: 'CampaignResumed',
      campaign: { status: 'PENDING' },
      run: { id: both.run.id, status: 'QUEUED' },
    });
    if (committed.kind !== 'StepCommitted') throw new Error(committed.kind);
    expect(await jobsOf(both.run)).toBe(jobsBefore + 1);
    const claim = await ready(claimRun, needsOf(agents))({ runId: both.run.id, worker: 'another' });
    expect(claim).toMatchObject({
      kind: 'RunClaimed',
      run: { step: 1, position: 'page 2', agent: 'PROSPECTOR', counts: committed.run.counts },
    });
    expect((await eventsOf(both.run)).map((event) => event.kind)).toEqual([
      'RUN_STARTED',
      'AGENT_STARTED',
      'LEADS_FOUND',
      'RUN_PAUSED',
      'RUN_RESUMED',
    ]);
    expect(await statusOf(both)).toEqual(['ACTIVE', 'RUNNING']);
  });

  test('a run that was paused before a worker took it, starts then', async () => {
    const both = await launched();
    await pause(manager)({ campaignId: both.campaign.id });
    await resume(manager)({ campaignId: both.campaign.id });
    expect(await ready(claimRun, needsOf(agents))({ runId: both.run.id, worker: 'worker' })).toMatchObject({
      run: { agent: 'PROSPECTOR' },
    });
    expect((await eventsOf(both.run)).map((event) => event.kind)).toEqual([
      'RUN_PAUSED',
      'RUN_RESUMED',
      'RUN_STARTED',
      'AGENT_STARTED',
    ]);
  });

  test('a failed run gets another try, with its failure forgotten and all attempts ahead', async () => {
    const both = await failed();
    expect(await statusOf(both)).toEqual(['PAUSED', 'FAILED']);
    const outcome = await resume(manager)({ campaignId: both.campaign.id });
    expect(outcome).toMatchObject({
      kind: 'CampaignResumed',
      run: { id: both.run.id, status: 'QUEUED', failure: null, finishedAt: null },
    });
    await ready(claimRun, needsOf(agents))({ runId: both.run.id, worker: 'worker' });
    const again = await ready(
      recordRunFailure,
      needsOf(agents),
    )({ runId: both.run.id, campaign: both.campaign, worker: 'worker', reason: 'no answer.' });
    expect(again).toEqual({ kind: 'AttemptFailed' });
    expect(await statusOf(both)).toEqual(['ACTIVE', 'RUNNING']);
  });

  test('20 people resuming at the same moment resume one run once', async () => {
    const both = await launched();
    await pause(manager)({ campaignId: both.campaign.id });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => resume(manager)({ campaignId: both.campaign.id })),
    );
    expect(outcomes.filter((outcome) => outcome.kind === 'CampaignResumed')).toHaveLength(1);
    const { rows } = await services.owner.query('SELECT id FROM campaign.agent_runs WHERE campaign_id = $1', [
      both.campaign.id,
    ]);
    expect(rows).toEqual([{ id: both.run.id }]);
    expect((await eventsOf(both.run)).map((event) => event.kind)).toEqual(['RUN_PAUSED', 'RUN_RESUMED']);
  });
});

describe('CampaignCancelled', () => {
  test('a draft ends without ever having run', async () => {
    const draft = await aDraft();
    expect(await cancel(manager)({ campaignId: draft.id })).toMatchObject({
      kind: 'CampaignCancelled',
      campaign: { status: 'CANCELLED' },
    });
    const { rows } = await services.owner.query('SELECT id FROM campaign.agent_runs WHERE campaign_id = $1', [
      draft.id,
    ]);
    expect(rows).toEqual([]);
  });

  test.each([
    ['waits', launched],
    ['works', claimed],
    ['failed', failed],
  ] as const)('a run that %s is cancelled with it, and no worker takes it up again', async (_state, arrange) => {
    const both = await arrange();
    await cancel(manager)({ campaignId: both.campaign.id });
    expect(await statusOf(both)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await ready(commitStep, needsOf(agents))(aStep(both.run))).toEqual({ kind: 'StepInterrupted' });
    clock.advance(60_000);
    expect(await ready(claimRun, needsOf(agents))({ runId: both.run.id, worker: 'another' })).toEqual({
      kind: 'NothingToDo',
    });
    expect((await eventsOf(both.run)).at(-1)?.kind).toBe('RUN_CANCELLED');
  });

  test('what the agents did so far stays', async () => {
    const both = await claimed();
    await ready(commitStep, needsOf(agents))(aStep(both.run));
    await cancel(manager)({ campaignId: both.campaign.id });
    expect(await traces(both.run)).toEqual({ jobs: 1, emails: 1, found: 1 });
  });
});

describe('people and workers at the same moment', () => {
  const together = async (
    act: (both: Launched) => Promise<unknown>,
    work: (both: Launched) => Promise<unknown>,
    arrange = claimed,
  ) => {
    const all: Launched[] = [];
    for (let time = 0; time < 10; time += 1) all.push(await arrange());
    await Promise.all(all.flatMap((both) => [act(both), work(both)]));
    return Promise.all(all.map(statusOf));
  };
  const finishing = ({ run, campaign }: Launched) => ready(finishRun, needsOf(agents))({ runId: run.id, campaign });
  const claiming = ({ run }: Launched) => ready(claimRun, needsOf(agents))({ runId: run.id, worker: 'worker' });
  const pausing = ({ campaign }: Launched) => pause(manager)({ campaignId: campaign.id });
  const cancelling = ({ campaign }: Launched) => cancel(manager)({ campaignId: campaign.id });

  test('a pause and the end of a run: one of them wins, for campaign and run alike', async () => {
    for (const both of await together(pausing, finishing))
      expect([
        ['PAUSED', 'PAUSED'],
        ['COMPLETED', 'COMPLETED'],
      ]).toContainEqual(both);
  });

  test('a cancellation and the end of a run: one of them wins, for campaign and run alike', async () => {
    for (const both of await together(cancelling, finishing))
      expect([
        ['CANCELLED', 'CANCELLED'],
        ['COMPLETED', 'COMPLETED'],
      ]).toContainEqual(both);
  });

  test('a pause and a worker that takes the run up: the pause wins in the end', async () => {
    for (const both of await together(pausing, claiming, launched)) expect(both).toEqual(['PAUSED', 'PAUSED']);
  });

  test('a pause and a last failure: the campaign waits to be resumed', async () => {
    const lastFailure = async ({ run, campaign }: Launched) => {
      await ready(
        recordRunFailure,
        needsOf(agents),
      )({ runId: run.id, campaign, worker: 'worker', reason: 'no answer.' });
    };
    const failing = async (): Promise<Launched> => {
      const both = await claimed();
      await services.owner.query('UPDATE campaign.agent_runs SET failed_attempts = 3 WHERE id = $1', [both.run.id]);
      return both;
    };
    for (const both of await together(pausing, lastFailure, failing))
      expect([
        ['PAUSED', 'PAUSED'],
        ['PAUSED', 'FAILED'],
      ]).toContainEqual(both);
  });
});

describe('CampaignCannotMove', () => {
  const forbidden: readonly (readonly [keyof typeof acts, CampaignStatus])[] = [
    ...(['DRAFT', 'PAUSED', 'COMPLETED', 'CANCELLED'] as const).map((status) => ['pause', status] as const),
    ...(['DRAFT', 'PENDING', 'ACTIVE', 'COMPLETED', 'CANCELLED'] as const).map((status) => ['resume', status] as const),
    ...(['COMPLETED', 'CANCELLED'] as const).map((status) => ['cancel', status] as const),
  ];
  const acts = { pause, resume, cancel };

  test.each(forbidden)('%s does nothing to a campaign that is %s', async (act, status) => {
    const draft = await aDraft();
    await services.owner.query('UPDATE campaign.campaigns SET status = $2 WHERE id = $1', [draft.id, status]);
    expect(await acts[act](manager)({ campaignId: draft.id })).toMatchObject({ kind: 'CampaignCannotMove', status });
    expect(await storeOf(organization).campaigns.findById(draft.id)).toEqual({ ...draft, status });
  });
});

describe.each(moves)('%s', (_name, act) => {
  test.each([unknownId, 'no id', '', "' OR true --"])(
    'finds no campaign for the unknown id "%s"',
    async (campaignId) => {
      expect(await act(manager)({ campaignId })).toEqual({
        kind: 'CampaignNotFound',
        message: 'No such campaign.',
        campaignId,
      });
    },
  );

  test("finds no campaign for another organization's, which stays as it is", async () => {
    const other = await services.anOrganization();
    const theirs = await launched(other);
    expect(await act(manager)({ campaignId: theirs.campaign.id })).toEqual({
      kind: 'CampaignNotFound',
      message: 'No such campaign.',
      campaignId: theirs.campaign.id,
    });
    expect(await storeOf(other).campaigns.findById(theirs.campaign.id)).toEqual(theirs.campaign);
    expect(await storeOf(other).runs.findById(theirs.run.id)).toEqual(theirs.run);
  });

  test('is not for an operator, a viewer, the agents, the platform owner or a stranger', async () => {
    const both = await launched();
    const refused = [
      organization.member('OPERATOR'),
      organization.member('VIEWER'),
      agents,
      await services.aPlatformAdmin(),
      anonymous,
    ];
    for (const viewer of refused)
      await expect(act(viewer)({ campaignId: both.campaign.id })).rejects.toThrow(NotPermitted);
    expect(await statusOf(both)).toEqual(['PENDING', 'QUEUED']);
  });
});
