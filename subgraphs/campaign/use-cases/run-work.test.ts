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
import type { Campaign } from '../domain/campaign.js';
import { failedAttemptsMax, leaseMs, type AgentRun } from '../domain/run.js';
import type { RunEventDraft } from '../domain/run-event.js';
import { claimRun } from './claim-run.js';
import { commitStep, type FinishedStep } from './commit-step.js';
import { finishRun } from './finish-run.js';
import { recordRunFailure } from './record-run-failure.js';

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
let agents: Viewer;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  agents = organization.agents(unknownId);
});

const storeOf = (where: TestOrganization) => storeFactory(services)(where.scope, where.trail);
const needsOf = (viewer: Viewer, where: TestOrganization) => ({ viewer, store: storeOf(where), clock });
const claim = (runId: string, worker = 'worker', viewer = agents) =>
  ready(claimRun, needsOf(viewer, organization))({ runId, worker });
const commit = (step: FinishedStep, viewer = agents) => ready(commitStep, needsOf(viewer, organization))(step);
const finish = (runId: string, campaign: Campaign, viewer = agents) =>
  ready(finishRun, needsOf(viewer, organization))({ runId, campaign });
const fail = (runId: string, campaign: Campaign, worker = 'worker', viewer = agents) =>
  ready(recordRunFailure, needsOf(viewer, organization))({ runId, campaign, worker, reason: 'no answer.' });

const aRun = async (where = organization): Promise<{ campaign: Campaign; run: AgentRun }> => {
  const { campaigns, runs } = campaignRows(services, where);
  const draft = await campaigns.create(
    {
      name: 'Spring',
      source: 'IMPORTED_LIST',
      criteriaText: '',
      criteria,
      offer: 'Planning software',
      offerTranslation: null,
      leadsMax: 10,
      language: 'EN',
    },
    where.member('MANAGER').userId ?? '',
    clock.now(),
  );
  const campaign = (await campaigns.move(draft.id, 'PENDING', clock.now())) ?? draft;
  return { campaign, run: await runs.create(draft.id, null, clock.now()) };
};
const aClaimedRun = async (): Promise<{ campaign: Campaign; run: AgentRun }> => {
  const { campaign, run } = await aRun();
  const outcome = await claim(run.id);
  if (outcome.kind !== 'RunClaimed') throw new Error(outcome.kind);
  return { campaign, run: outcome.run };
};
const stored = (run: AgentRun) => storeOf(organization).runs.findById(run.id);

const found = (): RunEventDraft => ({
  kind: 'LEADS_FOUND',
  agent: 'PROSPECTOR',
  foundCount: 2,
  adds: { found: 2, total: 2 },
});
const drafted = (leadId: string): RunEventDraft => ({
  kind: 'EMAIL_DRAFTED',
  agent: 'PROSPECTOR',
  leadId,
  adds: { drafted: 1 },
});
const aStep = (run: AgentRun, change: Partial<FinishedStep> = {}): FinishedStep => {
  const leadId = randomUUID();
  return {
    run,
    worker: 'worker',
    agent: 'PROSPECTOR',
    nextAgent: 'BANT_QUALIFIER',
    nextPosition: 'page 2',
    leadCount: 2,
    costMicroUsd: 40,
    events: [found(), drafted(leadId)],
    emails: [
      {
        id: randomUUID(),
        leadId,
        subject: 'Hello',
        body: 'A note.',
        language: 'EN',
        wordCount: 2,
        facts: [{ source: 'lead:jobTitle', quote: 'CFO' }],
      },
    ],
    ...change,
  };
};

