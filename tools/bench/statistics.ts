/**
 * The value below which a share of the values lies (nearest rank).
 * @param share from 0 to 1
 * @throws RangeError without values
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new RangeError('There is no quantile of no values.');
  return value;
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export const median = (values: readonly number[]): number => (quantile(values, 0.5) + upperMiddle(values)) / 2;

function upperMiddle(values: readonly number[]): number {
  return -quantile(
    values.map((value) => -value),
    0.5,
  );
}
