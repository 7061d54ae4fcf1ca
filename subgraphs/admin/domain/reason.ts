import type { FieldProblem } from './admin-problems.js';

const reasonLengthMin = 10;
const reasonLengthMax = 500;

/** What is wrong with the reason of an act that people will ask about later: 10 to 500 characters. */
export function reasonProblems(reason: string): readonly FieldProblem[] {
  const { length } = reason.trim();
  if (length >= reasonLengthMin && length <= reasonLengthMax) return [];
  return [{ path: 'reason', message: `Say why in ${reasonLengthMin} to ${reasonLengthMax} characters.` }];
}
