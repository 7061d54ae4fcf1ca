import { createServer, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { HttpGraphClient } from '../../../platform/graphql/graph-client.js';
import { InvalidJobPayload } from '../../../platform/queue/define-job.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import { createToolbox } from '../agents/toolbox.js';
import { storeFactory } from '../context.js';
import type { Campaign } from '../domain/campaign.js';
import { leaseMs, type AgentRun } from '../domain/run.js';
import { claimRun } from '../use-cases/claim-run.js';
import { commitStep } from '../use-cases/commit-step.js';
import { launchCampaign } from '../use-cases/launch-campaign.js';
import { pauseCampaign } from '../use-cases/pause-campaign.js';
import { advanceRunHandler } from './advance-run.handler.js';

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
const toolbox = createToolbox();
const bodyShape = z.object({ query: z.string() });
let services: TestServices;
let graph: Server;
let graphUrl: string;
let organization: TestOrganization;
let manager: Viewer;

/** The operations that the other houses were asked, and what happens before they answer. */
let asked: string[] = [];
let beforeAnswer: (operation: string) => Promise<unknown> = async () => undefined;

/** The graph of an organization whose list is empty. */
const emptyGraph: Readonly<Record<string, unknown>> = {
  LeadsToAssess: { leadsToAssess: { total: 0, next: null, leads: [] } },
  LeadsToContact: { leadsToContact: { next: null, leads: [] } },
  Sender: { myOrganization: { name: 'Test organization' } },
};

const answerTo = async (body: unknown): Promise<unknown> => {
  const operation = /(?:query|mutation) (\w+)/.exec(bodyShape.parse(body).query)?.[1] ?? '';
  asked.push(operation);
  await beforeAnswer(operation);
  const data = emptyGraph[operation];
  return data === undefined ? { errors: [{ message: `internal detail of ${operation}` }] } : { data };
};

beforeAll(async () => {
  services = await startTestServices({ clock });
  graph = createServer((request, response) => {
    void json(request)
      .then(answerTo)
      .then((answer) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)));
  });
  await new Promise<void>((resolve) => {
    graph.listen(0, '127.0.0.1', resolve);
  });
  const address = graph.address();
  graphUrl = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
});
afterAll(async () => {
  graph.closeAllConnections();
  graph.close();
  await services.close();
});
beforeEach(async () => {
  organization = await services.anOrganization();
  manager = organization.member('MANAGER');
  asked = [];
  beforeAnswer = async () => undefined;
});

const storeOf = (where = organization) => storeFactory(services)(where.scope, where.trail);
const rowsOf = (where = organization) => campaignRows(services, where);
const handler = (gatewayUrl = graphUrl) =>
  advanceRunHandler({
    storeOf: storeFactory(services),
    graphOf: ({ claims }) => {
      if (claims.kind !== 'AGENT') throw new Error('Only agents work.');
      return new HttpGraphClient({ gatewayUrl, secrets: ['s'.repeat(32)], viewer: claims, clock, retryForMs: 0 });
    },
    toolbox,
    clock,
    logger: services.logger,
  });
const attempt = (signal = new AbortController().signal) => ({ signal, attempt: 1 });
const advance = (runId: string, from = handler(), where = organization) =>
  from.handle({ organizationId: where.id, runId }, attempt());

