import type { Evidence } from '../../../../platform/llm/engine.js';
import { clauseAround, polarityOfFolded } from '../../../../platform/llm/offline/polarity.js';
import type { BantSource } from './task.js';
import type { Passage } from './passages.js';

/** Something a source says on a criterion, with its quote. */
export interface Signal {
  readonly code: string;
  /** The points this signal alone would give. */
  readonly points: number;
  /** Whether it speaks against the criterion: it then lowers the score whatever else is said. */
  readonly isNegative: boolean;
  readonly evidence: Evidence;
  /** When it was written; undefined when unknown. */
  readonly date: string | undefined;
}

/** A family of phrases on folded text that mean the same for a criterion. */
export interface SignalRule {
  readonly code: string;
  readonly points: number;
  /** Global pattern, compiled once. */
  readonly pattern: RegExp;
  readonly isNegative?: boolean;
  /** What the phrase means when it is negated; nothing when absent. */
  readonly whenNegated?: { readonly code: string; readonly points: number };
  /** The phrase carries its own negation ("does not work"): only the words before it are read. */
  readonly hasOwnNegation?: boolean;
  /** The predicate may be negated after the phrase ("le budget n'est pas validé"). */
  readonly looksAfter?: boolean;
  /** Asking is already a sign: "can you send a quote?". */
  readonly mayBeAsked?: boolean;
  readonly mayBeHypothetical?: boolean;
}

/** A quote longer than this is cut to its clause, then to the phrase itself. */
const QUOTE_CHARACTERS = 160;

/** What the seller said, asked or offered, and what other companies do, is not the lead's word. */
const NOT_THE_LEAD =
  /\b(?:nous proposons|on propose|notre (?:solution|outil|offre|logiciel|produit|plateforme) (?:permet|aide|peut|repond)|je (?:lui |leur )?(?:ai )?(?:presente|explique|propose|parle de|demande)|j'ai (?:presente|explique|propose|demande|precise)|(?:i|we) (?:explained|presented|pitched|told (?:him|her|them)|asked|offered)|our (?:solution|product|platform|tool|offer) (?:can|helps?|will|is|lets)|un autre (?:client|prospect)|another (?:client|customer|prospect)|d'autres clients|other (?:clients|customers)|(?:son|sa|ses|mon|ma|un|une|his|her|my|an?) (?:voisine?s?|neighbou?rs?|amie?s?|friends?|copains?|copine|cousine?|freres?|soeur|brother|sister|beau-frere|wife|husband|femme|mari)|leurs? concurrents?|their competitors?|chez (?:son|leur) ancien|at (?:his|her|their) (?:previous|former) (?:company|job|employer))\b/;

