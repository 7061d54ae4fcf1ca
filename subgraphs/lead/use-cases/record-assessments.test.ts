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
import { bandPoints, criteria, type ProposedAssessment } from '../domain/assessment.js';
import type { LeadDossier } from '../domain/dossier.js';
import type { LeadStatus } from '../domain/lead.js';
import { leadSources } from '../domain/lead-source.js';
import { addProspects } from './add-prospects.js';
import { leadsToAssess } from './leads-to-assess.js';
import { recordAssessments } from './record-assessments.js';

let services: TestServices;
let organization: TestOrganization;
let store: LeadStore;
let runId: string;
const clock = new TestClock();
const campaignId = randomUUID();

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  runId = randomUUID();
  store = storeFactory(services)(organization.scope, organization.trail);
});

const needs = (viewer: Viewer = organization.agents(runId)) => ({ viewer, store, clock });

/** Leads with a title, a company and a note, as the agents see them. */
async function dossiers(count: number): Promise<readonly LeadDossier[]> {
  const prospects = Array.from({ length: count }, (_, index) => ({
    fullName: `Zoe ${index}`,
    email: `zoe${index}@acme.example`,
    jobTitle: 'Chief Financial Officer',
    language: 'EN' as const,
    source: leadSources[1] ?? '',
    fictitious: true,
    company: { name: 'Acme', industry: 'Health Care' },
    notes: [{ text: 'The budget of 40,000 is approved.', at: new Date('2026-02-01T09:00:00.000Z') }],
  }));
  await ready(addProspects, needs())({ runId, campaignId, prospects });
  return (await ready(leadsToAssess, needs())({ campaignId, runId, after: null, first: 200 })).leads;
}

const bandOf = (points: number): string =>
  Object.keys(bandPoints).find((band) => points <= (bandPoints[band]?.[1] ?? 0)) ?? '';

/** An assessment that holds: each criterion quotes the first source. */
const assess = ({ lead, sources }: LeadDossier, points: readonly number[]): ProposedAssessment => ({
  leadId: lead.id,
  confidence: 0.8,
  engine: 'offline',
  model: 'rules',
  taskVersion: '1',
  sources,
  criteria: criteria.map((criterion, index) => {
    const given = points[index] ?? 0;
    const [source] = sources;
    const evidence =
      source && given > 0 ? [{ sourceKey: source.key, start: 0, end: 5, quote: source.text.slice(0, 5) }] : [];
    const translations = { FR: 'Parce que.', EN: 'Because.' };
    return {
      criterion,
      points: given,
      known: given > 0,
      band: bandOf(given),
      reason: 'Because.',
      translations,
      evidence,
    };
  }),
});

const record = (assessments: readonly ProposedAssessment[], viewer?: Viewer) =>
  ready(recordAssessments, needs(viewer))({ runId, assessments });

async function recorded(assessments: readonly ProposedAssessment[]) {
  const outcome = await record(assessments);
  if (outcome.kind !== 'AssessmentsRecorded') throw new Error(JSON.stringify(outcome.problems));
  return outcome.recorded;
}

const setStatus = (id: string, status: LeadStatus) =>
  services.owner.query('UPDATE lead.leads SET status = $2 WHERE id = $1', [id, status]);
const historyOf = async (id: string) =>
  (await store.interactions.page(id, null, 10)).map(({ kind, text }) => [kind, text]);

