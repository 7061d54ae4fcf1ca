import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import { storeFactory } from '../context.js';
import type { LeadStore } from '../data/lead-store.js';
import { leadSources } from '../domain/lead-source.js';
import type { Prospect } from '../domain/read-prospect.js';
import { addProspects } from './add-prospects.js';

let services: TestServices;
let organization: TestOrganization;
let store: LeadStore;
const clock = new TestClock();
const runId = randomUUID();
const campaignId = randomUUID();

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  store = storeOf(organization);
});

const storeOf = ({ scope, trail }: TestOrganization) => storeFactory(services)(scope, trail);

const prospect = (name: string, given: Partial<Prospect> = {}): Prospect => ({
  fullName: `${name} Dupont`,
  firstName: name,
  lastName: 'Dupont',
  email: `${name.toLowerCase()}@acme.example`,
  jobTitle: 'CFO',
  language: 'EN',
  source: leadSources[1] ?? '',
  fictitious: true,
  company: { name: 'Acme Inc', domain: 'acme.example', city: 'Lyon', foundedYear: 1902 },
  notes: [{ text: `${name} has a budget.`, at: new Date('2026-02-01T09:00:00.000Z') }],
  ...given,
});

const add = async (
  prospects: readonly Prospect[],
  campaign: string = campaignId,
  viewer: Viewer = organization.agents(runId),
) => {
  const outcome = await ready(addProspects, { viewer, store, clock })({ runId, campaignId: campaign, prospects });
  if (outcome.kind !== 'ProspectsAdded') throw new Error(outcome.message);
  return outcome;
};

const rows = async (table: string) => {
  const { rows: found } = await services.owner.query<Record<string, unknown>>(
    `SELECT * FROM lead.${table} WHERE organization_id = $1 ORDER BY id`,
    [organization.id],
  );
  return found;
};

describe('people the organization does not know', () => {
  test('become leads of the campaign with their company, notes and source, in the order of the input', async () => {
    const { leads, addedCount, knownCount } = await add([prospect('Zoe'), prospect('Abel')]);
    expect(leads.map(({ fullName }) => fullName)).toEqual(['Zoe Dupont', 'Abel Dupont']);
    expect([addedCount, knownCount]).toEqual([2, 0]);
    expect(leads[0]).toMatchObject({
      campaignId,
      status: 'NEW',
      language: 'EN',
      fictitious: true,
      source: leadSources[1],
      organizationId: organization.id,
    });
    expect(await rows('companies')).toMatchObject([
      { name: 'Acme Inc', domain: 'acme.example', city: 'Lyon', founded_year: 1902 },
    ]);
    const history = await store.interactions.page(leads[0]?.id ?? '', null, 10);
    expect(history.map(({ kind, text }) => [kind, text])).toEqual([
      ['FOUND', `Found by the prospector. Source: ${leadSources[1]}.`],
      ['NOTE', 'Zoe has a budget.'],
    ]);
    expect(history[1]?.at).toEqual(new Date('2026-02-01T09:00:00.000Z'));
  });

  test('are stored in a number of statements that does not grow with the batch', async () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      prospect(`Name${index}`, { company: { name: `Company ${index}` } }),
    );
    const before = services.database.statementCount;
    expect((await add(many)).addedCount).toBe(200);
    // Two of them take room in the plan and write the act down.
    expect(services.database.statementCount - before).toBeLessThanOrEqual(11);
  });
});

describe('the same input again', () => {
  test('changes nothing and answers the same leads', async () => {
    const first = await add([prospect('Zoe'), prospect('Abel')]);
    const before = [await rows('leads'), await rows('companies'), await rows('interactions')];
    clock.advance(60_000);
    const again = await add([prospect('Zoe'), prospect('Abel')]);
    expect(again.leads.map(({ id }) => id)).toEqual(first.leads.map(({ id }) => id));
    expect([again.addedCount, again.knownCount]).toEqual([0, 2]);
    expect([await rows('leads'), await rows('companies'), await rows('interactions')]).toEqual(before);
  });

  test('at the same time still makes one lead per person', async () => {
    const batches = await Promise.all(Array.from({ length: 4 }, () => add([prospect('Zoe'), prospect('Abel')])));
    expect(new Set(batches.flatMap(({ leads }) => leads.map(({ id }) => id))).size).toBe(2);
    expect(await rows('leads')).toHaveLength(2);
  });
});

