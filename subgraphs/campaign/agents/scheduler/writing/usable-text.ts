import { foldText } from '../../../../../platform/providers/directory/word-stems.js';

/** One line, single spaces, no spaces at the ends. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

const wordCount = (text: string): number => text.split(' ').filter((part) => /[\p{L}\p{N}]/u.test(part)).length;

function within(text: string, mostCharacters: number, mostWords: number): boolean {
  return text.length <= mostCharacters && wordCount(text) <= mostWords && wordCount(text) > 0;
}

/** A word in its usual capitals when it was written all in capitals or all in small letters; unchanged where that would alter it. */
function properCase(word: string): string {
  const isUniform = word === word.toUpperCase() || word === word.toLowerCase();
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
  const cased = first.toUpperCase() + word.slice(first.length).toLowerCase();
  return isUniform && cased.length === word.length && foldText(cased) === foldText(word) ? cased : word;
}

/** A person's name fit to be greeted by, in its usual capitals; null for anything else: markup, formulas, digits, lone initials. */
export function usablePersonName(text: string | undefined): string | null {
  const name = oneLine(text ?? '');
  if (!within(name, 40, 5) || !/^\p{L}[\p{L}\p{M}\-'’. ]*$/u.test(name)) return null;
  if ((name.match(/\p{L}/gu) ?? []).length < 2 || /^\p{L}\./u.test(name)) return null;
  return name.replace(/[\p{L}\p{M}]+/gu, properCase);
}

const labelPattern = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}&'’.,()+!/\- ]*$/u;

/** A company's name, job title, industry or city fit to be put in a sentence; null for markup, formulas, addresses and the like. */
export function usableLabel(text: string | undefined): string | null {
  const label = oneLine(text ?? '');
  return within(label, 60, 8) && labelPattern.test(label) && !/(?:www\.|\.\.)/i.test(label) ? label : null;
}

/** A sentence of the sender's, without its closing mark; null when it holds a question, markup, a link or nothing. */
export function usableSentence(text: string | undefined): string | null {
  const sentence = oneLine(text ?? '').replace(/[\s.!;:,…]+$/u, '');
  if (!within(sentence, 1000, Infinity)) return null;
  return /[?？؟⁇⁈⁉⸮;<>\p{Cc}\p{Cf}]|https?:|www\./iu.test(sentence.replaceAll('\u00ad', '')) ? null : sentence;
}

/** A line of the signature or the legal information; null when it holds a question mark, a link, markup or nothing. */
export function usableLine(text: string | undefined): string | null {
  const line = oneLine(text ?? '');
  return line !== '' && /[\p{L}\p{N}]/u.test(line) && !/[?？؟⁇⁈⁉⸮<>\p{Cc}\p{Cf}]|https?:\/\//iu.test(line)
    ? line
    : null;
}
