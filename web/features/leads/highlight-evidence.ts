/** A quote and where it stands in its source, counted in UTF-16 code units. */
export interface Quotation {
  readonly sourceKey: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A text that quotes were taken from. */
export interface QuotedSource {
  readonly key: string;
  readonly text: string;
}

/** A piece of a source, with the positions (in the given list) of the quotes that cover it. */
export interface TextSegment {
  readonly text: string;
  readonly quotes: readonly number[];
}

const cutsPair = (text: string, offset: number): boolean => {
  const code = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
};

/** Whether the quote stands in the source word for word, exactly where it claims to stand. */
export function isVerified(quotation: Quotation, source: QuotedSource | undefined): boolean {
  if (!source || quotation.sourceKey !== source.key) return false;
  const { start, end, quote } = quotation;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > source.text.length)
    return false;
  if (cutsPair(source.text, start) || cutsPair(source.text, end)) return false;
  return source.text.slice(start, end) === quote;
}

/**
 * Cuts a source into segments so that every verified quote is a run of whole segments; quotes may overlap.
 * A quote that is not verified covers nothing. The segments put together are the source.
 */
export function highlightEvidence(source: QuotedSource, quotations: readonly Quotation[]): TextSegment[] {
  const verified = quotations
    .map((quotation, index) => ({ quotation, index }))
    .filter(({ quotation }) => isVerified(quotation, source));
  const cuts = new Set([0, source.text.length]);
  for (const { quotation } of verified) cuts.add(quotation.start).add(quotation.end);
  const offsets = [...cuts].sort((left, right) => left - right);
  return offsets.slice(1).map((end, position) => {
    const start = offsets[position] ?? 0;
    const quotes = verified
      .filter(({ quotation }) => quotation.start <= start && quotation.end >= end)
      .map(({ index }) => index);
    return { text: source.text.slice(start, end), quotes };
  });
}