describe('people the organization knows', () => {
  test('are completed and join the campaign when they are free', async () => {
    await add([prospect('Zoe', { jobTitle: null })]);
    await services.owner.query('UPDATE lead.leads SET campaign_id = NULL WHERE organization_id = $1', [
      organization.id,
    ]);
    const { leads, knownCount } = await add([prospect('Zoe', { fullName: 'Somebody Else', jobTitle: 'CEO' })]);
    expect(leads).toMatchObject([{ fullName: 'Zoe Dupont', jobTitle: 'CEO', campaignId }]);
    expect(knownCount).toBe(1);
  });

  test('stay where they are and are not part of this campaign when another one has them', async () => {
    const { leads: theirs } = await add([prospect('Zoe')], randomUUID());
    const before = await rows('interactions');
    const { leads, addedCount, knownCount } = await add([
      prospect('Zoe', { notes: [{ text: 'New note', at: new Date(0) }] }),
      prospect('Abel'),
    ]);
    expect(leads.map(({ fullName }) => fullName)).toEqual(['Abel Dupont']);
    expect([addedCount, knownCount]).toEqual([1, 1]);
    expect((await store.leads.findById(theirs[0]?.id ?? ''))?.campaignId).not.toBe(campaignId);
    expect((await rows('interactions')).filter((row) => row['lead_id'] === theirs[0]?.id)).toEqual(before);
  });

  test('are found by name within the company when no address is known', async () => {
    const { leads } = await add([prospect('Zoe', { email: null })]);
    const again = await add([prospect('Zoe', { firstName: null, lastName: null, fullName: 'DUPONT Zoe' })]);
    expect(again.leads).toMatchObject([{ id: leads[0]?.id, email: 'zoe@acme.example' }]);
  });

  test('of another organization are not seen', async () => {
    await add([prospect('Zoe')]);
    const other = await services.anOrganization();
    const outcome = await ready(addProspects, { viewer: other.agents(runId), store: storeOf(other), clock })({
      runId,
      campaignId,
      prospects: [prospect('Zoe')],
    });
    expect(outcome).toMatchObject({ kind: 'ProspectsAdded', addedCount: 1 });
  });
});

describe('an input that cannot be used', () => {
  const problemsOf = async (prospects: readonly Prospect[], campaign: string = campaignId) => {
    const outcome = await ready(addProspects, { viewer: organization.agents(runId), store, clock })({
      runId,
      campaignId: campaign,
      prospects,
    });
    return outcome.kind === 'InvalidInput' ? outcome.problems.map(({ path }) => path) : [];
  };

  test('is refused as a whole, with every place', async () => {
    expect(
      await problemsOf([
        prospect('Zoe'),
        prospect('Abel', { email: 'x' }),
        prospect('Bob', { source: 'linkedin_scrape' }),
      ]),
    ).toEqual(['prospects.1.email', 'prospects.2.source']);
    expect(await rows('leads')).toEqual([]);
  });

  test('names no campaign, or too many people', async () => {
    expect(await problemsOf([], 'not-an-id')).toEqual(['campaignId']);
    expect(await problemsOf(Array.from({ length: 201 }, (_, index) => prospect(`N${index}`)))).toEqual(['prospects']);
  });
});

describe('whoever may not', () => {
  test('is refused: people of any role, and the agents of another run', async () => {
    await expect(add([prospect('Zoe')], campaignId, organization.member('OWNER'))).rejects.toThrow(NotPermitted);
    await expect(add([prospect('Zoe')], campaignId, organization.agents(randomUUID()))).rejects.toThrow(NotPermitted);
  });
});
