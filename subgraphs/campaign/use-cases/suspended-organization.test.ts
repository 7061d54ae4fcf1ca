import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { campaignRows } from '../../../tests/support/house-rows.js';
import { storeFactory } from '../context.js';
import { leaseMs } from '../domain/run.js';
import { claimRun } from './claim-run.js';
import { commitStep } from './commit-step.js';
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
beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const store = () => storeFactory(services)(organization.scope, organization.trail);
const needs = () => ({ viewer: organization.agents(randomUUID()), store: store(), clock });
const claim = (runId: string) => ready(claimRun, needs())({ runId, worker: 'worker' });
const become = (status: string) =>
  services.owner.query('UPDATE tenant.organizations SET status = $2 WHERE id = $1', [organization.id, status]);
const waiting = async (): Promise<readonly string[]> =>
  (await services.systemRows('SELECT organization_id, id FROM campaign.runs_waiting($1)', [clock.now()])).map(
    ({ id }) => id,
  );

async function launched() {
  const manager = organization.member('MANAGER');
  const content = {
    name: 'Spring',
    criteriaText: '',
    criteria,
    offer: 'Planning software',
    offerTranslation: null,
    leadsMax: 10,
  };
  const { id } = await campaignRows(services, organization).campaigns.create(
    { ...content, source: 'IMPORTED_LIST', language: 'EN' },
    manager.userId ?? '',
    clock.now(),
  );
  const outcome = await ready(launchCampaign, { ...needs(), viewer: manager })({ campaignId: id });
  if (outcome.kind !== 'CampaignLaunched') throw new Error(outcome.message);
  return outcome.run;
}

async function claimed() {
  const outcome = await claim((await launched()).id);
  if (outcome.kind !== 'RunClaimed') throw new Error(outcome.kind);
  return outcome.run;
}

describe.each(['SUSPENDED', 'DELETED'])('an organization that is %s', (status) => {
  test('has no run that a worker finds or takes up (V-70)', async () => {
    const run = await launched();
    expect(await waiting()).toContain(run.id);
    await become(status);
    expect(await waiting()).not.toContain(run.id);
    expect(await claim(run.id)).toEqual({ kind: 'NothingToDo' });
  });

  test('has no step committed, nor a lease renewed, by the worker that is at it', async () => {
    const run = await claimed();
    await become(status);
    const step = {
      run,
      worker: 'worker',
      agent: 'PROSPECTOR',
      nextAgent: 'PROSPECTOR',
      nextPosition: 'page 2',
      leadCount: 1,
      costMicroUsd: 5,
      events: [],
      emails: [],
    } as const;
    expect(await ready(commitStep, needs())(step)).toEqual({ kind: 'StepInterrupted' });
    expect(await store().runs.renewLease(run.id, 'worker', clock.now())).toBe(false);
    expect(await store().runs.findById(run.id)).toEqual(run);
  });

  test('goes on where it stood once it is active again', async () => {
    const run = await claimed();
    await become(status);
    clock.advance(leaseMs + 1);
    await become('ACTIVE');
    expect(await waiting()).toContain(run.id);
    expect(await claim(run.id)).toMatchObject({ kind: 'RunClaimed', run: { id: run.id, step: run.step } });
  });
});

test('a neighbour’s runs go on meanwhile', async () => {
  await become('SUSPENDED');
  organization = await services.anOrganization('Neighbour');
  expect((await claim((await launched()).id)).kind).toBe('RunClaimed');
});
