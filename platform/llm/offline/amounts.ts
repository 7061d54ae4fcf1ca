import { foldText } from './fold.js';

/** A sum of money and where it stands. A range has `minimum < maximum`; a single sum has them equal. */
export interface Amount {
  readonly start: number;
  readonly end: number;
  /** In whole units of the currency (euros, not cents); the lower bound of a range. */
  readonly minimum: number;
  readonly maximum: number;
  /** ISO 4217 code; null when only a multiplier says that it is money ("50k"). */
  readonly currency: string | null;
}

const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:€|eur(?:os?)?|euros?)$/, 'EUR'],
  [/^(?:\$|us\$|usd|dollars?|bucks)$/, 'USD'],
  [/^(?:£|gbp|pounds?|livres?(?: sterling)?|quid)$/, 'GBP'],
  [/^(?:chf|francs? suisses?|swiss francs?)$/, 'CHF'],
  [/^(?:cad|c\$|ca\$|dollars? canadiens?)$/, 'CAD'],
];

const CURRENCY =
  '(?:€|us\\$|ca\\$|c\\$|\\$|£|(?:eur|usd|gbp|chf|cad)\\b|euros?\\b|dollars? canadiens?\\b|dollars?\\b|bucks\\b|pounds?\\b|livres? sterling\\b|francs? suisses?\\b|swiss francs?\\b)';
const NUMBER = "\\d{1,3}(?:[ .,']\\d{3})+(?:[.,]\\d{1,2})?(?!\\d)|\\d+(?:[.,]\\d+)?";
const MULTIPLIER =
  '(?:k|milliers?|mille|thousand|grand|m|mio|mln|millions?|mn|bn|md|mds|milliards?|billions?)(?![a-z0-9])';
const SINGLE = `(${CURRENCY}\\s?)?(${NUMBER})\\s?(${MULTIPLIER}|k(?=eur|€|\\$|usd|£)|m(?=€|\\$|£))?(?:\\s?(?:d'|de |of )?(${CURRENCY}))?`;
const AMOUNT = new RegExp(`(?<![\\w.,/:-])${SINGLE}(?:\\s?(?:-|a|et|to|and|/)\\s?${SINGLE})?(?![\\d])`, 'g');

const MONEY_MULTIPLIER = /^(?:k|m|millions?|thousand|grand)$/;
const ONE_AMOUNT = new RegExp(SINGLE, 'y');

const MULTIPLIERS: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|milliers?|mille|thousand|grand)$/, 1e3],
  [/^(?:m|mio|mln|mn|millions?)$/, 1e6],
  [/^(?:bn|md|mds|milliards?|billions?)$/, 1e9],
];

function currencyOf(token: string | undefined): string | null {
  if (!token) return null;
  const plain = token.trim();
  return CURRENCIES.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}

function multiplierOf(token: string | undefined): number {
  if (!token) return 1;
  return MULTIPLIERS.find(([pattern]) => pattern.test(token))?.[1] ?? 1;
}

/** Reads French and English number notations: a separator followed by exactly three digits groups thousands. */
export function parseNumber(text: string): number {
  const compact = text.replace(/[\s']/g, '');
  const grouped = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?$/.exec(compact);
  if (!grouped) return Number(compact.replace(',', '.'));
  const separator = grouped[1] ?? ',';
  const whole = compact.split(separator).join('');
  return Number(whole.replace(/[.,]/, '.'));
}

interface Side {
  readonly value: number;
  readonly multiplier: string | undefined;
  readonly currency: string | null;
}

function sideOf(match: RegExpMatchArray, first: number): Side | undefined {
  const digits = match[first + 1];
  if (digits === undefined) return undefined;
  const multiplier = match[first + 2];
  const spaced = match[first] ?? match[first + 3];
  return { value: parseNumber(digits) * multiplierOf(multiplier), multiplier, currency: currencyOf(spaced) };
}

/** "50-80 k€", "10 à 15 000 €": the thousands said once at the end belong to both bounds. */
function lowerBound(low: Side, high: Side): number {
  if (low.multiplier !== undefined || low.value >= 1000) return low.value;
  if (high.multiplier !== undefined) return low.value * multiplierOf(high.multiplier);
  return high.value >= 1000 && low.value * 1000 < high.value ? low.value * 1000 : low.value;
}

/** "50 k€ et 20 personnes" is one sum: a bare number after a complete sum is not its upper bound. */
function isRange(low: Side, high: Side): boolean {
  const lowIsComplete = low.currency !== null || low.multiplier !== undefined;
  return !lowIsComplete || high.currency !== null || high.multiplier !== undefined;
}

/** Without a currency, only a thousand or a million makes a number money; "3 milliards" of what is unknown. */
function isMoney(currency: string | null, multiplier: string | undefined): boolean {
  return currency !== null || (multiplier !== undefined && MONEY_MULTIPLIER.test(multiplier));
}

function rawLength(match: RegExpExecArray, hasRange: boolean): number {
  if (hasRange) return match[0].trimEnd().length;
  ONE_AMOUNT.lastIndex = match.index;
  return (ONE_AMOUNT.exec(match.input)?.[0] ?? match[0]).trimEnd().length;
}

function toAmount(match: RegExpExecArray, original: (offset: number) => number): Amount | undefined {
  const low = sideOf(match, 1);
  const candidate = sideOf(match, 5);
  if (!low) return undefined;
  const high = candidate && isRange(low, candidate) ? candidate : undefined;
  const currency = high?.currency ?? low.currency;
  if (!isMoney(currency, low.multiplier ?? high?.multiplier)) return undefined;
  const minimum = high ? lowerBound(low, high) : low.value;
  const maximum = high ? Math.max(high.value, minimum) : minimum;
  const end = match.index + rawLength(match, high !== undefined);
  return { start: original(match.index), end: original(end), minimum, maximum, currency };
}

/**
 * Sums of money in a French or English text, in order: "50 k€", "12.500 €", "1,5 million d'euros", "$25k",
 * "EUR 30 000", "entre 20 et 30 k€". A bare number is never money; "50k" is, with an unknown currency.
 */
export function findAmounts(text: string): Amount[] {
  const folded = foldText(text);
  const amounts: Amount[] = [];
  if (!/\d/.test(folded.text)) return amounts;
  for (const match of folded.text.matchAll(AMOUNT)) {
    const amount = toAmount(match, folded.originalOffset);
    if (amount) amounts.push(amount);
  }
  return amounts;
}
