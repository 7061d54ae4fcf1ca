import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { SuppressionList } from '../../../platform/contact/suppression-list.js';
import { storeFactory } from '../context.js';
import type { LeadStore } from '../data/lead-store.js';
import { criteria } from '../domain/assessment.js';
import type { LeadDossier } from '../domain/dossier.js';
import { leadSources } from '../domain/lead-source.js';
import { addLeadNote } from './add-lead-note.js';
import { addProspects } from './add-prospects.js';
import { countLeadsToAssess, leadsToAssess } from './leads-to-assess.js';
import { countLeadsToContact, leadsToContact } from './leads-to-contact.js';
import { recordAssessments } from './record-assessments.js';

let services: TestServices;
let organization: TestOrganization;
let store: LeadStore;
const clock = new TestClock();
const campaignId = randomUUID();
const runId = randomUUID();
const laterRunId = randomUUID();

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  store = storeFactory(services)(organization.scope, organization.trail);
});

const needs = (run = runId) => ({ viewer: organization.agents(run), store, clock });

async function addLeads(count: number, campaign = campaignId): Promise<readonly string[]> {
  const prospects = Array.from({ length: count }, (_, index) => ({
    fullName: `Zoe ${index}`,
    email: `zoe${index}-${campaign.slice(0, 8)}@acme.example`,
    jobTitle: 'CFO',
    language: 'EN' as const,
    source: leadSources[1] ?? '',
    fictitious: true,
  }));
  const outcome = await ready(addProspects, needs())({ runId, campaignId: campaign, prospects });
  return outcome.kind === 'ProspectsAdded' ? outcome.leads.map(({ id }) => id) : [];
}

const toAssess = (run = runId, after: string | null = null, first = 200) =>
  ready(leadsToAssess, needs(run))({ campaignId, runId: run, after, first });
const toContact = (run = runId, after: string | null = null, first = 200) =>
  ready(leadsToContact, needs(run))({ campaignId, runId: run, after, first });
const idsOf = (leads: readonly LeadDossier[]) => leads.map(({ lead }) => lead.id);

/** Gives each of these leads the points in every criterion. */
async function assess(leadIds: readonly string[], points: number): Promise<void> {
  const dossiers = (await toAssess()).leads.filter(({ lead }) => leadIds.includes(lead.id));
  const assessments = dossiers.map(({ lead, sources }) => ({
    leadId: lead.id,
    confidence: 1,
    engine: 'offline',
    model: 'rules',
    taskVersion: '1',
    sources,
    criteria: criteria.map((criterion) => ({
      criterion,
      points,
      known: true,
      band: points >= 16 ? 'HIGH' : 'NONE',
      reason: 'Because.',
      translations: {},
      evidence: [{ sourceKey: 'lead.jobTitle', start: 0, end: 3, quote: 'CFO' }],
    })),
  }));
  const outcome = await ready(recordAssessments, needs())({ runId, assessments });
  if (outcome.kind !== 'AssessmentsRecorded') throw new Error(outcome.message);
}

describe('the leads of a campaign', () => {
  test('come page by page by ascending id, each once, and the same when asked again', async () => {
    const ids = [...(await addLeads(5))].sort();
    await addLeads(2, randomUUID());
    const first = await toAssess(runId, null, 2);
    const second = await toAssess(runId, first.next, 2);
    const third = await toAssess(runId, second.next, 2);
    expect([...idsOf(first.leads), ...idsOf(second.leads), ...idsOf(third.leads)]).toEqual(ids);
    expect([first.next, second.next, third.next]).toEqual([ids[1], ids[3], null]);
    expect(await toAssess(runId, first.next, 2)).toEqual(second);
  });

  test('stay in the list after this run assessed them, so that a run can begin again', async () => {
    const ids = await addLeads(3);
    await assess(ids.slice(0, 1), 0);
    const { leads } = await toAssess();
    expect(idsOf(leads)).toEqual([...ids].sort());
    expect(leads.map(({ assessment }) => assessment?.total ?? null).sort()).toEqual([0, null, null]);
    expect(await ready(countLeadsToAssess, needs())({ campaignId, runId })).toBe(3);
  });

  test('are left out once another run assessed them', async () => {
    const ids = await addLeads(3);
    await assess(ids.slice(0, 1), 0);
    expect(idsOf((await toAssess(laterRunId)).leads)).toEqual([...ids.slice(1)].sort());
    expect(await ready(countLeadsToAssess, needs(laterRunId))({ campaignId, runId: laterRunId })).toBe(2);
  });

  test('carry at most 20 notes, the newest first, and the present moment', async () => {
    const [id = ''] = await addLeads(1);
    const annotate = ready(addLeadNote, { viewer: organization.member('OPERATOR'), store, clock });
    for (let index = 0; index < 22; index += 1) {
      clock.advance(1_000);
      await annotate({ leadId: id, text: `note ${index}` });
    }
    const [dossier] = (await toAssess()).leads;
    const notes = dossier?.sources.filter(({ key }) => key.startsWith('interaction:')) ?? [];
    expect(notes.map(({ text }) => text)).toEqual(Array.from({ length: 20 }, (_, index) => `note ${21 - index}`));
    expect(dossier?.referenceDate).toEqual(clock.now());
  });

  test('take the same few statements for 50 leads as for 5', async () => {
    const count = async (first: number): Promise<number> => {
      const before = services.database.statementCount;
      await toAssess(runId, null, first);
      return services.database.statementCount - before;
    };
    await addLeads(50);
    expect(await count(50)).toBe(await count(5));
  });
});

