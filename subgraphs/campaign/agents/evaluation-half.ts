/** Which half of a labelled set: by the parity of a case's place in it, the first being even. */
export type EvaluationHalf = 'even' | 'odd';

/** One half of a labelled set. Rules may be mended after reading the even half only; the odd half tells what they are worth. */
export function halfOf<Case>(cases: readonly Case[], half: EvaluationHalf): Case[] {
  return cases.filter((_, index) => index % 2 === (half === 'even' ? 0 : 1));
}