describe('assessments that hold', () => {
  test('are summed and judged by the house, and move their leads (V-27 to V-29, X-23)', async () => {
    const leads = await dossiers(4);
    const points = [
      [20, 20, 10, 10],
      [20, 20, 10, 9],
      [10, 10, 10, 10],
      [10, 10, 10, 9],
    ];
    const answer = await recorded(leads.map((dossier, index) => assess(dossier, points[index] ?? [])));
    expect(answer.map(({ total, verdict }) => [total, verdict])).toEqual([
      [60, 'QUALIFIED'],
      [59, 'NURTURE'],
      [40, 'NURTURE'],
      [39, 'REJECTED'],
    ]);
    expect(answer.map(({ leadName }) => leadName)).toEqual(leads.map(({ lead }) => lead.fullName));
    const after = await store.leads.findByIds(leads.map(({ lead }) => lead.id));
    expect([...leads].map(({ lead }) => after.get(lead.id))).toMatchObject([
      { status: 'QUALIFIED', score: 60, verdict: 'QUALIFIED' },
      { status: 'NEW', score: 59, verdict: 'NURTURE' },
      { status: 'NEW', score: 40, verdict: 'NURTURE' },
      { status: 'REJECTED', score: 39, verdict: 'REJECTED' },
    ]);
  });

  test('are written into the history in plain words', async () => {
    const [dossier] = await dossiers(1);
    if (!dossier) throw new Error('No lead.');
    await recorded([assess(dossier, [25, 25, 12, 10])]);
    expect((await historyOf(dossier.lead.id)).slice(0, 2)).toEqual([
      ['STATUS_CHANGED', 'Status: new → qualified.'],
      ['ASSESSED', 'Assessed: 72/100, qualified.'],
    ]);
  });

  test('keep what they say in every language it is known in', async () => {
    const [dossier] = await dossiers(1);
    if (!dossier) throw new Error('No lead.');
    await recorded([assess(dossier, [25, 25, 12, 10])]);
    const history = await store.interactions.page(dossier.lead.id, null, 2);
    expect(history.map(({ translations }) => translations)).toEqual([
      { FR: 'Statut : nouveau → qualifié.', EN: 'Status: new → qualified.' },
      { FR: 'Évalué : 72/100, qualifié.', EN: 'Assessed: 72/100, qualified.' },
    ]);
    const stored = (await store.assessments.latestByLead([dossier.lead.id])).get(dossier.lead.id);
    expect(stored?.criteria.map(({ translations }) => translations.FR)).toEqual(criteria.map(() => 'Parce que.'));
  });

  test('keep the texts they read, the notes with their dates', async () => {
    const [dossier] = await dossiers(1);
    if (!dossier) throw new Error('No lead.');
    await recorded([assess(dossier, [25, 25, 12, 10])]);
    const stored = (await store.assessments.latestByLead([dossier.lead.id])).get(dossier.lead.id);
    expect(stored?.sources).toEqual(dossier.sources);
    expect(stored?.criteria.map(({ criterion, points }) => [criterion, points])).toEqual([
      ['BUDGET', 25],
      ['AUTHORITY', 25],
      ['NEED', 12],
      ['TIMELINE', 10],
    ]);
  });

  test('take the same few statements for 100 leads as for one', async () => {
    const count = async (leads: readonly LeadDossier[]): Promise<number> => {
      const before = services.database.statementCount;
      await recorded(leads.map((dossier) => assess(dossier, [25, 25, 12, 10])));
      return services.database.statementCount - before;
    };
    const leads = await dossiers(101);
    const forOne = await count(leads.slice(0, 1));
    const forHundred = await count(leads.slice(1));
    expect(forHundred).toBe(forOne);
    expect(forHundred).toBeLessThanOrEqual(9);
  });

  test('leave leads that were contacted where they are', async () => {
    const [dossier] = await dossiers(1);
    if (!dossier) throw new Error('No lead.');
    await setStatus(dossier.lead.id, 'MEETING');
    await recorded([assess(dossier, [0, 0, 0, 0])]);
    expect(await store.leads.findById(dossier.lead.id)).toMatchObject({
      status: 'MEETING',
      score: 0,
      verdict: 'REJECTED',
    });
    expect((await historyOf(dossier.lead.id)).map(([kind]) => kind)).not.toContain('STATUS_CHANGED');
  });
});

