import { foldPlain } from './fold.js';
import {
  ASSISTANT_TITLE,
  FUNCTION_PATTERNS,
  NOT_CURRENT,
  RANK_PATTERNS,
  type JobFunction,
  type Rank,
} from './seniority-lexicon.js';

export type { JobFunction, Rank } from './seniority-lexicon.js';

/** What a job title says. */
export interface Seniority {
  readonly rank: Rank;
  readonly function: JobFunction;
}

/** Ranks in order; a higher index decides more. `unknown` is not in it. */
export const RANKS: readonly Exclude<Rank, 'unknown'>[] = ['individual', 'manager', 'director', 'vp', 'c_level'];

const UNKNOWN: Seniority = { rank: 'unknown', function: 'unknown' };
/** What follows names the employer or the superior, not the post. */
const EMPLOYER_OR_SUPERIOR =
  /\s(?:at|chez|@|aupres d\w+|reporting to|rattachee? \w+|to the|pour le compte)\s.*$|\s?@.*$/;
/** Gender marks of inclusive writing: "directeur(trice)", "chargé·e", "responsable (h/f)". */
const INCLUSIVE_MARK =
  /[·.(/-](?:e|es|ne|ice|rice|trice|euse|ere|sse|h|f|x|m|w|d)\)?(?=\s|$|[·./)])|\((?:h\/f|f\/h|m\/f|m\/w\/d)\)/g;
const SEPARATOR = /\s?[|,;+&•]\s?|\s\/\s|\/| et | and | - /;
const EMPTY = /^(?:n\/?a|na|nc|nr|unknown|inconnue?|none|aucune?|\?+|-+|\.+|null|test|xx+)?$/;

function rankOfPart(part: string): Rank {
  if (NOT_CURRENT.test(part)) return 'unknown';
  return RANK_PATTERNS.find(([pattern]) => pattern.test(part))?.[1] ?? 'unknown';
}

function functionOf(title: string): JobFunction {
  return FUNCTION_PATTERNS.find(([pattern]) => pattern.test(title))?.[1] ?? 'unknown';
}

function normalized(title: string): string {
  return foldPlain(title)
    .replace(INCLUSIVE_MARK, '')
    .replace(/\bv\.\s?p\.?/g, 'vp')
    .replace(/\b(c)\.(e|t|f|o|m|i)\.(o)\.?/g, '$1$2$3')
    .replace(/(?<=\w)-(?=\w)/g, ' ')
    .replace(/[()"]/g, ' , ')
    .replace(/\s+/g, ' ')
    .trim();
}

function highest(ranks: readonly Rank[]): Rank {
  let best: Rank = 'unknown';
  for (const rank of ranks) {
    if (rank === 'unknown') continue;
    if (best === 'unknown' || RANKS.indexOf(rank) > RANKS.indexOf(best)) best = rank;
  }
  return best;
}

/**
 * Reads a French or English job title: rank and function. Accents, case, gender and hyphens do not matter; several
 * posts give the highest one; an assistant stays an assistant whoever is assisted; what is unclear is `unknown`.
 */
export function readJobTitle(title: string): Seniority {
  const plain = normalized(title.slice(0, 300));
  if (EMPTY.test(plain)) return UNKNOWN;
  const own = plain.replace(EMPLOYER_OR_SUPERIOR, '');
  if (ASSISTANT_TITLE.test(plain)) return { rank: 'individual', function: functionOf(plain) };
  const whole = rankOfPart(own);
  if (NOT_CURRENT.test(own) && !SEPARATOR.test(own)) return { rank: 'unknown', function: functionOf(own) };
  const parts = own.split(SEPARATOR);
  const ranks = parts.length > 1 ? parts.map(rankOfPart) : [whole];
  const composed = NOT_CURRENT.test(own) ? 'unknown' : whole;
  return { rank: highest([...ranks, composed]), function: functionOf(own) };
}
