import { foldText } from './fold.js';

/** How a stretch of a clause is meant. Both may hold: "si nous n'avions pas de budget". */
export interface Polarity {
  readonly negated: boolean;
  readonly hypothetical: boolean;
}

/** Where a clause ends: what comes after these words has its own negation. */
const CLAUSE_BOUNDARY =
  /[,;:()]|\s-\s|\b(?:mais|but|however|cependant|toutefois|neanmoins|pourtant|en revanche|par contre|although|though|tandis que|alors que|whereas|while|donc|so that|because|parce que|car|puisque|since)\b/g;

/** Said with a negative word, meant without one. */
const NOT_A_NEGATION =
  /\b(?:pas seulement|pas que (?!ce|c'|nous|vous|on|ils?|elles?|je|j'|cela|ca)|not only|not just|pas de (?:souci|soucis|probleme|problemes|pb)|no (?:problem|worries|doubt|wonder)|not bad|pas mal|sans (?:doute|souci|probleme|attendre|tarder|delai)|without (?:a )?(?:doubt|delay)|n'hesitez? pas|don'?t hesitate|pourquoi pas|why not|n'est-ce pas|isn'?t it|no later than|ne serait-ce que|no brainer|nothing but|no sooner|rien que|non stop|pas plus tard que|can'?t wait|on ne peut plus|go ?\/ ?no[ -]?go|go[ -]no[ -]go|ne fait (?:pas|aucun) (?:de )?doute)\b/g;

const NEGATION_CUE =
  /\b(?:pas|pa|plus (?:de|d'|du|aucun\w*)|(?:n'|ne |n )\S+(?: \S+)? plus|jamais|aucun|aucune|aucuns|rien|ni|sans|guere|nullement|zero|hors|faute de|manque de|absence de|non|no|not|none|never|nothing|neither|nor|without|lacks?(?: of)?|lacking|isnt|isn't|arent|aren't|wasnt|wasn't|dont|don't|doesnt|doesn't|didnt|didn't|wont|won't|cant|can't|cannot|havent|haven't|hasnt|hasn't|wouldnt|wouldn't|shouldnt|shouldn't|couldnt|couldn't|aint|ain't|unable to|failed to|refus\w+|unlikely|impossible)\b/g;

/** "ne ... que" restricts, it does not deny: "nous n'attendons que le budget". */
const RESTRICTION = /\b(?:ne |n')\S+(?: \S+)? (?:plus )?que\b/;

const HYPOTHETICAL_CUE =
  /\b(?:si|s'ils?|if|unless|a moins|supposons|suppose|imagin\w+|assuming|whether|maybe|perhaps|possibly|peut-etre|peut etre|eventuel\w*|hypothetical\w*|hypothes\w+|au cas ou|en cas de|sous reserve|subject to|provided|pending|would (?:be|have|need|require)|might|could|(?:au|se|pour|dev|fe|ir)r(?:ait|ions|iez|aient)|serions|le jour ou|une fois que|in theory|en theorie|wish (?:we|i|they) had)\b/;

function clauseStart(text: string, at: number): number {
  let start = 0;
  for (const match of text.matchAll(CLAUSE_BOUNDARY)) {
    const end = match.index + match[0].length;
    if (end > at) break;
    start = end;
  }
  return start;
}

function clauseEnd(text: string, at: number): number {
  CLAUSE_BOUNDARY.lastIndex = at;
  const match = CLAUSE_BOUNDARY.exec(text);
  CLAUSE_BOUNDARY.lastIndex = 0;
  return match ? match.index : text.length;
}

/** The clause around a stretch of a folded sentence, as offsets of that sentence. */
export function clauseAround(
  folded: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  return { start: clauseStart(folded, start), end: clauseEnd(folded, end) };
}

/**
 * How many negations weigh on a folded stretch, set phrases that only look negative left out. An even number
 * above zero is an affirmation: "on ne peut pas se permettre de ne pas".
 */
export function countNegations(folded: string): number {
  const cleaned = folded.replace(NOT_A_NEGATION, ' ');
  if (RESTRICTION.test(cleaned) && !/\b(?:pas|jamais|aucun|rien)\b/.test(cleaned)) return 0;
  return cleaned.match(NEGATION_CUE)?.length ?? 0;
}

/**
 * Polarity of the stretch `[start, end)` of an already folded sentence: the words before it in its clause, and the
 * stretch itself, are read; with `lookAfter`, the rest of the clause too ("le budget n'est pas validé").
 */
export function polarityOfFolded(folded: string, start: number, end: number, lookAfter = false): Polarity {
  const clause = clauseAround(folded, start, end);
  const scope = folded.slice(clause.start, lookAfter ? clause.end : end);
  return { negated: countNegations(scope) % 2 === 1, hypothetical: HYPOTHETICAL_CUE.test(scope) };
}

/** Polarity of the stretch `[start, end)` of an original sentence. See {@link polarityOfFolded}. */
export function polarityAt(sentence: string, start: number, end: number, lookAfter = false): Polarity {
  const before = foldText(sentence.slice(0, start)).text;
  const target = foldText(sentence.slice(start, end)).text;
  const after = foldText(sentence.slice(end)).text;
  return polarityOfFolded(before + target + after, before.length, before.length + target.length, lookAfter);
}