/** Time that is over: what was true then is not evidence for today. */
const OVER =
  /\b(?:l'an(?:nee)? (?:dernier|derniere|passee?)|last year|in the past|par le passe|autrefois|a l'epoque|historically|il y a (?:\w+ )?(?:deux|trois|quatre|cinq|\d+) ans|(?:two|three|four|five|\d+) years ago|auparavant|previously|used to|precedemment|en 20(?:0\d|1\d|2[0-3])|in 20(?:0\d|1\d|2[0-3])|(?:avions|avait|avaient) (?:a l'epoque |alors )?(?:un|du|le|besoin)|(?:etait|etaient|etions|was|were)\b[^;]*\b(?:jusqu'en|jusqu'a|until|till))\b/;

/** The age of what was bought or built then, not of what is said before: "cherche à remplacer un outil acheté en 2015". */
const AGE_OF_A_THING =
  /\b(?:achet|install|developp|construi|deploy|deploi|cre|bought|built|developed|purchased|set up|mis en place|dat)\w*(?: \w+){0,2}? (?:en|in|de|from|il y a)(?: \w+)? (?:\d{4}|\d+ ans)|\b(?:bought|built|installed|deployed|developed|purchased) (?:\w+ ){1,2}years ago/g;

function quoteRange(passage: Passage, start: number, end: number): readonly [number, number] {
  const text = passage.folded.text;
  if (passage.text.length <= QUOTE_CHARACTERS) return [0, text.length];
  const clause = clauseAround(text, start, end);
  return clause.end - clause.start <= QUOTE_CHARACTERS
    ? [clause.start, clause.end]
    : [start, Math.min(end, start + QUOTE_CHARACTERS)];
}

function trimmedEvidence(source: BantSource, from: number, to: number): Evidence {
  let start = from;
  let end = Math.min(to, source.text.length);
  while (start < end && /\s/.test(source.text.charAt(start))) start += 1;
  while (end > start && /\s/.test(source.text.charAt(end - 1))) end -= 1;
  return { sourceKey: source.key, start, end, quote: source.text.slice(start, end) };
}

/** The quote of a stretch of a passage, widened to its clause or its sentence when that stays short. */
export function evidenceOf(passage: Passage, start: number, end: number): Evidence {
  const [from, to] = quoteRange(passage, start, end);
  return trimmedEvidence(
    passage.source,
    passage.start + passage.folded.originalOffset(from),
    passage.start + passage.folded.originalOffset(to),
  );
}

/** The quote of a whole field, cut when it is long; undefined when the field is blank. */
export function evidenceOfField(source: BantSource): Evidence | undefined {
  const evidence = trimmedEvidence(source, 0, Math.min(source.text.length, QUOTE_CHARACTERS));
  return evidence.quote === '' ? undefined : evidence;
}

/** Whether a stretch of a passage is about the lead, today. */
export function isAboutTheLeadToday(passage: Passage, start: number, end: number): boolean {
  const text = passage.folded.text;
  if (NOT_THE_LEAD.test(text.slice(0, end))) return false;
  const clause = clauseAround(text, start, end);
  const after = text.slice(end, clause.end).replace(AGE_OF_A_THING, '');
  return !OVER.test(text.slice(clause.start, end) + after);
}

function signalOf(passage: Passage, rule: SignalRule, start: number, end: number): Signal | undefined {
  const until = rule.hasOwnNegation === true ? start : end;
  const { negated, hypothetical } = polarityOfFolded(passage.folded.text, start, until, rule.looksAfter === true);
  const outcome = negated ? rule.whenNegated : { code: rule.code, points: rule.points };
  if (!outcome) return undefined;
  const isNegative = negated || rule.isNegative === true;
  const mayBeSupposed = rule.mayBeHypothetical === true || (rule.mayBeAsked === true && passage.isQuestion);
  if (!isNegative && ((hypothetical && !mayBeSupposed) || !passage.isTrusted)) return undefined;
  if (passage.isQuestion && rule.mayBeAsked !== true && !isNegative) return undefined;
  if (!isAboutTheLeadToday(passage, start, end)) return undefined;
  return { ...outcome, isNegative, evidence: evidenceOf(passage, start, end), date: passage.date };
}

/** Every signal that the rules find in a passage. */
export function findSignals(passage: Passage, rules: readonly SignalRule[]): Signal[] {
  const signals: Signal[] = [];
  const text = passage.folded.text;
  for (const rule of rules) {
    for (const match of text.matchAll(rule.pattern)) {
      const signal = signalOf(passage, rule, match.index, match.index + match[0].length);
      if (signal) signals.push(signal);
    }
  }
  return signals;
}

/** Dates as text compare as days; an unknown date is older than all. */
function newest(signals: readonly Signal[]): string {
  return signals.reduce((latest, { date }) => (date !== undefined && date > latest ? date : latest), '');
}

/**
 * What prevails when texts contradict each other: the most recent; when that does not decide, the less favourable.
 * Returns the signals of the side that prevails.
 */
export function prevailing(signals: readonly Signal[]): readonly Signal[] {
  const negative = signals.filter(({ isNegative }) => isNegative);
  if (negative.length === 0) return signals;
  const latestNegative = newest(negative);
  const after = signals.filter(({ isNegative, date }) => !isNegative && date !== undefined && date > latestNegative);
  if (latestNegative !== '' && after.length > 0) return after;
  return negative.filter(({ date }) => (date ?? '') === latestNegative || latestNegative === '');
}

/** The most favourable signal; the most recent of equals. */
export function strongest(signals: readonly Signal[]): Signal | undefined {
  return signals.reduce<Signal | undefined>((best, signal) => {
    if (!best || signal.points > best.points) return signal;
    return signal.points === best.points && (signal.date ?? '') > (best.date ?? '') ? signal : best;
  }, undefined);
}

/** The least favourable signal. */
export function weakest(signals: readonly Signal[]): Signal | undefined {
  return signals.reduce<Signal | undefined>(
    (worst, signal) => (!worst || signal.points < worst.points ? signal : worst),
    undefined,
  );
}

/** The signals of the most recent text that has any; the undated ones when none is dated. */
export function ofNewestText(signals: readonly Signal[]): readonly Signal[] {
  const latest = newest(signals);
  return latest === '' ? signals : signals.filter(({ date }) => date === latest);
}
