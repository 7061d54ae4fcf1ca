import { industryLexicon } from './industry-lexicon.js';
import { readPlace } from './place-reading.js';
import { conjunctions, functionLexicon, rankLexicon, wholeTitleLexicon } from './title-lexicon.js';
import { phraseStems, PhraseLexicon, type Token, type TokenSpan } from './tokens.js';

/** Company names that hold a conjunction and would otherwise be read as two. */
const namesWithConjunction = new PhraseLexicon<true>(
  [
    'Procter and Gamble',
    'Johnson and Johnson',
    'Stanley Black and Decker',
    'Church and Dwight',
    'Brown and Brown',
    'Jack Henry and Associates',
    'Arthur J. Gallagher and Co',
    'Deere and Company',
    'McCormick and Company',
    'Marks and Spencer',
    'Ernst and Young',
    'Simon and Schuster',
    'Bang and Olufsen',
    'Bed Bath and Beyond',
  ].map((name): [string, true] => [name, true]),
);

const nameConnectors = new Set(['of', 'de', 'du', 'des', 'la', 'l', 'd', '&', 'the', 's']);
const leadingWords = new Set([
  ...phraseStems('le la les the l un une des du de group groupe company societe'),
  'les',
  'des',
]);

const isNameWord = ({ original }: Token): boolean => /^(?:\p{Lu}|\p{N}+\p{Lu}|\p{Ll}\p{Lu})/u.test(original);
const isNameGap = ({ gap }: Token): boolean => /^(?:\s+|[\s.]*|\s*[&'’\-–]\s*)$/u.test(gap) && !gap.includes(',');

/** The end of the run of name words that starts at a token; connectors count only between name words. */
function runEnd(tokens: readonly Token[], start: number, limit: number): number {
  let end = start + 1;
  for (let index = start + 1; index < limit; index += 1) {
    const token = tokens[index];
    if (!token || !isNameGap(token) || (conjunctions.has(token.word) && token.word !== '&')) break;
    if (isNameWord(token) || (token.word === 's' && /['’]$/.test(token.gap))) end = index + 1;
    else if (!nameConnectors.has(token.word)) break;
  }
  return end;
}

/**
 * Whether known titles, industries and places cover every word of a run, so that it is no name of a company. A place followed
 * by anything else is one: "U.S. Steel", "Texas Instruments".
 */
function isKnown(tokens: readonly Token[], { from, to }: TokenSpan): boolean {
  let index = from;
  while (index < to) {
    const lexicons = [industryLexicon, functionLexicon, rankLexicon, wholeTitleLexicon];
    const end = Math.max(...lexicons.map((lexicon) => lexicon.at(tokens, index)?.to ?? 0));
    const placeEnd = readPlace(tokens, index)?.to ?? 0;
    if (placeEnd > end && placeEnd < to) return readPlace(tokens, placeEnd)?.to === to;
    const next = Math.max(end, placeEnd);
    if (next <= index || next > to) return false;
    index = next;
  }
  return true;
}

/** The names of companies written with capitals between two tokens: "Texas Instruments", "Bank of America", "3M", "eBay". */
export function readCompanyNames(
  tokens: readonly Token[],
  from: number,
  to: number,
  isFree: (index: number) => boolean,
): TokenSpan[] {
  const names: TokenSpan[] = [];
  for (let index = from; index < to; index += 1) {
    const token = tokens[index];
    if (!token || !isFree(index) || !isNameWord(token) || leadingWords.has(token.word)) continue;
    const known = namesWithConjunction.at(tokens, index);
    const span = { from: index, to: known?.to ?? runEnd(tokens, index, to) };
    if (known || !isKnown(tokens, span)) names.push(span);
    index = span.to - 1;
  }
  return names;
}
