/** The most characters of a lead's stored texts that an engine reads; what stands beyond is left to people. */
const charactersMax = 20_000;

/**
 * The texts an engine may read, in their order, within a budget: fields first and notes newest first, as the lead house
 * gives them. The text that crosses the limit is cut at its end, so that offsets into it stay true.
 */
export function withinReadBudget<Source extends { readonly text: string }>(
  sources: readonly Source[],
): readonly Source[] {
  let left = charactersMax;
  const read: Source[] = [];
  for (const source of sources) {
    if (left === 0) break;
    const text = source.text.slice(0, left);
    left -= text.length;
    read.push({ ...source, text });
  }
  return read;
}
