import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import { leaseMs, type AgentRun } from '../domain/run.js';
import type { StepRecord } from './run.repository.js';

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

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const storeOf = (where = organization) => campaignRows(services, where);
const runs = () => storeOf().runs;
const aRun = async (where = organization): Promise<AgentRun> => {
  const { campaigns, runs: theirs } = storeOf(where);
  const campaign = await campaigns.create(
    {
      name: 'Spring',
      source: 'IMPORTED_LIST',
      criteriaText: '',
      criteria,
      offer: 'Planning software',
      offerTranslation: null,
      leadsMax: 10,
      language: null,
    },
    where.member('MANAGER').userId ?? '',
    clock.now(),
  );
  return theirs.create(campaign.id, null, clock.now());
};
const aStep = (run: AgentRun, worker: string): StepRecord => ({
  runId: run.id,
  fromStep: run.step,
  worker,
  agent: 'PROSPECTOR',
  nextAgent: 'PROSPECTOR',
  nextPosition: null,
  leadCount: 0,
  costMicroUsd: 0,
  events: [],
  now: clock.now(),
});
const commit = (run: AgentRun, worker: string) =>
  storeOf().transaction((transaction) => transaction.runs.commitStep(aStep(run, worker)));

describe('the lease of a run', () => {
  test('two workers, one claim', async () => {
    const run = await aRun();
    const claims = await Promise.all([
      runs().claim(run.id, 'one', clock.now()),
      runs().claim(run.id, 'two', clock.now()),
    ]);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    expect(claims.find((claim) => claim !== null)).toMatchObject({ id: run.id, status: 'RUNNING' });
  });

  test('holds to its last millisecond, and not one longer', async () => {
    const run = await aRun();
    await runs().claim(run.id, 'one', clock.now());
    clock.advance(leaseMs);
    expect(await runs().claim(run.id, 'two', clock.now())).toBeNull();
    clock.advance(1);
    expect(await runs().claim(run.id, 'two', clock.now())).toMatchObject({ status: 'RUNNING' });
  });

  test('an expired one is taken over, and the first worker commits nothing from then on', async () => {
    const run = await aRun();
    await runs().claim(run.id, 'one', clock.now());
    clock.advance(leaseMs + 1);
    await runs().claim(run.id, 'two', clock.now());
    expect(await commit(run, 'one')).toBeNull();
    expect(await runs().renewLease(run.id, 'one', clock.now())).toBe(false);
    await runs().release(run.id, 'one', clock.now());
    expect(await runs().claim(run.id, 'three', clock.now())).toBeNull();
    expect(await commit(run, 'two')).toMatchObject({ step: 1 });
  });

  test('an expired one that nobody took over still lets its worker commit, which renews it', async () => {
    const run = await aRun();
    await runs().claim(run.id, 'one', clock.now());
    clock.advance(leaseMs + 1);
    expect(await commit(run, 'one')).toMatchObject({ step: 1 });
    expect(await runs().claim(run.id, 'two', clock.now())).toBeNull();
  });

  test('renewing keeps the run for as long as the worker lives', async () => {
    const run = await aRun();
    await runs().claim(run.id, 'one', clock.now());
    for (let time = 0; time < 5; time += 1) {
      clock.advance(leaseMs - 1);
      expect(await runs().renewLease(run.id, 'one', clock.now())).toBe(true);
      expect(await runs().claim(run.id, 'two', clock.now())).toBeNull();
    }
  });

  test('is not renewed by a stranger, nor after a pause', async () => {
    const run = await aRun();
    await runs().claim(run.id, 'one', clock.now());
    expect(await runs().renewLease(run.id, 'two', clock.now())).toBe(false);
    await storeOf().transaction(({ runs: moving }) => moving.move(run.id, 'PAUSED', null, clock.now()));
    expect(await runs().renewLease(run.id, 'one', clock.now())).toBe(false);
  });

  test('released, the run is free at once', async () => {
    const run = await aRun();
    await runs().claim(run.id, 'one', clock.now());
    await runs().release(run.id, 'one', clock.now());
    expect(await runs().claim(run.id, 'two', clock.now())).toMatchObject({ status: 'RUNNING' });
  });

  test('is not released by a stranger', async () => {
    const run = await aRun();
    await runs().claim(run.id, 'one', clock.now());
    await runs().release(run.id, 'two', clock.now());
    expect(await runs().claim(run.id, 'two', clock.now())).toBeNull();
  });

  test.each(['PAUSED', 'CANCELLED'] as const)('a run that is %s is nobody’s to take', async (status) => {
    const run = await aRun();
    await storeOf().transaction(({ runs: moving }) => moving.move(run.id, status, null, clock.now()));
    clock.advance(leaseMs + 1);
    expect(await runs().claim(run.id, 'one', clock.now())).toBeNull();
  });
});

