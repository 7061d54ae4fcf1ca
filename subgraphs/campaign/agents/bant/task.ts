import { z } from 'zod';
import type { Task } from '../../../../platform/llm/engine.js';
import { bantOutput, type BantOutput } from './output.js';
import { BANT_PROMPT, BANT_PROMPT_VERSION } from './prompt.js';

const isoDay = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T.*)?$/, 'An ISO date such as 2026-03-31 is expected.')
  .refine((text) => !Number.isNaN(Date.parse(`${text.slice(0, 10)}T00:00:00Z`)), 'This day does not exist.');

/** One stored text about a lead: a CRM field (`lead.jobTitle`) or a free note (`interaction:<id>`). */
export const bantSource = z.object({
  key: z.string().min(1).max(200),
  label: z.string().max(200),
  kind: z.enum(['field', 'note']),
  text: z.string().max(100_000),
  /** When the text was written; recent notes prevail over older ones. */
  date: isoDay.optional(),
});

/** What the BANT task is asked: everything that is known about one lead, and the day it is asked. */
export const bantInput = z.object({
  /** The day the lead is assessed, ISO; relative dates of undated texts count from it. */
  reference: isoDay,
  /** The lead's language; found from the notes when absent. */
  language: z.enum(['fr', 'en']).optional(),
  /** What is sold, in a sentence. */
  offer: z.string().max(2000).optional(),
  sources: z.array(bantSource).max(500),
});

/** One stored text about a lead. */
export type BantSource = z.infer<typeof bantSource>;
/** The input of the BANT task. */
export type BantInput = z.infer<typeof bantInput>;

/** Scores one lead on Budget, Authority, Need and Timeline from stored texts only (V-26, O-04). */
export const bantTask: Task<BantInput, BantOutput> = {
  name: 'bant',
  version: '1',
  input: bantInput,
  output: bantOutput,
  prompt: { version: BANT_PROMPT_VERSION, text: BANT_PROMPT },
};