interface EventPayload {
  readonly sequence: number;
  readonly kind: string;
  readonly counts: Readonly<Record<string, number>>;
}
const eventsOf = async (run: AgentRun): Promise<readonly EventPayload[]> => {
  const { rows } = await services.owner.query<{ payload: EventPayload }>(
    `SELECT payload FROM (SELECT payload FROM platform.event_outbox WHERE topic = $1 UNION ALL SELECT payload FROM platform.event_log WHERE topic = $1) AS e
     ORDER BY (payload->>'sequence')::int`,
    [`run:${run.id}`],
  );
  return rows.map((row) => row.payload);
};
/** Everything that a step may leave behind. */
const everything = async (run: AgentRun) => {
  const rowsOf = async (query: string) => (await services.owner.query<Record<string, unknown>>(query, [run.id])).rows;
  return {
    run: await rowsOf('SELECT * FROM campaign.agent_runs WHERE id = $1'),
    jobs: await rowsOf(
      'SELECT step, agent, lead_count, cost_micro_usd, worker, finished_at FROM campaign.agent_jobs WHERE run_id = $1 ORDER BY step',
    ),
    emails: await rowsOf('SELECT id, status, lead_id FROM campaign.emails WHERE run_id = $1 ORDER BY id'),
    events: await eventsOf(run),
  };
};

describe('RunClaimed', () => {
  test('the first worker starts the campaign and says so, once', async () => {
    const { campaign, run } = await aRun();
    const outcome = await claim(run.id);
    expect(outcome).toMatchObject({
      kind: 'RunClaimed',
      run: { status: 'RUNNING', agent: 'PROSPECTOR', position: null, startedAt: clock.now(), eventSequence: 2 },
    });
    expect(await storeOf(organization).campaigns.findById(campaign.id)).toMatchObject({ status: 'ACTIVE' });
    clock.advance(leaseMs + 1);
    expect(await claim(run.id, 'another')).toMatchObject({ kind: 'RunClaimed', run: { eventSequence: 2 } });
    expect((await eventsOf(run)).map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [1, 'RUN_STARTED'],
      [2, 'AGENT_STARTED'],
    ]);
  });

  test('20 workers at the same moment: one takes it', async () => {
    const { run } = await aRun();
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, number) => claim(run.id, `worker ${number}`)));
    expect(outcomes.filter((outcome) => outcome.kind === 'RunClaimed')).toHaveLength(1);
    expect(await eventsOf(run)).toHaveLength(2);
  });
});

describe('NothingToDo', () => {
  test.each([unknownId, 'no id', ''])('for the unknown id "%s"', async (runId) => {
    expect(await claim(runId)).toEqual({ kind: 'NothingToDo' });
  });

  test("for another organization's run, which goes on waiting", async () => {
    const other = await services.anOrganization();
    const theirs = await aRun(other);
    expect(await claim(theirs.run.id)).toEqual({ kind: 'NothingToDo' });
    expect(await storeOf(other).runs.findById(theirs.run.id)).toEqual(theirs.run);
    expect(await storeOf(other).campaigns.findById(theirs.campaign.id)).toEqual(theirs.campaign);
  });
});

describe('StepCommitted', () => {
  test('the step, its job, its drafts, its counts and its events are there together', async () => {
    const { run } = await aClaimedRun();
    clock.advance(1_000);
    const step = aStep(run);
    const outcome = await commit(step);
    expect(outcome).toMatchObject({
      kind: 'StepCommitted',
      run: {
        step: 1,
        agent: 'BANT_QUALIFIER',
        position: 'page 2',
        eventSequence: 4,
        costMicroUsd: 40,
        counts: { found: 2, total: 2, drafted: 1, assessed: 0 },
      },
    });
    const left = await everything(run);
    expect(left.jobs).toEqual([
      { step: 1, agent: 'PROSPECTOR', lead_count: 2, cost_micro_usd: '40', worker: 'worker', finished_at: clock.now() },
    ]);
    expect(left.emails).toEqual([{ id: step.emails[0]?.id, status: 'PENDING', lead_id: step.emails[0]?.leadId }]);
    expect(left.events.map(({ sequence, kind }) => [sequence, kind])).toEqual([
      [1, 'RUN_STARTED'],
      [2, 'AGENT_STARTED'],
      [3, 'LEADS_FOUND'],
      [4, 'EMAIL_DRAFTED'],
    ]);
    expect(left.events.map((event) => [event.counts['found'], event.counts['drafted']])).toEqual([
      [0, 0],
      [0, 0],
      [2, 0],
      [2, 1],
    ]);
  });

  test('over many steps the sequences are 1..n and the last event carries the run’s counts', async () => {
    let { run } = await aClaimedRun();
    for (let number = 1; number <= 12; number += 1) {
      const outcome = await commit(
        aStep(run, { events: Array.from({ length: number % 4 }, () => found()), emails: [] }),
      );
      if (outcome.kind !== 'StepCommitted') throw new Error(outcome.kind);
      run = outcome.run;
    }
    const events = await eventsOf(run);
    expect(events.map((event) => event.sequence)).toEqual(events.map((_, index) => index + 1));
    expect(events).toHaveLength(run.eventSequence);
    expect(events.at(-1)?.counts).toEqual(run.counts);
    expect(run.step).toBe(12);
  });
});

