/** A sentence and where it stands: `text === source.slice(start, end)`, never empty, no outer white space. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const ABBREVIATIONS = new Set(
  (
    'm mm mme mlle mr mrs ms dr pr me st ste sr jr cf ex env etc vs no nb ref tel art fig vol ch p pp ed dept div inc ltd ' +
    'corp co sté std av bd boul apt resp dir adm approx max min hr hrs sept janv févr fevr avr juil oct nov déc dec jan feb ' +
    'mar apr jun jul aug sep lun mer jeu ven sam dim mon tue wed thu fri sat sun e.g i.e c.-à-d qq rdv'
  ).split(' '),
);

const BLOCK_TAG = /<\/?(?:br|p|div|li|ul|ol|tr|h[1-6]|table|blockquote)\b[^<>]{0,200}>/giy;
const NEXT_LINE_STARTS_SOMETHING = /^\s*(?:$|[-*•·–—>+#]|\d{1,2}[.)]\s|[a-z]\)\s|\p{Lu}|[\p{L} ]{2,24}\s?[:=])/u;
const HTML_ENTITY_BEFORE = /&#?\w{2,8}$/;
const LIST_NUMBER_BEFORE = /(?:^|\n)[ \t]*\d{1,2}$/;
const CLOSERS = new Set(['"', "'", ')', ']', '»', '”', '’']);
/** A line shorter than this was ended on purpose, not wrapped by a mail program. */
const WRAPPED_LINE_CHARACTERS = 50;

function wordBefore(text: string, index: number): string {
  let start = index;
  while (start > 0 && /[\p{L}.-]/u.test(text.charAt(start - 1))) start -= 1;
  return text.slice(start, index).toLowerCase();
}

function isSentenceDot(text: string, index: number): boolean {
  const next = text.charAt(index + 1);
  if (next !== '' && !/\s/.test(next) && !CLOSERS.has(next)) return next === '<';
  const word = wordBefore(text, index);
  if (ABBREVIATIONS.has(word)) return /^\s*$/.test(text.slice(index + 1, index + 40));
  if (/^\p{L}$/u.test(word) && /^\p{Lu}$/u.test(text.charAt(index - 1))) return false;
  return !LIST_NUMBER_BEFORE.test(text.slice(Math.max(0, index - 12), index));
}

function isLineBreak(text: string, index: number, lineStart: number): boolean {
  const nextEnd = text.indexOf('\n', index + 1);
  const nextLine = text.slice(index + 1, nextEnd === -1 ? text.length : nextEnd);
  const line = text.slice(lineStart, index).trim();
  return line.length < WRAPPED_LINE_CHARACTERS || /[.:;!?]$/.test(line) || NEXT_LINE_STARTS_SOMETHING.test(nextLine);
}

/** The end of the break that starts at `index`, or -1 when no sentence ends there. */
function breakEnd(text: string, index: number, lineStart: number): number {
  const character = text.charAt(index);
  if (character === '<') {
    BLOCK_TAG.lastIndex = index;
    const tag = BLOCK_TAG.exec(text);
    return tag ? index + tag[0].length : -1;
  }
  if (character === '\n') return isLineBreak(text, index, lineStart) ? index + 1 : -1;
  if (character === ';' && HTML_ENTITY_BEFORE.test(text.slice(Math.max(0, index - 10), index))) return -1;
  if (character === '.' ? !isSentenceDot(text, index) : !'!?…;'.includes(character)) return -1;
  if (character !== '.' && /[\w/=&]/.test(text.charAt(index + 1)) && character !== '…') return -1;
  let end = index + 1;
  while (end < text.length && ('.!?…'.includes(text.charAt(end)) || CLOSERS.has(text.charAt(end)))) end += 1;
  return end;
}

function trimmed(text: string, from: number, to: number): Sentence | undefined {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return end > start ? { text: text.slice(start, end), start, end } : undefined;
}

/**
 * Splits a text into sentences with their offsets. Holds together abbreviations, decimals, addresses and URLs;
 * lines of a list, short lines, paragraphs and HTML blocks are sentences of their own; wrapped lines are joined.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let lineStart = 0;
  let index = 0;
  const push = (to: number): void => {
    const sentence = trimmed(text, start, to);
    if (sentence) sentences.push(sentence);
  };
  while (index < text.length) {
    const end = '.!?…;\n<'.includes(text.charAt(index)) ? breakEnd(text, index, lineStart) : -1;
    if (text.charAt(index) === '\n') lineStart = index + 1;
    if (end === -1) {
      index += 1;
      continue;
    }
    push('<\n'.includes(text.charAt(index)) ? index : end);
    start = end;
    index = end;
  }
  push(text.length);
  return sentences;
}
