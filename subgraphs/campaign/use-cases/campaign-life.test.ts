import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import { storeFactory } from '../context.js';
import type { Campaign, CampaignStatus } from '../domain/campaign.js';
import { failedAttemptsMax, leaseMs, type AgentRun, type RunStatus } from '../domain/run.js';
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
const acts = ['launch', 'pause', 'resume', 'cancel', 'claim', 'commit', 'fail', 'finish', 'silence'] as const;
type Act = (typeof acts)[number];

/** What the house should remember of one campaign. */
interface Model {
  campaign: CampaignStatus;
  run: RunStatus | null;
  /** Whether a worker holds the run. */
  held: boolean;
  steps: number;
  failures: number;
  events: number;
  started: boolean;
}

const outcomes: Readonly<Record<Act, (model: Model) => string>> = {
  launch: (model) => {
    if (model.campaign !== 'DRAFT') return 'CampaignNotReady';
    Object.assign(model, { campaign: 'PENDING', run: 'QUEUED' });
    return 'CampaignLaunched';
  },
  pause: (model) => {
    if (model.campaign !== 'PENDING' && model.campaign !== 'ACTIVE') return 'CampaignCannotMove';
    Object.assign(model, { campaign: 'PAUSED', run: 'PAUSED', held: false, failures: 0, events: model.events + 1 });
    return 'CampaignPaused';
  },
  resume: (model) => {
    if (model.campaign !== 'PAUSED') return 'CampaignCannotMove';
    Object.assign(model, { campaign: 'PENDING', run: 'QUEUED', failures: 0, events: model.events + 1 });
    return 'CampaignResumed';
  },
  cancel: (model) => {
    if (model.campaign === 'COMPLETED' || model.campaign === 'CANCELLED') return 'CampaignCannotMove';
    Object.assign(
      model,
      { campaign: 'CANCELLED', held: false },
      model.run === null ? {} : { run: 'CANCELLED', events: model.events + 1 },
    );
    return 'CampaignCancelled';
  },
  claim: (model) => {
    if (model.run !== 'QUEUED' && (model.run !== 'RUNNING' || model.held)) return 'NothingToDo';
    Object.assign(model, {
      campaign: 'ACTIVE',
      run: 'RUNNING',
      held: true,
      events: model.events + (model.started ? 0 : 2),
      started: true,
    });
    return 'RunClaimed';
  },
  commit: (model) => {
    if (model.run !== 'RUNNING' || !model.held) return 'StepInterrupted';
    Object.assign(model, { steps: model.steps + 1, failures: 0, events: model.events + 1 });
    return 'StepCommitted';
  },
  fail: (model) => {
    if (model.run !== 'RUNNING' || !model.held) return 'AttemptFailed';
    Object.assign(model, { failures: model.failures + 1, held: false });
    if (model.failures < failedAttemptsMax) return 'AttemptFailed';
    Object.assign(model, { campaign: 'PAUSED', run: 'FAILED', failures: 0, events: model.events + 1 });
    return 'RunFailed';
  },
  finish: (model) => {
    if (model.run !== 'RUNNING') return 'RunInterrupted';
    Object.assign(model, { campaign: 'COMPLETED', run: 'COMPLETED', held: false, events: model.events + 1 });
    return 'RunFinished';
  },
  silence: (model) => {
    model.held = false;
    return 'Silence';
  },
};

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
  organization = await services.anOrganization();
});
afterAll(() => services.close());

const store = () => storeFactory(services)(organization.scope, organization.trail);

/** Does one act on the real house. Every worker that claims has a name of its own, so that a silent one stays a stranger. */
class House {
  readonly #people = { viewer: organization.member('MANAGER'), store: store(), clock };
  readonly #agents = { viewer: organization.agents('0199c0de-0000-7000-8000-000000000001'), store: store(), clock };
  readonly #campaign: Campaign;
  #workers = 0;
  #worker = 'nobody';

  constructor(campaign: Campaign) {
    this.#campaign = campaign;
  }

