import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Engine } from '../../../../platform/llm/engine.js';
import { BANDS, CRITERIA, VERDICTS, type BantOutput, type Criterion } from './output.js';
import { BAND_POINTS, bandOf } from './rubric.js';
import { bantSource, bantTask, type BantInput } from './task.js';

const caseFile = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      language: z.enum(['fr', 'en']),
      sources: z.array(bantSource),
      points: z.record(z.enum(CRITERIA), z.int()),
      verdict: z.enum(VERDICTS),
    }),
  ),
});

/** A lead labelled by reading its sources with the rubric. */
export type BantCase = z.infer<typeof caseFile>['cases'][number];

/** The labelled sets: by the author of the rules, seen while they were written; and by a second author, without them. */
export type BantCaseSet = 'cases' | 'second-author';

/** How an engine did on the labelled cases. */
export interface BantEvaluation {
  readonly cases: number;
  /** Share of leads with the labelled verdict, 0 to 1. */
  readonly verdictAccuracy: number;
  /** Mean absolute error of the points, per criterion. */
  readonly meanAbsoluteError: Readonly<Record<Criterion, number>>;
  /** Share of leads in the labelled band or the one beside it, per criterion, 0 to 1. */
  readonly withinOneBand: Readonly<Record<Criterion, number>>;
  /** Share of criteria within 5 points of the label, 0 to 1. */
  readonly withinFivePoints: number;
  /** Criteria labelled none or unknown, and what the engine gave them all the same. */
  readonly falsePositives: FalsePositives;
  /** Share of quotes that are exactly the source's text at their offsets, 0 to 1. */
  readonly evidenceExact: number;
  /** Cases off by more than five points or with another verdict, for people to read. */
  readonly misses: readonly string[];
}

/** Points given where a reader finds nothing: the errors that cost trust. */
export interface FalsePositives {
  /** Criteria labelled in the band NONE. */
  readonly labelled: number;
  /** How many of them were given a higher band. */
  readonly raised: number;
  /** The points given above the top of the band NONE, summed. */
  readonly points: number;
}

/** Reads a set of labelled cases from the folder beside this file. */
export function readBantCases(set: BantCaseSet = 'cases'): readonly BantCase[] {
  const text = readFileSync(new URL(`./eval/${set}.json`, import.meta.url), 'utf8');
  return caseFile.parse(JSON.parse(text)).cases;
}

/** Whether a quote is the source's text at its offsets. */
export function isExactEvidence(
  input: BantInput,
  evidence: BantOutput['criteria'][number]['evidence'][number],
): boolean {
  return input.sources.some(
    ({ key, text }) => key === evidence.sourceKey && text.slice(evidence.start, evidence.end) === evidence.quote,
  );
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function describeMiss(labelled: BantCase, output: BantOutput): string | undefined {
  const parts = output.criteria
    .filter(({ criterion, points }) => Math.abs(points - labelled.points[criterion]) > 5)
    .map(({ criterion, points }) => `${criterion} ${points} for ${labelled.points[criterion]}`);
  if (output.verdict !== labelled.verdict) parts.push(`${output.verdict} (${output.total}) for ${labelled.verdict}`);
  return parts.length === 0 ? undefined : `${labelled.id}: ${parts.join(', ')}`;
}

type Deviation = { readonly points: number; readonly label: number };

const perCriterion = (
  deviations: Readonly<Record<Criterion, readonly Deviation[]>>,
  measure: (deviation: Deviation) => number,
): Record<Criterion, number> => ({
  BUDGET: mean(deviations.BUDGET.map(measure)),
  AUTHORITY: mean(deviations.AUTHORITY.map(measure)),
  NEED: mean(deviations.NEED.map(measure)),
  TIMELINE: mean(deviations.TIMELINE.map(measure)),
});

const absoluteError = ({ points, label }: Deviation): number => Math.abs(points - label);

const isWithinOneBand = ({ points, label }: Deviation): boolean =>
  Math.abs(BANDS.indexOf(bandOf(points)) - BANDS.indexOf(bandOf(label))) <= 1;

function falsePositivesOf(deviations: readonly Deviation[]): FalsePositives {
  const top = BAND_POINTS.NONE[1];
  const labelled = deviations.filter(({ label }) => label <= top);
  const raised = labelled.filter(({ points }) => points > top);
  return {
    labelled: labelled.length,
    raised: raised.length,
    points: raised.reduce((sum, { points }) => sum + points - top, 0),
  };
}

/** Measures an engine on the labelled cases: verdicts, points, bands and exactness of the evidence. */
export async function evaluateBant(
  engine: Engine,
  cases: readonly BantCase[] = readBantCases(),
): Promise<BantEvaluation> {
  const deviations: Record<Criterion, Deviation[]> = { BUDGET: [], AUTHORITY: [], NEED: [], TIMELINE: [] };
  const verdicts: number[] = [];
  const quotes: number[] = [];
  const misses: string[] = [];
  for (const labelled of cases) {
    const input: BantInput = { reference: labelled.reference, language: labelled.language, sources: labelled.sources };
    const { value } = await engine.run(bantTask, input);
    verdicts.push(value.verdict === labelled.verdict ? 1 : 0);
    for (const { criterion, points, evidence } of value.criteria) {
      deviations[criterion].push({ points, label: labelled.points[criterion] });
      for (const quote of evidence) quotes.push(isExactEvidence(input, quote) ? 1 : 0);
    }
    const miss = describeMiss(labelled, value);
    if (miss !== undefined) misses.push(miss);
  }
  const all = Object.values(deviations).flat();
  return {
    cases: cases.length,
    verdictAccuracy: mean(verdicts),
    meanAbsoluteError: perCriterion(deviations, absoluteError),
    withinOneBand: perCriterion(deviations, (deviation) => (isWithinOneBand(deviation) ? 1 : 0)),
    withinFivePoints: mean(all.map((deviation) => (absoluteError(deviation) <= 5 ? 1 : 0))),
    falsePositives: falsePositivesOf(all),
    evidenceExact: quotes.length === 0 ? 1 : mean(quotes),
    misses,
  };
}