describe('a repeat', () => {
  test('answers what is stored and changes nothing, even with other points', async () => {
    const leads = await dossiers(2);
    const first = await recorded([assess(leads[0] ?? never(), [25, 25, 12, 10])]);
    const again = await recorded(leads.map((dossier) => assess(dossier, [6, 6, 6, 6])));
    expect(again[0]).toEqual(first[0]);
    expect(again[1]).toMatchObject({ total: 24, verdict: 'REJECTED' });
    const { rows } = await services.owner.query<{ count: number }>(
      'SELECT lead_id, count(*)::int FROM lead.bant_assessments WHERE organization_id = $1 GROUP BY lead_id',
      [organization.id],
    );
    expect(rows.map((row) => row.count)).toEqual([1, 1]);
  });

  test('at the same time records once', async () => {
    const [dossier] = await dossiers(1);
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => recorded([assess(dossier ?? never(), [25, 25, 12, 10])])),
    );
    expect(new Set(answers.map(([one]) => one?.assessmentId)).size).toBe(1);
  });
});

const never = (): never => {
  throw new Error('No lead.');
};

describe('a batch with one assessment that does not hold', () => {
  const refusedPaths = async (assessments: readonly ProposedAssessment[]) => {
    const outcome = await record(assessments);
    return outcome.kind === 'AssessmentRefused' ? outcome.problems.map(({ path }) => path) : [];
  };

  test('is refused as a whole and writes nothing', async () => {
    const [good, bad] = await dossiers(2);
    const forged = assess(bad ?? never(), [25, 25, 12, 10]);
    const quote = { sourceKey: 'lead.jobTitle', start: 0, end: 5, quote: 'forge' };
    const criteriaForged = forged.criteria.map((criterion, index) =>
      index === 0 ? { ...criterion, evidence: [quote] } : criterion,
    );
    expect(
      await refusedPaths([assess(good ?? never(), [25, 25, 12, 10]), { ...forged, criteria: criteriaForged }]),
    ).toEqual(['assessments.1.criteria.0.evidence.0.quote']);
    expect(await store.leads.findById(good?.lead.id ?? '')).toMatchObject({ status: 'NEW', score: null });
    const { rows } = await services.owner.query('SELECT 1 FROM lead.bant_assessments WHERE organization_id = $1', [
      organization.id,
    ]);
    expect(rows).toEqual([]);
  });

  test('because a source says what the lead does not have, or is a note of somebody else', async () => {
    const [one, other] = await dossiers(2);
    const base = assess(one ?? never(), [0, 0, 0, 0]);
    const foreign = other?.sources.filter(({ key }) => key.startsWith('interaction:')) ?? [];
    expect(await refusedPaths([{ ...base, sources: [{ key: 'company.name', text: 'Invented' }] }])).toEqual([
      'assessments.0.sources.0.text',
    ]);
    expect(foreign).toHaveLength(1);
    expect(await refusedPaths([{ ...base, sources: foreign }])).toEqual(['assessments.0.sources.0.text']);
  });

  test('because a lead comes twice, is unknown, or belongs to another organization', async () => {
    const [one] = await dossiers(1);
    const good = assess(one ?? never(), [0, 0, 0, 0]);
    const unknown = { ...good, leadId: randomUUID() };
    const noId = { ...good, leadId: "x' OR 1=1" };
    expect(await refusedPaths([good, good, unknown, noId])).toEqual([
      'assessments.1.leadId',
      'assessments.2.leadId',
      'assessments.3.leadId',
    ]);
    const other = await services.anOrganization();
    const theirStore = storeFactory(services)(other.scope, other.trail);
    const outcome = await ready(recordAssessments, { viewer: other.agents(runId), store: theirStore, clock })({
      runId,
      assessments: [good],
    });
    expect(outcome).toMatchObject({
      kind: 'AssessmentRefused',
      problems: [{ path: 'assessments.0.leadId', message: 'No such lead.' }],
    });
  });

  test('because it is too large', async () => {
    const [one] = await dossiers(1);
    expect(await refusedPaths(Array.from({ length: 201 }, () => assess(one ?? never(), [])))).toEqual(['assessments']);
  });
});

describe('whoever may not', () => {
  test('is refused: people of any role, and the agents of another run', async () => {
    await expect(record([], organization.member('OWNER'))).rejects.toThrow(NotPermitted);
    await expect(record([], organization.agents(randomUUID()))).rejects.toThrow(NotPermitted);
  });
});
