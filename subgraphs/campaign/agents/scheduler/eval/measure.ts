import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { draftEmail } from '../offline-solver.js';
import { draftEmailTask } from '../task.js';
import { verifyDraft } from '../verify-draft.js';

const evaluationCases = z.array(z.object({ name: z.string(), expected: z.string(), input: draftEmailTask.input }));

/** An input, and "drafted" or the code of the refusal it must meet. */
export type DraftCase = z.infer<typeof evaluationCases>[number];

/** The labelled inputs. */
export function readDraftCases(): DraftCase[] {
  return evaluationCases.parse(JSON.parse(readFileSync(new URL('./cases.json', import.meta.url), 'utf8')));
}

/** What is wrong with the answer to one case; empty when all checks pass. */
export function problemsOfCase({ expected, input }: DraftCase): string[] {
  const { value } = draftEmail(input);
  if (value.outcome === 'refused') {
    const codes = value.problems.map(({ code }) => code);
    return codes.some((code) => code === expected) ? [] : [`refused with ${codes.join(', ')} instead of ${expected}`];
  }
  const problems = verifyDraft(input, value).map(({ code, message }) => `${code}: ${message}`);
  return expected === 'drafted' ? problems : [`drafted instead of refused with ${expected}`];
}
