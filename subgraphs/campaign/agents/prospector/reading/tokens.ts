import { singularWord, wordStem, foldText } from '../../../../../platform/providers/directory/word-stems.js';

/** One word of the request: as written, folded, and where it stands (UTF-16 code units). */
export interface Token {
  readonly original: string;
  readonly word: string;
  readonly singular: string;
  readonly stem: string;
  readonly start: number;
  readonly end: number;
  /** What stands between the word before and this one, as written. */
  readonly gap: string;
}

/** A stretch of tokens, `from` included and `to` not. */
export interface TokenSpan {
  readonly from: number;
  readonly to: number;
}

const wordPattern = /[\p{L}\p{M}\p{N}]+(?:&[\p{L}\p{N}]+)*|&/gu;

/** French "industrie" names a sector, English "industry" is only a filler: the two must not share a stem. */
const ownStems = new Set(['industrie']);

/** The words of a text. */
export function tokenize(text: string): Token[] {
  let end = 0;
  return [...text.matchAll(wordPattern)].map((match) => {
    const original = match[0];
    const word = foldText(original);
    const gap = text.slice(end, match.index);
    end = match.index + original.length;
    return {
      original,
      word,
      singular: singularWord(word),
      stem: ownStems.has(word) ? word : wordStem(word),
      start: match.index,
      end,
      gap,
    };
  });
}

/** Whether a token continues the words before it: no comma, stop or other break between. */
export const isJoined = (token: Token): boolean => /^[\s.'’‘\-–]*$/u.test(token.gap);

/** The words of a phrase as stems, the way a lexicon keys them. */
export const phraseStems = (phrase: string): string[] => tokenize(phrase).map(({ stem }) => stem);

/** Phrases by their stems; finds the longest one at a token. */
export class PhraseLexicon<Value> {
  readonly #valueByKey = new Map<string, Value>();
  #longest = 0;

  constructor(entries: Iterable<readonly [string, Value]>) {
    for (const [phrase, value] of entries) {
      const stems = phraseStems(phrase);
      this.#valueByKey.set(stems.join(' '), value);
      this.#longest = Math.max(this.#longest, stems.length);
    }
  }

  /** The longest phrase that starts at `index`, with the index after it. */
  at(tokens: readonly Token[], index: number): { readonly value: Value; readonly to: number } | undefined {
    let key = '';
    let found: { readonly value: Value; readonly to: number } | undefined;
    for (let to = index; to < Math.min(tokens.length, index + this.#longest); to += 1) {
      const token = tokens[to];
      if (token === undefined || (to > index && !isJoined(token))) break;
      key = to === index ? token.stem : `${key} ${token.stem}`;
      const value = this.#valueByKey.get(key);
      if (value !== undefined) found = { value, to: to + 1 };
    }
    return found;
  }

  has(phrase: string): boolean {
    return this.#valueByKey.has(phraseStems(phrase).join(' '));
  }
}
