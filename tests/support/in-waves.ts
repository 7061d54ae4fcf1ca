/** Does many things at once, as many as connections are there: the rest waits its turn and does not run out of time. */
export async function inWaves<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  waveSize = 16,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += waveSize)
    results.push(...(await Promise.all(items.slice(start, start + waveSize).map(work))));
  return results;
}
