import { done } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { AssessedLead, NewAssessment } from '../data/assessment.repository.js';
import type { LeadStore, LeadTransaction } from '../data/lead-store.js';
import {
  criteria,
  type AssessedCriterion,
  type AssessmentSource,
  type BantAssessment,
  type ProposedAssessment,
  type Verdict,
} from '../domain/assessment.js';
import { noteOfKey, sourcesOf } from '../domain/dossier.js';
import { isIdentifier } from '../domain/identifier.js';
import { inHistory, interactionSentences, type InteractionDraft } from '../domain/interaction.js';
import { statusAfterAssessment, type Lead } from '../domain/lead.js';
import { assessmentCounts, assessmentsRecorded, type AssessmentCounts } from '../domain/lead-acts.js';
import { assessmentRefused, type AssessmentRefused, type FieldProblem } from '../domain/lead-problems.js';
import { storableText } from '../domain/storable-text.js';
import { verifyAssessment } from '../domain/verify-assessment.js';
import { assertOwnRun } from './own-run.js';

/** What was recorded for one lead. */
export interface RecordedAssessment {
  readonly leadId: string;
  readonly leadName: string;
  readonly total: number;
  readonly verdict: Verdict;
  readonly assessmentId: string;
}

/** What recording assessments can come to: all of them, or none. */
export type RecordAssessmentsOutcome =
  | { readonly kind: 'AssessmentsRecorded'; readonly recorded: readonly RecordedAssessment[] }
  | AssessmentRefused;

/** What a run proposes. */
export interface RecordAssessmentsInput {
  readonly runId: string;
  readonly assessments: readonly ProposedAssessment[];
}

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly clock: Clock;
}

/** The most assessments of one batch. */
const assessmentsMax = 200;

/** A proposal that holds, with its place in the input. */
interface Verified {
  readonly lead: Lead;
  readonly assessment: NewAssessment;
}

class Refused extends Error {
  constructor(readonly problems: readonly FieldProblem[]) {
    super('Refused.');
  }
}

/** The stored texts of leads by key, read again so that nothing the engine says about them is believed. */
async function storedSources(
  transaction: LeadTransaction,
  leads: readonly Lead[],
  proposals: readonly ProposedAssessment[],
) {
  const noteIds = proposals.flatMap(({ sources }) => sources.flatMap(({ key }) => noteOfKey(key) ?? []));
  const companies = await transaction.companies.findByIds([...new Set(leads.flatMap((lead) => lead.companyId ?? []))]);
  const notes = [...(await transaction.interactions.findByIds([...new Set(noteIds)])).values()].filter(
    ({ kind }) => kind === 'NOTE',
  );
  return (lead: Lead): ReadonlyMap<string, AssessmentSource> => {
    const own = notes.filter((note) => note.leadId === lead.id);
    const sources = sourcesOf(lead, companies.get(lead.companyId ?? '') ?? null, own);
    return new Map(sources.map((source) => [source.key, source]));
  };
}

const storableCriterion = (given: AssessedCriterion): AssessedCriterion => ({
  ...given,
  reason: storableText(given.reason),
  translations: Object.fromEntries(
    Object.entries(given.translations).map(([language, sentence]) => [language, storableText(sentence)]),
  ),
});

function toNewAssessment(
  proposal: ProposedAssessment,
  stored: ReadonlyMap<string, AssessmentSource>,
  result: { readonly total: number; readonly verdict: Verdict },
  runId: string,
  now: Date,
): NewAssessment {
  return {
    leadId: proposal.leadId,
    runId,
    ...result,
    confidence: proposal.confidence,
    engine: storableText(proposal.engine),
    model: storableText(proposal.model),
    taskVersion: storableText(proposal.taskVersion),
    criteria: criteria.flatMap((name) => {
      const given = proposal.criteria.find(({ criterion }) => criterion === name);
      return given ? [storableCriterion(given)] : [];
    }),
    sources: proposal.sources.flatMap(({ key }) => stored.get(key) ?? []),
    assessedAt: now,
  };
}

