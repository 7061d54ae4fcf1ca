import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ProspectingCriteria } from '../output.js';
import { parseCriteria } from '../offline-solver.js';

const names = z.array(z.string()).default([]);
const places = z.array(z.object({ kind: z.string(), value: z.string() })).default([]);
const evaluationCase = z.object({
  id: z.string(),
  language: z.enum(['fr', 'en']),
  text: z.string(),
  expected: z.object({
    titles: names,
    seniorities: names,
    functions: names,
    sectors: names,
    subIndustries: names,
    sizeMin: z.number().optional(),
    sizeMax: z.number().optional(),
    places,
    foundedAfter: z.number().optional(),
    foundedBefore: z.number().optional(),
    exclusions: z
      .object({ companies: names, sectors: names, subIndustries: names, titles: names, places })
      .prefault({}),
  }),
});

/** A request and the filter a reader says it asks for; absent lists are empty. */
export type CriteriaCase = z.infer<typeof evaluationCase>;

/** The labelled sets: by the author of the rules, seen while they were written; and by a second author, without them. */
export type CriteriaCaseSet = 'cases' | 'second-author';

/** A set of labelled requests, from the folder of this file. */
export function readCases(set: CriteriaCaseSet = 'cases'): CriteriaCase[] {
  return z.array(evaluationCase).parse(JSON.parse(readFileSync(new URL(`./${set}.json`, import.meta.url), 'utf8')));
}

/** The values a filter holds in each field, as comparable texts. */
function valuesByField(criteria: CriteriaCase['expected'] | ProspectingCriteria): Map<string, Set<string>> {
  const number = (value: number | undefined): string[] => (value === undefined ? [] : [String(value)]);
  const placeTexts = (list: readonly { kind: string; value: string }[]): string[] =>
    list.map(({ kind, value }) => `${kind} ${value}`);
  const { exclusions } = criteria;
  return new Map([
    ['titles', new Set(criteria.titles)],
    ['seniorities', new Set<string>(criteria.seniorities)],
    ['functions', new Set<string>(criteria.functions)],
    ['industries', new Set([...criteria.sectors, ...criteria.subIndustries])],
    [
      'size',
      new Set([
        ...number(criteria.sizeMin).map((value) => `min ${value}`),
        ...number(criteria.sizeMax).map((value) => `max ${value}`),
      ]),
    ],
    ['places', new Set(placeTexts(criteria.places))],
    [
      'founded',
      new Set([
        ...number(criteria.foundedAfter).map((value) => `after ${value}`),
        ...number(criteria.foundedBefore).map((value) => `before ${value}`),
      ]),
    ],
    ['excluded companies', new Set(exclusions.companies)],
    ['excluded industries', new Set([...exclusions.sectors, ...exclusions.subIndustries])],
    ['excluded titles', new Set(exclusions.titles)],
    ['excluded places', new Set(placeTexts(exclusions.places))],
  ]);
}

/** How a field fared over all cases: values found rightly, found wrongly, missed. */
export interface FieldScore {
  right: number;
  wrong: number;
  missed: number;
}

/** The harmonic mean of precision and recall; 1 when there was nothing to find and nothing was found. */
export const f1 = ({ right, wrong, missed }: FieldScore): number =>
  right + wrong + missed === 0 ? 1 : (2 * right) / (2 * right + wrong + missed);

/** The sum of the scores of several fields. */
export function sumOf(scores: Iterable<FieldScore>): FieldScore {
  const sum: FieldScore = { right: 0, wrong: 0, missed: 0 };
  for (const { right, wrong, missed } of scores) {
    sum.right += right;
    sum.wrong += wrong;
    sum.missed += missed;
  }
  return sum;
}

/** The share of cases whose whole filter is right, the score of each field, and what went wrong, for reading. */
export function measureCriteria(cases: readonly CriteriaCase[]): {
  readonly exact: number;
  readonly scoreByField: ReadonlyMap<string, FieldScore>;
  readonly failures: readonly string[];
} {
  const scoreByField = new Map<string, FieldScore>();
  const failures: string[] = [];
  for (const { id, text, expected } of cases) {
    const found = valuesByField(parseCriteria({ text }).value);
    const differences: string[] = [];
    for (const [field, wanted] of valuesByField(expected)) {
      const got = found.get(field) ?? new Set();
      const score = scoreByField.get(field) ?? { right: 0, wrong: 0, missed: 0 };
      const right = [...wanted].filter((value) => got.has(value)).length;
      scoreByField.set(field, {
        right: score.right + right,
        wrong: score.wrong + got.size - right,
        missed: score.missed + wanted.size - right,
      });
      if (right !== wanted.size || right !== got.size)
        differences.push(`${field}: ${[...got].join(', ')} instead of ${[...wanted].join(', ')}`);
    }
    if (differences.length > 0) failures.push(`${id} ${text}\n    ${differences.join('\n    ')}`);
  }
  return { exact: 1 - failures.length / cases.length, scoreByField, failures };
}
