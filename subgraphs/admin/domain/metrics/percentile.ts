/**
 * The value that a share of all measurements stays under, read off counted buckets: even within its bucket. Null when
 * nothing was measured; the last bound when it lies beyond all of them.
 * @param bounds upper bounds of the buckets, rising; `counts` has one more, of what lies beyond the last.
 */
export function percentileOf(bounds: readonly number[], counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const wanted = share * total;
  let below = 0;
  for (const [place, bound] of bounds.entries()) {
    const count = counts[place] ?? 0;
    if (count > 0 && below + count >= wanted) {
      const lower = bounds[place - 1] ?? 0;
      return lower + ((bound - lower) * (wanted - below)) / count;
    }
    below += count;
  }
  return bounds.at(-1) ?? null;
}