describe('the leads to contact', () => {
  test('are those that this run qualified, with their assessment', async () => {
    const ids = [...(await addLeads(4))].sort();
    await assess(ids.slice(0, 2), 16);
    await assess(ids.slice(2), 1);
    const { leads, next } = await toContact(runId, null, 1);
    expect(leads).toMatchObject([{ lead: { id: ids[0] }, assessment: { total: 64, verdict: 'QUALIFIED', runId } }]);
    expect(idsOf((await toContact(runId, next, 1)).leads)).toEqual([ids[1]]);
    expect(await ready(countLeadsToContact, needs())({ campaignId, runId })).toBe(2);
    expect((await toContact(laterRunId)).leads).toEqual([]);
  });

  test('are no longer those that were set aside or contacted since', async () => {
    const [id = ''] = await addLeads(1);
    await assess([id], 16);
    await services.owner.query(`UPDATE lead.leads SET status = 'BOUNCED' WHERE id = $1`, [id]);
    expect((await toContact()).leads).toEqual([]);
  });
});

describe('the leads to contact, when some of them object (R-08)', () => {
  const objectTo = async (place: number, campaign: string | null) => {
    const list = new SuppressionList(
      services.database.forOrganization(organization.scope),
      organization.scope,
      services.config.hashSecret,
    );
    const email = `ZOE${place}-${campaignId.slice(0, 8)}+list@acme.example`;
    await list.object(email, { campaignId: campaign, origin: 'ASKED', recordedBy: null }, clock.now());
  };
  const count = () => ready(countLeadsToContact, needs())({ campaignId, runId });

  test('leave them out, of the count as of the pages, which stay full', async () => {
    const ids = await addLeads(7);
    await assess(ids, 16);
    for (const place of [0, 1, 2, 5]) await objectTo(place, null);
    const willing = [3, 4, 6].map((place) => ids[place]).toSorted();
    const first = await toContact(runId, null, 2);
    const second = await toContact(runId, first.next, 2);
    expect([...idsOf(first.leads), ...idsOf(second.leads)]).toEqual(willing);
    expect([first.leads.length, second.next]).toEqual([2, null]);
    expect(await count()).toBe(3);
  });

  test('keep those who object to another campaign alone', async () => {
    const ids = await addLeads(2);
    await assess(ids, 16);
    await objectTo(0, randomUUID());
    await objectTo(1, campaignId);
    expect(idsOf((await toContact()).leads)).toEqual([ids[0]]);
    expect(await count()).toBe(1);
  });

  test('take the same few statements for 40 as for 4', async () => {
    await assess(await addLeads(40), 16);
    await objectTo(0, null);
    const statements = async (size: number): Promise<number> => {
      const before = services.database.statementCount;
      await toContact(runId, null, size);
      return services.database.statementCount - before;
    };
    // One round of candidates is enough unless somebody on the page objects.
    expect(await statements(200)).toBe(await statements(100));
  });
});

describe('whoever may not', () => {
  test('is refused: people, and the agents of another run', async () => {
    const wanted = { campaignId, runId, after: null, first: 1 };
    for (const viewer of [organization.member('OWNER'), organization.agents(laterRunId)]) {
      await expect(ready(leadsToAssess, { viewer, store, clock })(wanted)).rejects.toThrow(NotPermitted);
      await expect(ready(leadsToContact, { viewer, store, clock })(wanted)).rejects.toThrow(NotPermitted);
      await expect(ready(countLeadsToAssess, { viewer, store })(wanted)).rejects.toThrow(NotPermitted);
      await expect(ready(countLeadsToContact, { viewer, store })(wanted)).rejects.toThrow(NotPermitted);
    }
  });

  test('gets nothing of another organization, and nothing for ids that are none', async () => {
    await addLeads(1);
    const other = await services.anOrganization();
    const theirs = storeFactory(services)(other.scope, other.trail);
    const ask = ready(leadsToAssess, { viewer: other.agents(runId), store: theirs, clock });
    expect(await ask({ campaignId, runId, after: null, first: 10 })).toEqual({ leads: [], next: null });
    expect(await ready(leadsToAssess, needs())({ campaignId: 'x', runId, after: null, first: 10 })).toEqual({
      leads: [],
      next: null,
    });
    expect(await ready(leadsToAssess, needs())({ campaignId, runId, after: 'x', first: 10 })).toEqual({
      leads: [],
      next: null,
    });
  });
});
