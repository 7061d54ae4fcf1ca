import type { Translations } from './language.js';

/** The four BANT criteria (V-26). */
export const criteria = ['BUDGET', 'AUTHORITY', 'NEED', 'TIMELINE'] as const;

/** One BANT criterion. */
export type Criterion = (typeof criteria)[number];

/** What a BANT total comes to (V-27 to V-29). */
export const verdicts = ['QUALIFIED', 'NURTURE', 'REJECTED'] as const;

/** What a BANT total comes to. */
export type Verdict = (typeof verdicts)[number];

/** The most points of one criterion (V-26). */
export const criterionPointsMax = 25;

/** First and last point of each band, both included (O-04). */
export const bandPoints: Readonly<Record<string, readonly [number, number]>> = {
  NONE: [0, 5],
  LOW: [6, 10],
  MEDIUM: [11, 15],
  HIGH: [16, 20],
  VERY_HIGH: [21, 25],
};

/** From this total on a lead is qualified (V-27). */
const qualifiedFrom = 60;

/** From this total on, and below qualified, a lead is nurtured (V-28); under it, rejected (V-29). */
const nurtureFrom = 40;

/** The verdict of a whole total. */
export function verdictOf(total: number): Verdict {
  if (total >= qualifiedFrom) return 'QUALIFIED';
  return total >= nurtureFrom ? 'NURTURE' : 'REJECTED';
}

/** A verbatim quote and where it stands in its source; offsets in UTF-16 code units, the end excluded. */
export interface Evidence {
  readonly sourceKey: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What was given to one criterion. */
export interface AssessedCriterion {
  readonly criterion: Criterion;
  readonly points: number;
  /** Whether the sources say anything on this criterion. */
  readonly known: boolean;
  readonly band: string;
  readonly reason: string;
  /** The reason in the languages the engine knows it in. */
  readonly translations: Translations;
  readonly evidence: readonly Evidence[];
}

/** A stored text about a lead. The key is stable: `lead.jobTitle`, `company.name`, `interaction:<id>`. */
export interface AssessmentSource {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** When a note was written, ISO-8601; null for fields. */
  readonly at: string | null;
}

/** A source as an engine claims to have read it. */
export type ClaimedSource = Pick<AssessmentSource, 'key' | 'text'>;

/** An assessment as an engine proposes it; nothing of it is believed before it is verified. */
export interface ProposedAssessment {
  readonly leadId: string;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly engine: string;
  readonly model: string;
  readonly taskVersion: string;
  readonly sources: readonly ClaimedSource[];
  readonly criteria: readonly AssessedCriterion[];
}

/** A BANT result as it is stored, once per run and lead. */
export interface BantAssessment {
  readonly id: string;
  readonly organizationId: string;
  readonly leadId: string;
  readonly runId: string;
  readonly total: number;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly engine: string;
  readonly model: string;
  readonly taskVersion: string;
  readonly criteria: readonly AssessedCriterion[];
  readonly sources: readonly AssessmentSource[];
  readonly assessedAt: Date;
}
