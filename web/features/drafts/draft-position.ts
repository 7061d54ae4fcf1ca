/** What moving through drafts needs to know of each. */
interface Reviewed {
  readonly id: string;
  readonly status: string;
}

/** The position after moving by some steps, held within the list. */
export const moved = (position: number, steps: number, count: number): number =>
  Math.max(0, Math.min(count - 1, position + steps));

/** Where to go after a decision: the next draft still waiting, else one before, else stay. */
export function nextWaiting(drafts: readonly Reviewed[], position: number): number {
  const isWaiting = (index: number): boolean => index !== position && drafts[index]?.status === 'PENDING';
  for (let index = position + 1; index < drafts.length; index += 1) if (isWaiting(index)) return index;
  for (let index = position - 1; index >= 0; index -= 1) if (isWaiting(index)) return index;
  return position;
}
