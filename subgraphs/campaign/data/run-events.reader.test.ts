import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse, type ExecutionResult } from 'graphql';
import { InvalidCursor } from '../../../platform/graphql/cursor.js';
import type { Subgraph } from '../../../platform/graphql/subgraph.js';
import { isStream, subscribeFresh, type SubscriptionResult } from '../../../platform/graphql/subscribe-fresh.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { anonymous, type Viewer } from '../../../platform/viewer/viewer.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import type { AgentRun } from '../domain/run.js';
import type { DeliveredRunEvent } from '../domain/run-event.js';
import { createCampaignSubgraph } from '../subgraph.js';
import { RunEventsReader } from './run-events.reader.js';

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
let subgraph: Subgraph;
let organization: TestOrganization;
let run: AgentRun;

beforeAll(async () => {
  services = await startTestServices({ clock });
  subgraph = await createCampaignSubgraph(services);
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  run = await aRun(organization);
});

const rowsOf = (where: TestOrganization) => campaignRows(services, where);
const aRun = async (where: TestOrganization): Promise<AgentRun> => {
  const { campaigns, runs } = rowsOf(where);
  const campaign = await campaigns.create(
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
  return runs.create(campaign.id, null, clock.now());
};
const record = async (count: number, of = run, where = organization): Promise<void> => {
  const event = { kind: 'LEADS_FOUND', agent: 'PROSPECTOR' } as const;
  for (let number = 0; number < count; number += 1)
    await rowsOf(where).transaction(({ runs }) => runs.record(of.id, event, clock.now()));
};
const readerOf = (where = organization) =>
  new RunEventsReader({
    tail: services.eventTail,
    readTopic: services.readTopic,
    cursors: services.cursors,
    scope: where.scope,
  });

async function take(events: AsyncIterator<DeliveredRunEvent>, count: number): Promise<readonly DeliveredRunEvent[]> {
  const taken: DeliveredRunEvent[] = [];
  while (taken.length < count) {
    const next = await events.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  await events.return?.();
  return taken;
}
const sequences = (from: number, to: number): readonly number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('the events of a run', () => {
  test('come once and in order, those of before and those that happen now', async () => {
    await record(3);
    const reading = take(readerOf().follow(run.id, null), 8);
    await record(5);
    expect((await reading).map((event) => event.sequence)).toEqual(sequences(1, 8));
  });

  test('go on behind the cursor of any of them', async () => {
    await record(6);
    const all = await take(readerOf().follow(run.id, null), 6);
    for (const [index, event] of all.slice(0, 5).entries()) {
      const rest = await take(readerOf().follow(run.id, event.cursor), 5 - index);
      expect(rest).toEqual(all.slice(index + 1));
    }
  });

  test('only the last one is final, and says what the run came to', async () => {
    await rowsOf(organization).runs.claim(run.id, 'worker', clock.now());
    const found = { kind: 'LEADS_FOUND', agent: 'PROSPECTOR', adds: { found: 1 } } as const;
    const step = {
      runId: run.id,
      fromStep: 0,
      worker: 'worker',
      agent: 'PROSPECTOR',
      nextAgent: null,
      nextPosition: null,
      leadCount: 1,
      costMicroUsd: 0,
    } as const;
    await rowsOf(organization).transaction(({ runs }) =>
      runs.commitStep({ ...step, events: [found], now: clock.now() }),
    );
    await rowsOf(organization).transaction(({ runs }) =>
      runs.move(run.id, 'COMPLETED', { kind: 'RUN_COMPLETED', agent: null }, clock.now()),
    );
    const events = await take(readerOf().follow(run.id, null), 2);
    expect(events.map(({ kind, final }) => [kind, final])).toEqual([
      ['LEADS_FOUND', false],
      ['RUN_COMPLETED', true],
    ]);
    expect(events.at(-1)?.counts).toMatchObject({ found: 1 });
  });

  test('of another organization are not there', async () => {
    const other = await services.anOrganization();
    await record(2);
    const theirs = readerOf(other).follow(run.id, null);
    const pending = theirs.next();
    // An event of ours that is read proves that the log was read up to here.
    await record(1);
    await take(readerOf().follow(run.id, null), 3);
    await theirs.return?.();
    expect(await pending).toEqual({ value: undefined, done: true });
  });
});

describe('InvalidCursor', () => {
  test('a cursor of another run, of another organization, of another list, forged or made up', async () => {
    const other = await services.anOrganization();
    const mine = await aRun(organization);
    await record(1);
    const [event] = await take(readerOf().follow(run.id, null), 1);
    const cursor = event?.cursor ?? '';
    const ofList = services.cursors.encode(organization.id, 'campaigns', [1]);
    const ofText = services.cursors.encode(organization.id, `run:${run.id}`, ['1']);
    const negative = services.cursors.encode(organization.id, `run:${run.id}`, [-1]);
    const forged = Buffer.concat([Buffer.alloc(16), Buffer.from('[0]')]).toString('base64url');
    for (const after of [ofList, ofText, negative, forged, '', '0', 'no cursor', `${cursor}A`])
      expect(() => readerOf().follow(run.id, after)).toThrow(InvalidCursor);
    expect(() => readerOf().follow(mine.id, cursor)).toThrow(InvalidCursor);
    expect(() => readerOf(other).follow(run.id, cursor)).toThrow(InvalidCursor);
  });

  test('leaves nobody following', () => {
    const before = services.eventTail.followerCount;
    expect(() => readerOf().follow(run.id, 'no cursor')).toThrow(InvalidCursor);
    expect(services.eventTail.followerCount).toBe(before);
  });
});

describe('agentRunEvents', () => {
  const document = parse(
    'subscription ($run: ID!, $after: String) { agentRunEvents(runId: $run, after: $after) { sequence kind cursor } }',
  );
  const open = (viewer: Viewer, variableValues: { run: string; after?: string }): Promise<SubscriptionResult> => {
    const contextOf = () => subgraph.createContext({ viewer, requestId: 'test', clientAddress: null });
    return subscribeFresh({ schema: subgraph.schema, document, variableValues, contextValue: contextOf() }, contextOf);
  };
  const everything = async (result: SubscriptionResult): Promise<readonly ExecutionResult[]> => {
    if (!isStream(result)) return [result];
    const results: ExecutionResult[] = [];
    for await (const one of result) results.push(one);
    return results;
  };

  test('of an unknown run, of no id and of another organization’s run end at once, with nothing', async () => {
    const other = await services.anOrganization();
    const theirs = await aRun(other);
    await record(2, theirs, other);
    for (const id of [unknownId, 'no id', '', theirs.id])
      expect(await everything(await open(organization.member('VIEWER'), { run: id }))).toEqual([]);
  });

  test('of a run of one’s own are streamed', async () => {
    await record(1);
    const result = await open(organization.member('VIEWER'), { run: run.id });
    if (!isStream(result)) throw new Error('refused');
    expect(await result.next()).toMatchObject({
      value: { data: { agentRunEvents: { sequence: 1, kind: 'LEADS_FOUND' } } },
    });
    await result.return?.();
  });

  test('say what happened in the language that is asked for', async () => {
    await record(1);
    const both = parse(
      'subscription ($run: ID!) { agentRunEvents(runId: $run) { byDefault: message french: message(language: FR) english: message(language: EN) } }',
    );
    const contextOf = () =>
      subgraph.createContext({ viewer: organization.member('VIEWER'), requestId: 'test', clientAddress: null });
    const result = await subscribeFresh(
      { schema: subgraph.schema, document: both, variableValues: { run: run.id }, contextValue: contextOf() },
      contextOf,
    );
    if (!isStream(result)) throw new Error('refused');
    const french = '0 prospect trouvé (liste importée).';
    expect(await result.next()).toMatchObject({
      value: {
        data: { agentRunEvents: { byDefault: french, french, english: '0 prospects found (imported list).' } },
      },
    });
    await result.return?.();
  });

  test('are refused behind a forged cursor', async () => {
    const result = await open(organization.member('VIEWER'), { run: run.id, after: 'forged' });
    expect(isStream(result)).toBe(false);
    expect(result).toMatchObject({ errors: [{ message: new InvalidCursor().message }] });
  });

  test('are not for strangers or the platform owner: nothing is followed for them', async () => {
    const before = services.eventTail.followerCount;
    const statements = services.database.statementCount;
    expect(await open(anonymous, { run: run.id })).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(await open(await services.aPlatformAdmin(), { run: run.id })).toMatchObject({
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(services.eventTail.followerCount).toBe(before);
    expect(services.database.statementCount).toBe(statements);
  });
});
