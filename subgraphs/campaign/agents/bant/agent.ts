import { setImmediate } from 'node:timers/promises';
import type { EngineResult } from '../../../../platform/llm/engine.js';
import type { RunEventDraft, Verdict } from '../../domain/run-event.js';
import { leadsPerStep, type Agent, type AgentWork } from '../agent.js';
import {
  LeadsToAssessDocument,
  RecordAssessmentsDocument,
  type AssessmentInput,
  type LeadsToAssessQuery,
  type RecordAssessmentsMutation,
  type TranslationInput,
} from '../operations.generated.js';
import { withinReadBudget } from '../read-budget.js';
import { refuse } from '../refusal.js';
import type { BantOutput } from './output.js';
import { bantTask, type BantInput } from './task.js';

type Dossier = LeadsToAssessQuery['leadsToAssess']['leads'][number];
type Recorded = Extract<
  RecordAssessmentsMutation['recordAssessments'],
  { __typename: 'AssessmentsRecorded' }
>['recorded'][number];

const toTaskInput = (dossier: Dossier, offer: string): BantInput => ({
  reference: dossier.referenceDate,
  language: dossier.lead.language === 'FR' ? 'fr' : 'en',
  offer,
  sources: withinReadBudget(dossier.sources).map((source) => ({
    key: source.key,
    label: source.label,
    kind: source.key.startsWith('interaction:') ? ('note' as const) : ('field' as const),
    text: source.text,
    ...(source.at === null ? {} : { date: source.at }),
  })),
});

type Translations = BantOutput['criteria'][number]['translations'];

const translationsOf = ({ fr, en }: Translations): TranslationInput[] => [
  ...(fr === undefined ? [] : [{ language: 'FR' as const, text: fr }]),
  ...(en === undefined ? [] : [{ language: 'EN' as const, text: en }]),
];

const toAssessment = (dossier: Dossier, result: EngineResult<BantOutput>): AssessmentInput => ({
  leadId: dossier.lead.id,
  confidence: result.value.confidence,
  engine: result.provenance.engine,
  model: result.provenance.model,
  taskVersion: result.provenance.taskVersion,
  sources: dossier.sources.map(({ key, label, text }) => ({ key, label, text })),
  criteria: result.value.criteria.map(({ criterion, points, known, band, reason, translations, evidence }) => ({
    criterion,
    points,
    known,
    band,
    reason,
    translations: translationsOf(translations),
    evidence: evidence.map(({ sourceKey, start, end, quote }) => ({ sourceKey, start, end, quote })),
  })),
});

const addsByVerdict: Readonly<Record<Verdict, RunEventDraft['adds']>> = {
  QUALIFIED: { assessed: 1, qualified: 1 },
  NURTURE: { assessed: 1, nurture: 1 },
  REJECTED: { assessed: 1, rejected: 1 },
};

async function assess({ campaign, toolbox, signal }: AgentWork, dossiers: readonly Dossier[]) {
  const assessments: AssessmentInput[] = [];
  const costs = new Map<string, number>();
  for (const dossier of dossiers) {
    const result = await toolbox.engine.run(bantTask, toTaskInput(dossier, campaign.offer), { signal });
    assessments.push(toAssessment(dossier, result));
    costs.set(dossier.lead.id, result.costMicroUsd ?? 0);
    // The offline engine computes: between two leads the lease, the queue and other runs get their turn.
    await setImmediate();
  }
  return { assessments, costs };
}

const toEvent = (recorded: Recorded, costMicroUsd: number): RunEventDraft => ({
  kind: 'LEAD_ASSESSED',
  agent: 'BANT_QUALIFIER',
  words: { leadName: recorded.leadName },
  leadId: recorded.leadId,
  verdict: recorded.verdict,
  score: recorded.total,
  costMicroUsd,
  ...(addsByVerdict[recorded.verdict] ? { adds: addsByVerdict[recorded.verdict] } : {}),
});

/** Assesses the campaign's leads, a batch a step; the lead house verifies every quote before it records (V-04). */
export const bantQualifier: Agent = async (work) => {
  const { run, campaign, graph, signal } = work;
  const left = campaign.leadsMax - run.counts.assessed;
  const variables = {
    campaignId: campaign.id,
    runId: run.id,
    after: run.position,
    first: Math.max(1, Math.min(leadsPerStep, left)),
  };
  const { leadsToAssess } = await graph.execute(LeadsToAssessDocument, variables, { signal });
  const dossiers = leadsToAssess.leads;
  const total = run.position === null ? Math.min(leadsToAssess.total, campaign.leadsMax) : 0;
  if (dossiers.length === 0) return { nextPosition: null, leadCount: 0, costMicroUsd: 0, events: [], emails: [] };
  const { assessments, costs } = await assess(work, dossiers);
  const { recordAssessments } = await graph.execute(
    RecordAssessmentsDocument,
    { input: { runId: run.id, assessments } },
    { signal },
  );
  if (recordAssessments.__typename !== 'AssessmentsRecorded') return refuse(recordAssessments.message);
  const events = recordAssessments.recorded.map((recorded) => toEvent(recorded, costs.get(recorded.leadId) ?? 0));
  const [first, ...rest] = events;
  return {
    nextPosition: left <= dossiers.length ? null : leadsToAssess.next,
    leadCount: dossiers.length,
    costMicroUsd: [...costs.values()].reduce((sum, cost) => sum + cost, 0),
    // The first batch learns how many there are, and its first event says so.
    events: first ? [{ ...first, adds: { ...first.adds, total } }, ...rest] : [],
    emails: [],
  };
};
