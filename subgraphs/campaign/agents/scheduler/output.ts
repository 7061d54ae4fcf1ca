import { z } from 'zod';
import { draftRefusals } from '../../domain/run-event.js';

const factUsed = z.object({
  sourceKey: z.string().min(1),
  start: z.number().int().nonnegative(),
  end: z.number().int().positive(),
  quote: z.string().min(1),
});

const refusalProblem = z.object({
  code: z.enum(draftRefusals),
  /** The input field to correct, such as "offer.text". */
  field: z.string().min(1),
  /** What to do, for a person. */
  message: z.string().min(1),
});

/** A reason of refusal: what is wrong, where, and what to do. */
export type RefusalProblem = z.infer<typeof refusalProblem>;

const draftedEmail = z.object({
  outcome: z.literal('drafted'),
  subject: z.string().min(1).max(150),
  /** Plain text: the message, the line "-- ", the signature and the legal information. */
  body: z.string().min(1),
  language: z.enum(['fr', 'en']),
  /** Every detail of the lead or the company the message rests on: `quote === source.slice(start, end)`. */
  factsUsed: z.array(factUsed),
  checks: z.object({
    /** Words of the message, signature and legal information left out (80 to 150, O-05). */
    bodyWords: z.number().int(),
    /** Question marks in subject and body; one (O-05). */
    questionMarks: z.number().int(),
    /** The meeting time the message offers, as written. */
    slot: z.string(),
  }),
});

const refusedEmail = z.object({ outcome: z.literal('refused'), problems: z.array(refusalProblem).min(1) });

/** An email ready for a person's approval, or the reasons why none can be written. */
export const draftEmailOutput = z.discriminatedUnion('outcome', [draftedEmail, refusedEmail]);

export type DraftedEmail = z.infer<typeof draftedEmail>;
export type DraftEmailOutput = z.infer<typeof draftEmailOutput>;