describe('StepInterrupted', () => {
  test('the same step a second time is refused and changes nothing', async () => {
    const { run } = await aClaimedRun();
    await commit(aStep(run));
    const before = await everything(run);
    expect(await commit(aStep(run))).toEqual({ kind: 'StepInterrupted' });
    expect(await everything(run)).toEqual(before);
  });

  test('20 copies of a step at the same moment are committed once', async () => {
    const { run } = await aClaimedRun();
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => commit(aStep(run))));
    expect(outcomes.filter((outcome) => outcome.kind === 'StepCommitted')).toHaveLength(1);
    const left = await everything(run);
    expect([left.jobs.length, left.emails.length, left.events.length]).toEqual([1, 1, 4]);
  });

  test('a worker that does not hold the run commits nothing', async () => {
    const { run } = await aClaimedRun();
    const before = await everything(run);
    expect(await commit(aStep(run, { worker: 'another' }))).toEqual({ kind: 'StepInterrupted' });
    expect(await everything(run)).toEqual(before);
  });

  test('a step whose drafts cannot be stored leaves nothing of itself', async () => {
    const { run } = await aClaimedRun();
    const before = await everything(run);
    const broken = { ...aStep(run).emails[0], leadId: 'no id' } as FinishedStep['emails'][number];
    await expect(commit(aStep(run, { emails: [broken] }))).rejects.toThrow();
    expect(await everything(run)).toEqual(before);
    expect(await commit(aStep(run))).toMatchObject({ kind: 'StepCommitted', run: { step: 1 } });
  });

  test("another organization's run is untouched", async () => {
    const other = await services.anOrganization();
    const theirs = await aRun(other);
    await ready(claimRun, needsOf(other.agents(unknownId), other))({ runId: theirs.run.id, worker: 'worker' });
    const before = await everything(theirs.run);
    expect(await commit(aStep(theirs.run))).toEqual({ kind: 'StepInterrupted' });
    expect(await everything(theirs.run)).toEqual(before);
  });
});

describe('RunFinished', () => {
  test('run and campaign complete together, with one last event', async () => {
    const { campaign, run } = await aClaimedRun();
    clock.advance(1_000);
    expect(await finish(run.id, campaign)).toEqual({ kind: 'RunFinished' });
    expect(await stored(run)).toMatchObject({ status: 'COMPLETED', agent: null, finishedAt: clock.now() });
    expect(await storeOf(organization).campaigns.findById(campaign.id)).toMatchObject({ status: 'COMPLETED' });
    expect((await eventsOf(run)).at(-1)).toMatchObject({ sequence: 3, kind: 'RUN_COMPLETED' });
  });
});

