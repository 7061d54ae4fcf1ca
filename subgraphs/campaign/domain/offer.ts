/** The most words of an offer that leave room for the rest of a first email (O-05). */
export const offerWordsMax = 45;

const charactersMax = 1_000;

/** What can be quoted of an offer, or why nothing can. */
export type ReadOffer =
  | { readonly kind: 'STATEMENT'; readonly statement: string }
  | { readonly kind: 'OFFER_NOT_USABLE' }
  | { readonly kind: 'OFFER_TOO_LONG' };

const sentences = new Intl.Segmenter('fr', { granularity: 'sentence' });

const wordCount = (text: string): number => text.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;

/** A question would be the email's second, and a link or markup could lead anywhere. */
const isStatement = (sentence: string): boolean =>
  /[\p{L}\p{N}]/u.test(sentence) &&
  !/[?？؟⁇⁈⁉⸮;<>\p{Cc}\p{Cf}]|https?:|www\./iu.test(sentence.replaceAll('\u00ad', ''));

const fits = (text: string): boolean => wordCount(text) <= offerWordsMax && text.length <= charactersMax;

/**
 * What an email quotes of an offer: its first statements, word for word on one line and without the closing mark, as
 * many as fit. What comes before the first statement that fits is left out, and so is everything behind the last.
 */
export function readOffer(text: string): ReadOffer {
  const line = text.replace(/\s+/gu, ' ').trim();
  const parts = [...sentences.segment(line)].map(({ segment }) => segment);
  const first = parts.findIndex((part) => isStatement(part) && fits(part));
  if (first === -1) return { kind: parts.some(isStatement) ? 'OFFER_TOO_LONG' : 'OFFER_NOT_USABLE' };
  let quoted = parts[first] ?? '';
  for (const part of parts.slice(first + 1)) {
    if (!isStatement(part) || !fits(quoted + part)) break;
    quoted += part;
  }
  return { kind: 'STATEMENT', statement: quoted.replace(/[\s.!;:,…]+$/u, '') };
}
