import { type CsvDialect, isBlankRecord, splitRecords } from './csv-records.js';

const DELIMITERS = [',', ';', '\t', '|', '^'] as const;

/** A way to split the sample, what it gave, and how regular the result is (0 or more, higher is better). */
interface Attempt {
  dialect: CsvDialect;
  records: string[][];
  score: number;
}

/** Below this score no delimiter explains the text: the file has one column. */
const SMALLEST_CREDIBLE_SCORE = 0.5;

/** A cell that is an email address and nothing else: names may hold another delimiter, addresses do not. */
const ADDRESS = /^\s*[^\s@,;|^]+@[^\s@,;|^]+\.[^\s@,;|^]+\s*$/;

/**
 * Finds how cells are separated and quoted, by splitting the sample in every plausible way and keeping the one whose
 * records have the most regular width. `delimiter` imposes the separator when somebody chose it.
 */
export function detectDialect(sample: string, isWholeFile: boolean, delimiter?: string): CsvDialect {
  const escape = usesBackslashes(sample) ? 'backslash' : 'doubled';
  const candidates = delimiter === undefined ? DELIMITERS : [delimiter];
  const attempts = candidates.flatMap((candidate) =>
    quotesWorthTrying(sample, candidate).map((quote): Attempt => {
      const skipsInitialSpace = spacesBeforeQuotes(sample, candidate);
      return evaluate(sample, isWholeFile, { delimiter: candidate, quote, escape, skipsInitialSpace });
    }),
  );
  const best = attempts.reduce((winner, attempt) => (attempt.score > winner.score + 0.02 ? attempt : winner));
  if (delimiter !== undefined || best.score >= SMALLEST_CREDIBLE_SCORE) return best.dialect;
  return { delimiter: null, quote: '"', escape, skipsInitialSpace: false };
}

/** Records of the sample that are surely whole: the last one is left out when the sample was cut within it. */
export function wholeRecords(sample: string, isWholeFile: boolean, dialect: CsvDialect): string[][] {
  const { records, endsWithLineEnd } = splitRecords(sample, dialect);
  return isWholeFile || endsWithLineEnd || records.length < 2 ? records : records.slice(0, -1);
}

function evaluate(sample: string, isWholeFile: boolean, dialect: CsvDialect): Attempt {
  const split = splitRecords(sample, dialect);
  const records = wholeRecords(sample, isWholeFile, dialect);
  let score = regularity(
    records.filter((record) => !isBlankRecord(record)),
    dialect.quote !== null,
  );
  if (split.endsInsideQuotes && isWholeFile) score -= 0.3;
  if (dialect.quote === null) score -= 0.05;
  return { dialect, records, score };
}

/** Share of the records that have the commonest width, a little more for wide tables and whole addresses, less when cells look torn apart. */
function regularity(records: readonly string[][], forgivesRaggedRows: boolean): number {
  const width = commonestWidth(records);
  if (width < 2) return 0;
  const regular = records.filter((record) => record.length === width);
  // Ragged rows still hold the delimiter, which counts for half; ignoring quotes must not make them.
  const ragged = records.filter((record) => record.length >= 2 && record.length !== width);
  const consistency = (regular.length + (forgivesRaggedRows ? ragged.length / 2 : 0)) / records.length;
  const breadth = 1 + Math.min(width, 20) / 40;
  const headOfTable = records.find((record) => record.length > 1);
  const headIsSpaced = headOfTable !== undefined && startsWithSpaces(headOfTable) && headOfTable === records[0];
  const wholeTableIsSpaced = headIsSpaced && regular.length > records.length * 0.8;
  const torn = wholeTableIsSpaced ? 0 : regular.filter(startsWithSpaces).length / regular.length;
  const addressed = regular.filter((record) => record.some((cell) => ADDRESS.test(cell))).length / regular.length;
  return consistency * breadth - torn * 0.5 + addressed * 0.05;
}

function commonestWidth(records: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const record of records) counts.set(record.length, (counts.get(record.length) ?? 0) + 1);
  let best = { width: 0, count: 0 };
  for (const [width, count] of counts) {
    const better = count > best.count || (count === best.count && width > best.width);
    if (better) best = { width, count };
  }
  return best.width;
}

/** "Dupont, Marie" split at its comma: every further cell starts with a space. */
function startsWithSpaces(record: readonly string[]): boolean {
  return record.length > 1 && record.slice(1).every((cell) => /^ \S/.test(cell));
}

function quotesWorthTrying(sample: string, delimiter: string): ('"' | "'" | null)[] {
  if (sample.includes('"')) return ['"', null];
  const sign = escapeForPattern(delimiter);
  const wrapped = sample.match(new RegExp(`(^|[\\r\\n]|${sign})'[^'\\r\\n]*'(?=${sign}|[\\r\\n]|$)`, 'g'))?.length ?? 0;
  const cells = sample.split(delimiter).length;
  return wrapped > cells * 0.5 ? ["'", '"'] : ['"'];
}

/** Database dumps write `\"` inside a quoted cell, where spreadsheets double the quote. */
function usesBackslashes(sample: string): boolean {
  return /[^\\]\\"[^,;|\t\r\n"]/.test(sample) && !/[^,;|\t\r\n]""[^,;|\t\r\n]/.test(sample);
}

function spacesBeforeQuotes(sample: string, delimiter: string): boolean {
  if (delimiter === '\t') return false;
  const sign = escapeForPattern(delimiter);
  return new RegExp(`"${sign} +"`).test(sample) && !new RegExp(`"${sign}"`).test(sample);
}

function escapeForPattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