const launched = async (where = organization): Promise<{ campaign: Campaign; run: AgentRun }> => {
  const draft = await rowsOf(where).campaigns.create(
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
  const outcome = await ready(launchCampaign, { viewer: where.member('MANAGER'), store: storeOf(where), clock })({
    campaignId: draft.id,
  });
  if (outcome.kind !== 'CampaignLaunched') throw new Error(outcome.message);
  return outcome;
};
const runNow = (run: AgentRun, where = organization) => storeOf(where).runs.findById(run.id);
const statusOf = async (both: { campaign: Campaign; run: AgentRun }) => [
  (await storeOf().campaigns.findById(both.campaign.id))?.status,
  (await runNow(both.run))?.status,
];
const eventsOf = async (run: AgentRun) => {
  const { rows } = await services.owner.query<{ payload: { sequence: number; kind: string } }>(
    `SELECT payload FROM (SELECT payload FROM platform.event_outbox WHERE topic = $1 UNION ALL SELECT payload FROM platform.event_log WHERE topic = $1) AS e
     ORDER BY (payload->>'sequence')::int`,
    [`run:${run.id}`],
  );
  return rows.map((row) => row.payload);
};
const wholeRun = [
  'RUN_STARTED',
  'AGENT_STARTED',
  'LEADS_FOUND',
  'AGENT_FINISHED',
  'AGENT_STARTED',
  'AGENT_FINISHED',
  'AGENT_STARTED',
  'AGENT_FINISHED',
  'RUN_COMPLETED',
];

describe('a run that is rung for', () => {
  test('is worked on by the three agents, one after the other, to its end', async () => {
    const both = await launched();
    await advance(both.run.id);
    expect(await statusOf(both)).toEqual(['COMPLETED', 'COMPLETED']);
    const events = await eventsOf(both.run);
    expect(events.map(({ kind }) => kind)).toEqual(wholeRun);
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
    expect(asked).toEqual(['LeadsToAssess', 'LeadsToAssess', 'LeadsToContact']);
  });

  test('twice at the same moment, is worked on once', async () => {
    const both = await launched();
    await Promise.all([advance(both.run.id), advance(both.run.id)]);
    expect((await eventsOf(both.run)).map(({ kind }) => kind)).toEqual(wholeRun);
    expect(asked).toHaveLength(3);
  });

  test('after its worker fell silent, goes on behind the last committed step', async () => {
    const both = await launched();
    const needs = { viewer: organization.agents(both.run.id), store: storeOf(), clock };
    const claim = await ready(claimRun, needs)({ runId: both.run.id, worker: 'silent' });
    if (claim.kind !== 'RunClaimed') throw new Error(claim.kind);
    const step = {
      run: claim.run,
      worker: 'silent',
      agent: 'PROSPECTOR',
      nextAgent: 'SCHEDULER',
      nextPosition: null,
      leadCount: 0,
      costMicroUsd: 0,
      events: [],
      emails: [],
    } as const;
    await ready(commitStep, needs)(step);
    clock.advance(leaseMs + 1);
    await advance(both.run.id);
    expect(asked).toEqual(['LeadsToContact']);
    expect((await eventsOf(both.run)).map(({ kind }) => kind)).toEqual([
      'RUN_STARTED',
      'AGENT_STARTED',
      'AGENT_FINISHED',
      'RUN_COMPLETED',
    ]);
    expect(await statusOf(both)).toEqual(['COMPLETED', 'COMPLETED']);
  });
});

describe('nothing to do', () => {
  test('for an unknown run and for a run of another organization, which goes on waiting', async () => {
    const other = await services.anOrganization();
    const theirs = await launched(other);
    await advance(unknownId);
    await advance(theirs.run.id);
    expect(asked).toEqual([]);
    expect(await runNow(theirs.run, other)).toEqual(theirs.run);
  });

  test('while another worker holds the run', async () => {
    const both = await launched();
    await rowsOf().runs.claim(both.run.id, 'another', clock.now());
    await advance(both.run.id);
    expect(asked).toEqual([]);
    clock.advance(leaseMs + 1);
    await advance(both.run.id);
    expect(await statusOf(both)).toEqual(['COMPLETED', 'COMPLETED']);
  });
});

describe('a payload that is no payload', () => {
  test.each([
    null,
    {},
    'text',
    { runId: unknownId },
    { organizationId: unknownId, runId: 'no id' },
    { organizationId: "' OR true --", runId: unknownId },
  ])('is refused and never tried again: %j', async (payload) => {
    await expect(handler().handle(payload, attempt())).rejects.toThrow(InvalidJobPayload);
    expect(asked).toEqual([]);
  });
});

describe('a process that drains', () => {
  test('takes no further step and lets go at once', async () => {
    const both = await launched();
    await handler().handle({ organizationId: organization.id, runId: both.run.id }, attempt(AbortSignal.abort()));
    expect(asked).toEqual([]);
    expect(await runNow(both.run)).toMatchObject({ status: 'RUNNING', step: 0 });
    expect(await rowsOf().runs.claim(both.run.id, 'another', clock.now())).not.toBeNull();
  });

  test('in the middle of a step leaves that step undone and counts no failure', async () => {
    const both = await launched();
    const draining = new AbortController();
    beforeAnswer = async (operation) => {
      if (operation === 'LeadsToContact') draining.abort(new Error('The process ends.'));
    };
    await handler().handle({ organizationId: organization.id, runId: both.run.id }, attempt(draining.signal));
    expect(await runNow(both.run)).toMatchObject({ status: 'RUNNING', step: 2, agent: 'SCHEDULER' });
    const { rows } = await services.owner.query('SELECT failed_attempts FROM campaign.agent_runs WHERE id = $1', [
      both.run.id,
    ]);
    expect(rows).toEqual([{ failed_attempts: 0 }]);
    beforeAnswer = async () => undefined;
    await advance(both.run.id);
    expect((await eventsOf(both.run)).map(({ kind }) => kind)).toEqual(wholeRun);
  });
});

describe('a campaign that is paused while an agent works', () => {
  test('commits nothing of that step, and is no failure', async () => {
    const both = await launched();
    beforeAnswer = async () => {
      if (asked.length === 2)
        await ready(pauseCampaign, { viewer: manager, store: storeOf(), clock })({ campaignId: both.campaign.id });
    };
    await advance(both.run.id);
    expect(await statusOf(both)).toEqual(['PAUSED', 'PAUSED']);
    expect(await runNow(both.run)).toMatchObject({ step: 1, agent: 'BANT_QUALIFIER' });
    expect((await eventsOf(both.run)).at(-1)?.kind).toBe('RUN_PAUSED');
  });
});

describe('a graph that cannot be reached', () => {
  test('fails the attempt; the fourth in a row fails the run and tells people nothing internal', async () => {
    const both = await launched();
    const away = handler('http://127.0.0.1:9');
    for (let time = 1; time <= 4; time += 1) {
      await expect(advance(both.run.id, away)).rejects.toThrow();
      expect((await runNow(both.run))?.status).toBe(time < 4 ? 'RUNNING' : 'FAILED');
    }
    expect(await statusOf(both)).toEqual(['PAUSED', 'FAILED']);
    const last = (await eventsOf(both.run)).at(-1);
    expect(last?.kind).toBe('RUN_FAILED');
    expect(JSON.stringify(last)).not.toMatch(/127\.0\.0\.1|ECONN|gateway/i);
  });
});
