import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Engine } from '../../../../platform/llm/engine.js';
import { CRITERIA, VERDICTS, type BantOutput, type Criterion } from './output.js';
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

/** How an engine did on the labelled cases. */
export interface BantEvaluation {
  readonly cases: number;
  /** Share of leads with the labelled verdict, 0 to 1. */
  readonly verdictAccuracy: number;
  /** Mean absolute error of the points, per criterion. */
  readonly meanAbsoluteError: Readonly<Record<Criterion, number>>;
  /** Share of criteria in the labelled band or an adjacent point, within 5 points. */
  readonly withinFivePoints: number;
  /** Share of quotes that are exactly the source's text at their offsets, 0 to 1. */
  readonly evidenceExact: number;
  /** Cases off by more than five points or with another verdict, for people to read. */
  readonly misses: readonly string[];
}

/** Reads the labelled cases that stand beside this file. */
export function readBantCases(): readonly BantCase[] {
  const text = readFileSync(new URL('./eval/cases.json', import.meta.url), 'utf8');
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

/** Measures an engine on the labelled cases: verdicts, points and exactness of the evidence. */
export async function evaluateBant(
  engine: Engine,
  cases: readonly BantCase[] = readBantCases(),
): Promise<BantEvaluation> {
  const errors: Record<Criterion, number[]> = { BUDGET: [], AUTHORITY: [], NEED: [], TIMELINE: [] };
  const verdicts: number[] = [];
  const quotes: number[] = [];
  const misses: string[] = [];
  for (const labelled of cases) {
    const input: BantInput = { reference: labelled.reference, language: labelled.language, sources: labelled.sources };
    const { value } = await engine.run(bantTask, input);
    verdicts.push(value.verdict === labelled.verdict ? 1 : 0);
    for (const { criterion, points, evidence } of value.criteria) {
      errors[criterion].push(Math.abs(points - labelled.points[criterion]));
      for (const quote of evidence) quotes.push(isExactEvidence(input, quote) ? 1 : 0);
    }
    const miss = describeMiss(labelled, value);
    if (miss !== undefined) misses.push(miss);
  }
  const all = Object.values(errors).flat();
  return {
    cases: cases.length,
    verdictAccuracy: mean(verdicts),
    meanAbsoluteError: {
      BUDGET: mean(errors.BUDGET),
      AUTHORITY: mean(errors.AUTHORITY),
      NEED: mean(errors.NEED),
      TIMELINE: mean(errors.TIMELINE),
    },
    withinFivePoints: mean(all.map((error) => (error <= 5 ? 1 : 0))),
    evidenceExact: quotes.length === 0 ? 1 : mean(quotes),
    misses,
  };
}