  async run(): Promise<AgentRun | null> {
    return (await store().runs.latestByCampaign([this.#campaign.id])).get(this.#campaign.id) ?? null;
  }

  async do(act: Act): Promise<string> {
    const input = { campaignId: this.#campaign.id };
    const run = await this.run();
    if (act === 'launch') return (await ready(launchCampaign, this.#people)(input)).kind;
    if (act === 'pause') return (await ready(pauseCampaign, this.#people)(input)).kind;
    if (act === 'resume') return (await ready(resumeCampaign, this.#people)(input)).kind;
    if (act === 'cancel') return (await ready(cancelCampaign, this.#people)(input)).kind;
    if (act === 'silence') {
      clock.advance(leaseMs + 1);
      this.#worker = 'nobody';
      return 'Silence';
    }
    return run ? this.#work(act, run) : noRun[act];
  }

  async #work(act: 'claim' | 'commit' | 'fail' | 'finish', run: AgentRun): Promise<string> {
    const failure = { runId: run.id, campaign: this.#campaign, worker: this.#worker, reason: 'no answer.' };
    if (act === 'finish')
      return (await ready(finishRun, this.#agents)({ runId: run.id, campaign: this.#campaign })).kind;
    if (act === 'fail') return (await ready(recordRunFailure, this.#agents)(failure)).kind;
    if (act === 'commit') return (await ready(commitStep, this.#agents)(this.#step(run))).kind;
    this.#workers += 1;
    const worker = `worker ${this.#workers}`;
    const { kind } = await ready(claimRun, this.#agents)({ runId: run.id, worker });
    if (kind === 'RunClaimed') this.#worker = worker;
    return kind;
  }

  #step(run: AgentRun) {
    const event = { kind: 'LEADS_FOUND' as const, agent: 'PROSPECTOR' as const, adds: { found: 1 } };
    const agent = 'PROSPECTOR' as const;
    return {
      run,
      worker: this.#worker,
      agent,
      nextAgent: agent,
      nextPosition: null,
      leadCount: 1,
      costMicroUsd: 1,
      events: [event],
      emails: [],
    };
  }
}

const noRun = {
  claim: 'NothingToDo',
  commit: 'StepInterrupted',
  fail: 'AttemptFailed',
  finish: 'RunInterrupted',
} as const;

const sequencesOf = async (run: AgentRun): Promise<readonly number[]> => {
  const { rows } = await services.owner.query<{ sequence: number }>(
    `SELECT (payload->>'sequence')::int AS sequence FROM (SELECT payload FROM platform.event_outbox WHERE topic = $1 UNION ALL SELECT payload FROM platform.event_log WHERE topic = $1) AS e ORDER BY 1`,
    [`run:${run.id}`],
  );
  return rows.map((row) => row.sequence);
};

async function live(walk: readonly Act[]): Promise<void> {
  const campaign = await campaignRows(services, organization).campaigns.create(
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
    organization.member('MANAGER').userId ?? '',
    clock.now(),
  );
  const house = new House(campaign);
  const model: Model = { campaign: 'DRAFT', run: null, held: false, steps: 0, failures: 0, events: 0, started: false };
  for (const act of walk) {
    const expected = outcomes[act](model);
    expect(`${act}: ${await house.do(act)}`).toBe(`${act}: ${expected}`);
    const run = await house.run();
    expect({
      campaign: (await store().campaigns.findById(campaign.id))?.status,
      run: run?.status ?? null,
      steps: run?.step ?? 0,
      events: run?.eventSequence ?? 0,
    }).toEqual({ campaign: model.campaign, run: model.run, steps: model.steps, events: model.events });
  }
  const run = await house.run();
  if (!run) return;
  expect(await sequencesOf(run)).toEqual(Array.from({ length: model.events }, (_, index) => index + 1));
  expect(run.counts.found).toBe(model.steps);
}

test('whatever people and workers do, in whatever order, campaign and run keep to their tables and every event is written once', async () => {
  // Walks that start with a launch reach further.
  const walk = fc.array(fc.constantFrom(...acts), { maxLength: 25 }).map((rest): Act[] => ['launch', 'claim', ...rest]);
  const fromDraft = fc.array(fc.constantFrom(...acts), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(fc.oneof({ arbitrary: walk, weight: 4 }, { arbitrary: fromDraft, weight: 1 }), live),
    { numRuns: 25 },
  );
});

test('four failures in a row, and only in a row, fail the run', async () => {
  await live([
    'launch',
    'claim',
    'fail',
    'claim',
    'fail',
    'claim',
    'fail',
    'claim',
    'commit',
    'fail',
    'claim',
    'fail',
    'claim',
    'fail',
    'claim',
    'fail',
    'resume',
    'claim',
    'finish',
    'cancel',
  ]);
});