/** Judges every proposal that is not recorded yet. @throws Refused with everything that is wrong. */
async function verify(
  transaction: LeadTransaction,
  { runId, assessments }: RecordAssessmentsInput,
  leads: ReadonlyMap<string, Lead>,
  recorded: ReadonlyMap<string, BantAssessment>,
  now: Date,
): Promise<readonly Verified[]> {
  const problems: FieldProblem[] = [];
  const seen = new Set<string>();
  const sourcesOfLead = await storedSources(transaction, [...leads.values()], assessments);
  const verified = assessments.flatMap((proposal, place): Verified[] => {
    const lead = leads.get(proposal.leadId);
    const path = `assessments.${place}`;
    if (!lead || seen.has(proposal.leadId)) {
      problems.push({ path: `${path}.leadId`, message: lead ? 'A lead is assessed once.' : 'No such lead.' });
      return [];
    }
    seen.add(lead.id);
    if (recorded.has(lead.id)) return [];
    const stored = sourcesOfLead(lead);
    const result = verifyAssessment(proposal, new Map([...stored].map(([key, { text }]) => [key, text])));
    if (!('problems' in result)) return [{ lead, assessment: toNewAssessment(proposal, stored, result, runId, now) }];
    problems.push(...result.problems.map((problem) => ({ path: `${path}.${problem.path}`, message: problem.message })));
    return [];
  });
  if (problems.length > 0) throw new Refused(problems);
  return verified;
}

const assessedLead = ({ lead, assessment }: Verified): AssessedLead => ({
  leadId: lead.id,
  score: assessment.total,
  verdict: assessment.verdict,
  status: statusAfterAssessment(lead.status, assessment.verdict),
});

function historyOf({ lead, assessment }: Verified): InteractionDraft[] {
  const { runId, total, verdict, assessedAt } = assessment;
  const status = statusAfterAssessment(lead.status, verdict);
  const base = { leadId: lead.id, at: assessedAt, authorId: null, runId };
  const assessed = {
    ...base,
    kind: 'ASSESSED' as const,
    ...inHistory(interactionSentences.assessed(total, verdict), lead.language),
    key: `assessed:${runId}`,
  };
  if (status === lead.status) return [assessed];
  return [
    assessed,
    {
      ...base,
      kind: 'STATUS_CHANGED',
      ...inHistory(interactionSentences.statusChanged(lead.status, status), lead.language),
      key: `status:${runId}:${status}`,
    },
  ];
}

async function record(
  transaction: LeadTransaction,
  input: RecordAssessmentsInput,
  now: Date,
): Promise<{ readonly recorded: readonly RecordedAssessment[]; readonly counts: AssessmentCounts }> {
  const leadIds = [...new Set(input.assessments.map(({ leadId }) => leadId).filter(isIdentifier))];
  const leads = await transaction.people.lockLeads(leadIds);
  const recorded = await transaction.assessments.ofRun(input.runId, leadIds);
  const verified = await verify(transaction, input, leads, recorded, now);
  const added =
    verified.length > 0 ? await transaction.assessments.add(verified.map(({ assessment }) => assessment)) : [];
  if (verified.length > 0) {
    await transaction.assessments.applyToLeads(verified.map(assessedLead), now);
    await transaction.interactions.append(verified.flatMap(historyOf));
  }
  const byLead = new Map([...recorded.values(), ...added].map((assessment) => [assessment.leadId, assessment]));
  const answered = input.assessments.flatMap(({ leadId }): RecordedAssessment[] => {
    const assessment = byLead.get(leadId);
    const lead = leads.get(leadId);
    if (!assessment || !lead) return [];
    return [
      {
        leadId,
        leadName: lead.fullName,
        total: assessment.total,
        verdict: assessment.verdict,
        assessmentId: assessment.id,
      },
    ];
  });
  return { recorded: answered, counts: assessmentCounts(added, answered.length) };
}

/**
 * Records the BANT results of a run (V-26 to V-29): verified, summed and judged by the house itself, all in one
 * transaction or none. Once per run and lead: a repeat answers what is stored.
 */
export const recordAssessments = defineUseCase({
  permission: 'agent:record',

  async run({ viewer, store, clock }: Needs, input: RecordAssessmentsInput): Promise<RecordAssessmentsOutcome> {
    assertOwnRun(viewer, input.runId);
    if (input.assessments.length > assessmentsMax) {
      return assessmentRefused([
        { path: 'assessments', message: `Record at most ${assessmentsMax} assessments at a time.` },
      ]);
    }
    try {
      return await store.transaction<RecordAssessmentsOutcome>(async (transaction) => {
        const { recorded, counts } = await record(transaction, input, clock.now());
        return done({ kind: 'AssessmentsRecorded', recorded }, assessmentsRecorded(input.runId, counts));
      });
    } catch (error) {
      if (error instanceof Refused) return assessmentRefused(error.problems);
      throw error;
    }
  },
});