describe('RunInterrupted', () => {
  test('a finished run is not finished again', async () => {
    const { campaign, run } = await aClaimedRun();
    await finish(run.id, campaign);
    const before = await everything(run);
    expect(await finish(run.id, campaign)).toEqual({ kind: 'RunInterrupted' });
    expect(await everything(run)).toEqual(before);
  });

  test("another organization's run goes on", async () => {
    const other = await services.anOrganization();
    const theirs = await aRun(other);
    await ready(claimRun, needsOf(other.agents(unknownId), other))({ runId: theirs.run.id, worker: 'worker' });
    const before = await everything(theirs.run);
    expect(await finish(theirs.run.id, theirs.campaign)).toEqual({ kind: 'RunInterrupted' });
    expect(await fail(theirs.run.id, theirs.campaign)).toEqual({ kind: 'AttemptFailed' });
    expect(await everything(theirs.run)).toEqual(before);
    expect(await storeOf(other).campaigns.findById(theirs.campaign.id)).toMatchObject({ status: 'ACTIVE' });
  });
});

describe('AttemptFailed', () => {
  test('lets go of the run, so that the next attempt need not wait for the lease', async () => {
    const { campaign, run } = await aClaimedRun();
    expect(await fail(run.id, campaign)).toEqual({ kind: 'AttemptFailed' });
    expect(await stored(run)).toMatchObject({ status: 'RUNNING', failure: null });
    expect(await claim(run.id, 'another')).toMatchObject({ kind: 'RunClaimed' });
  });

  test('a committed step resets the count', async () => {
    const { campaign, run } = await aClaimedRun();
    let now = run;
    for (let time = 0; time < 3 * failedAttemptsMax; time += 1) {
      expect(await fail(run.id, campaign)).toEqual({ kind: 'AttemptFailed' });
      await claim(run.id);
      if (time % (failedAttemptsMax - 1) !== failedAttemptsMax - 2) continue;
      const outcome = await commit(aStep(now, { emails: [] }));
      if (outcome.kind !== 'StepCommitted') throw new Error(outcome.kind);
      now = outcome.run;
    }
    expect(await stored(run)).toMatchObject({ status: 'RUNNING' });
  });

  test('a worker that lost the run counts nothing against it', async () => {
    const { campaign, run } = await aClaimedRun();
    const before = await everything(run);
    for (let time = 0; time < 2 * failedAttemptsMax; time += 1)
      expect(await fail(run.id, campaign, 'another')).toEqual({ kind: 'AttemptFailed' });
    expect(await everything(run)).toEqual(before);
  });
});

describe('RunFailed', () => {
  test('the fourth failure in a row fails the run and pauses the campaign (V-36)', async () => {
    const { campaign, run } = await aClaimedRun();
    const outcomes: string[] = [];
    for (let time = 0; time < 4; time += 1) {
      if (time > 0) await claim(run.id);
      outcomes.push((await fail(run.id, campaign)).kind);
    }
    expect(outcomes).toEqual(['AttemptFailed', 'AttemptFailed', 'AttemptFailed', 'RunFailed']);
    expect(await stored(run)).toMatchObject({ status: 'FAILED', failure: 'no answer.', finishedAt: clock.now() });
    expect(await storeOf(organization).campaigns.findById(campaign.id)).toMatchObject({ status: 'PAUSED' });
    expect((await eventsOf(run)).at(-1)).toMatchObject({ sequence: 3, kind: 'RUN_FAILED' });
    expect(await claim(run.id)).toEqual({ kind: 'NothingToDo' });
  });
});

describe('not permitted', () => {
  test('nobody but the agents writes down what agents do', async () => {
    const { campaign, run } = await aClaimedRun();
    const before = await everything(run);
    const people = (['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const).map((role) =>
      organization.member(role),
    );
    for (const viewer of [...people, await services.aPlatformAdmin(), anonymous]) {
      await expect(claim(run.id, 'worker', viewer)).rejects.toThrow(NotPermitted);
      await expect(commit(aStep(run), viewer)).rejects.toThrow(NotPermitted);
      await expect(finish(run.id, campaign, viewer)).rejects.toThrow(NotPermitted);
      await expect(fail(run.id, campaign, 'worker', viewer)).rejects.toThrow(NotPermitted);
    }
    expect(await everything(run)).toEqual(before);
  });
});
