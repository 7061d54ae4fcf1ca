import { parseNumber } from '../../../../platform/llm/offline/amounts.js';
import { foldPlain } from '../../../../platform/llm/offline/fold.js';
import type { Passage, Reading } from './passages.js';
import { bandOfSize, middlePoints } from './rubric.js';
import { evidenceOf, evidenceOfField, isAboutTheLeadToday, type Signal } from './signals.js';
import type { BantSource } from './task.js';

const LARGE_LISTING =
  /\b(?:s ?& ?p|sp) ?(?:500|400|100)\b|\bcac ?40\b|\bsbf ?120\b|\bftse\b|\bfortune ?(?:500|100|1000)\b|\bdax\b|\bstoxx\b|\bdow jones\b|\bnikkei\b|\bnasdaq ?100\b|\brussell 1000\b|\bglobal 2000\b/;
const SIZE_WORDS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:grand groupe|grande entreprise|large enterprise|multinational\w*|enterprise)\b/, 501],
  [/\b(?:eti|mid-?market)\b/, 250],
  [/\b(?:tpe|micro|auto-?entrepreneur|freelance|independant|self-employed|solo)\b/, 1],
];
const STAFF =
  /(?<![\d.,])(\d{1,3}(?:[ .,']\d{3})+|\d{1,6})\s?(\+)?\s?(?:salaries?|employes?|employees|collaborateurs|collab|staff(?: members)?|fte|etp|headcount)(?![a-z])/;
/** "About 15 people" counts the company's people when the words before it name the company. */
const PEOPLE =
  /\b(?:boite|structure|societe|entreprise|pme|tpe|cabinet|shop|company|firm|business|practice|outfit|we are|we're|they are|they're|nous sommes|on est|ils sont)\b[^.;!?\d]{0,25}(?<![\d.,])(\d{1,5})\s?(\+)?\s?(?:people|persons|personnes|pers|of us)(?![a-z])/;

/** Number of people from a size field; a range gives its lower bound. */
function parseEmployees(text: string): number | undefined {
  const plain = foldPlain(text);
  const match = /(\d{1,3}(?:[ .,']\d{3})+(?!\d)|\d+(?:[.,]\d+)?)\s?(k\b)?\s?(\+)?/.exec(plain);
  if (!match?.[1]) return SIZE_WORDS.find(([words]) => words.test(plain))?.[1];
  const count = parseNumber(match[1]) * (match[2] ? 1000 : 1);
  const isMore = match[3] !== undefined || /\b(?:plus de|more than|over|au moins)\b|>/.test(plain);
  const isLess = /\b(?:moins de|less than|under|fewer than)\b|</.test(plain);
  return Math.max(0, Math.floor(count) + (isMore ? 1 : 0) - (isLess ? 1 : 0));
}

function sizeSignal(field: BantSource, employees: number): Signal | undefined {
  const evidence = evidenceOfField(field);
  return (
    evidence && {
      code: 'BUDGET_SIZE',
      points: middlePoints(bandOfSize(employees)),
      isNegative: false,
      evidence,
      date: undefined,
    }
  );
}

/** The budget that the size of the company supports: its listing, its number of people, else what a note says of it. */
export function sizeSignalOf(reading: Reading): Signal | undefined {
  for (const field of reading.fields.filter(({ key }) => /listing|index|exchange/i.test(key))) {
    const plain = field.text.toLowerCase();
    const signal =
      LARGE_LISTING.test(plain) && !/\b(?:not|non|pas|ex|former)\b/.test(plain) ? sizeSignal(field, 501) : undefined;
    if (signal) return signal;
  }
  for (const field of reading.fields.filter(({ key }) =>
    /employee|size|headcount|effectif|salarie|taille/i.test(key),
  )) {
    const employees = parseEmployees(field.text);
    const signal = employees === undefined ? undefined : sizeSignal(field, employees);
    if (signal) return signal;
  }
  return sizeInNotes(reading.passages);
}

function sizeInNotes(passages: readonly Passage[]): Signal | undefined {
  for (const passage of passages) {
    const match =
      passage.isTrusted && !passage.isQuestion
        ? (STAFF.exec(passage.folded.text) ?? PEOPLE.exec(passage.folded.text))
        : null;
    if (!match?.[1] || /\b(?:recrut|embauch|hir|licenci|laid off|client|concurrent)/.test(passage.folded.text))
      continue;
    if (!isAboutTheLeadToday(passage, match.index, match.index + match[0].length)) continue;
    const points = middlePoints(bandOfSize(parseNumber(match[1]) + (match[2] ? 1 : 0)));
    return {
      code: 'BUDGET_SIZE',
      points,
      isNegative: false,
      evidence: evidenceOf(passage, match.index, match.index + match[0].length),
      date: passage.date,
    };
  }
  return undefined;
}