describe('what the sweep sees', () => {
  const waiting = async (): Promise<readonly string[]> => {
    const rows = await services.systemRows('SELECT organization_id, id FROM campaign.runs_waiting($1)', [clock.now()]);
    return rows.filter((row) => row.organization_id === organization.id).map((row) => row.id);
  };

  test('runs that wait and runs whose worker is silent, and no other', async () => {
    const [queued, silent, working, paused, cancelled] = [
      await aRun(),
      await aRun(),
      await aRun(),
      await aRun(),
      await aRun(),
    ];
    await runs().claim(silent.id, 'one', clock.now());
    clock.advance(leaseMs + 1);
    await runs().claim(working.id, 'one', clock.now());
    await storeOf().transaction(async ({ runs: moving }) => {
      await moving.move(paused.id, 'PAUSED', null, clock.now());
      await moving.move(cancelled.id, 'CANCELLED', null, clock.now());
    });
    expect(await waiting()).toEqual([queued.id, silent.id].sort());
  });
});

describe('the runs of an organization', () => {
  test('another organization finds, claims, moves and renews none of them', async () => {
    const other = await services.anOrganization();
    const theirs = await aRun(other);
    const mine = await aRun();
    expect(await runs().findById(theirs.id)).toBeNull();
    expect([...(await runs().findByIds([theirs.id, mine.id, 'no id'])).keys()]).toEqual([mine.id]);
    expect([...(await runs().latestByCampaign([theirs.campaignId, mine.campaignId, 'no id'])).values()]).toEqual([
      mine,
    ]);
    expect(await runs().page(theirs.campaignId, null, 10)).toEqual([]);
    expect(await runs().claim(theirs.id, 'one', clock.now())).toBeNull();
    await storeOf(other).runs.claim(theirs.id, 'one', clock.now());
    const before = await storeOf(other).runs.findById(theirs.id);
    expect(await runs().renewLease(theirs.id, 'one', clock.now())).toBe(false);
    expect(await runs().countFailure(theirs.id, 'one')).toBe(0);
    await runs().release(theirs.id, 'one', clock.now());
    await storeOf().transaction(({ runs: moving }) => moving.move(theirs.id, 'CANCELLED', null, clock.now()));
    expect(await storeOf(other).runs.findById(theirs.id)).toEqual(before);
    expect(await storeOf(other).runs.claim(theirs.id, 'two', clock.now())).toBeNull();
  });

  test('one campaign has one unfinished run at a time', async () => {
    const run = await aRun();
    await expect(runs().create(run.campaignId, null, clock.now())).rejects.toThrow();
    await storeOf().transaction(({ runs: moving }) => moving.move(run.id, 'CANCELLED', null, clock.now()));
    const next = await runs().create(run.campaignId, null, clock.now());
    expect((await runs().latestByCampaign([run.campaignId])).get(run.campaignId)).toEqual(next);
    expect((await runs().page(run.campaignId, null, 10)).map(({ id }) => id)).toEqual([next.id, run.id]);
  });
});
