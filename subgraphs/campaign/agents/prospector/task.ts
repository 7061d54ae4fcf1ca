import { z } from 'zod';
import type { Task } from '../../../../platform/llm/engine.js';
import { prospectingCriteria, type ProspectingCriteria } from './output.js';
import { parseCriteriaPrompt, parseCriteriaPromptVersion } from './prompt.js';

/** The one source a reading may quote. */
export const criteriaSourceKey = 'text';

const parseCriteriaInput = z.object({
  /** What the person asks for, in French or English. */
  text: z.string().max(2000),
});

/** What the person asks for, in their own words. */
export type ParseCriteriaInput = z.infer<typeof parseCriteriaInput>;

/** Turns a request in French or English into the typed filter of a directory search (V-03). */
export const parseCriteriaTask: Task<ParseCriteriaInput, ProspectingCriteria> = {
  name: 'prospector.parse-criteria',
  version: '1',
  input: parseCriteriaInput,
  output: prospectingCriteria,
  prompt: { version: parseCriteriaPromptVersion, text: parseCriteriaPrompt },
};
