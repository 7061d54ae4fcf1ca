import { z } from 'zod';

/** The four BANT criteria, in the order they are read (V-26). */
export const CRITERIA = ['BUDGET', 'AUTHORITY', 'NEED', 'TIMELINE'] as const;

/** The five bands of a criterion, from the poorest to the richest (O-04). */
export const BANDS = ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'VERY_HIGH'] as const;

/** What becomes of a lead (V-27, V-28, V-29). */
export const VERDICTS = ['QUALIFIED', 'NURTURE', 'REJECTED'] as const;

/** One BANT criterion. */
export type Criterion = (typeof CRITERIA)[number];
/** A band of five points on a criterion. */
export type Band = (typeof BANDS)[number];
/** What becomes of a lead. */
export type Verdict = (typeof VERDICTS)[number];

const evidence = z.object({
  sourceKey: z.string(),
  start: z.int().min(0),
  end: z.int().min(1),
  quote: z.string().min(1),
});

const criterionAssessment = z.object({
  criterion: z.enum(CRITERIA),
  points: z.int().min(0).max(25),
  band: z.enum(BANDS),
  /** Whether the sources say anything on this criterion, good or bad. */
  known: z.boolean(),
  /** One plain sentence in the lead's language. */
  reason: z.string().min(1),
  /** The reason in every language the engine knows it in, for readers who do not read the lead's. */
  translations: z
    .object({ fr: z.string().min(1), en: z.string().min(1) })
    .partial()
    .default({}),
  evidence: z.array(evidence),
});

/** A BANT result: integers only, no point without a verbatim quote. */
export const bantOutput = z
  .object({
    criteria: z.array(criterionAssessment).length(4),
    total: z.int().min(0).max(100),
    verdict: z.enum(VERDICTS),
    confidence: z.number().min(0).max(1),
  })
  .refine((output) => output.criteria.every(({ criterion }, index) => criterion === CRITERIA[index]), {
    message: 'The four criteria come once each, in the order BUDGET, AUTHORITY, NEED, TIMELINE.',
  })
  .refine((output) => output.total === output.criteria.reduce((sum, { points }) => sum + points, 0), {
    message: 'The total is the sum of the four criteria.',
  })
  .refine((output) => output.criteria.every(({ points, evidence: quotes }) => points === 0 || quotes.length > 0), {
    message: 'A criterion with points needs at least one quote.',
  });

/** What the BANT task answers. */
export type BantOutput = z.infer<typeof bantOutput>;
/** The assessment of one criterion. */
export type CriterionAssessment = z.infer<typeof criterionAssessment>;
