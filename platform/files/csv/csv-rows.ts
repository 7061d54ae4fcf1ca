import { Readable, pipeline } from 'node:stream';
import { TextDecoder } from 'node:util';
import { CsvError, parse, type Parser } from 'csv-parse';
import { CsvProblem } from './csv-problem.js';
import { isBlankRecord, NO_DELIMITER, withoutTrailingBlanks } from './csv-records.js';
import type { CsvEncoding } from './detect-encoding.js';
import type { CsvFormat } from './detect-format.js';
import { OpenQuoteWatch } from './open-quotes.js';

/** Largest row read, in bytes of UTF-8. */
const MAXIMUM_ROW_SIZE_BYTES = 1_048_576;

/** Largest number of columns read. */
const MAXIMUM_COLUMNS = 500;

const PIECE_SIZE_BYTES = 65_536;

/** One row of data. */
export interface CsvRow {
  /** Rank among the rows of data, counted from 1; blank lines do not count. */
  rowNumber: number;
  /** Physical line of the file on which the row starts, counted from 1. */
  lineNumber: number;
  /** Exactly `format.columnCount` cells, verbatim; a short row is filled with empty text. */
  values: string[];
  /** Cells beyond the last column, when they hold text: the row is probably missing quotes. */
  extraValues: string[];
}

/**
 * Streams the rows of a file in constant memory. Throws a `CsvProblem` when the file breaks its own rules, and
 * `NO_ROWS` at the end of a file that held none; leaving the loop early closes the source.
 */
export async function* readCsvRows(source: AsyncIterable<Uint8Array>, format: CsvFormat): AsyncGenerator<CsvRow> {
  const parsed: Position = { recordCount: 0, lineNumber: 1 };
  const handedOver: Position = { recordCount: 0, lineNumber: 1 };
  const quotes = new OpenQuoteWatch(format);
  const parser = createParser(format, parsed);
  pipeline(Readable.from(decodedPieces(source, format.encoding, parsed, quotes)), parser, () => undefined);
  const records: AsyncIterable<string[]> = parser;
  let rowNumber = 0;
  try {
    for await (const record of records) {
      const lineNumber = handedOver.lineNumber;
      const isTorn = quotes.tornRecords.delete(handedOver.recordCount);
      advance(handedOver, record);
      if (handedOver.recordCount <= format.recordsBeforeData || isBlankRecord(record)) continue;
      if (isTorn && swallowsRows(record, format)) throw unterminatedQuote(format, lineNumber);
      rowNumber += 1;
      yield { rowNumber, lineNumber, ...fitToColumns(record, format.columnCount, lineNumber) };
    }
  } catch (error) {
    throw toProblem(error, parsed.lineNumber, format);
  }
  if (rowNumber === 0) {
    throw new CsvProblem('NO_ROWS', {
      FR: 'Le fichier ne contient aucune ligne de données\u00a0: vérifiez que des lignes suivent l’en-tête, puis renvoyez-le.',
      EN: 'The file holds no row of data: check that rows follow the header, and send it again.',
    });
  }
}

/** A place in the file. The parser is ahead of the rows handed over, and an error concerns its place. */
interface Position {
  recordCount: number;
  /** Physical line on which the next record starts. */
  lineNumber: number;
}

/** Lines are counted here because the parser counts a CRLF inside quotes twice. */
function advance(position: Position, record: readonly string[]): void {
  position.recordCount += 1;
  position.lineNumber += record.reduce((count, cell) => count + countLineEnds(cell), 1);
}

function createParser(format: CsvFormat, position: Position): Parser {
  const escapesByBackslash = format.quote !== null && format.escape === 'backslash';
  return parse({
    delimiter: format.delimiter ?? NO_DELIMITER,
    quote: format.quote,
    escape: escapesByBackslash ? '\\' : format.quote,
    ltrim: format.skipsInitialSpace,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: MAXIMUM_ROW_SIZE_BYTES,
    on_record: (record) => {
      advance(position, record);
      return record;
    },
  });
}

/** Text of the source in small pieces, so that one huge buffer never becomes one huge batch of rows. */
async function* decodedPieces(
  source: AsyncIterable<Uint8Array>,
  encoding: CsvEncoding,
  position: Position,
  quotes: OpenQuoteWatch,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const guard = createRowSizeGuard(position);
  let lineNumber = 1;
  let endsWithReturn = false;
  for await (const chunk of source) {
    for (let start = 0; start < chunk.length; start += PIECE_SIZE_BYTES) {
      const piece = chunk.subarray(start, start + PIECE_SIZE_BYTES);
      guard(piece.length);
      const text = decodePiece(decoder, piece, lineNumber);
      const splitsLineEnd = endsWithReturn && text.startsWith('\n');
      lineNumber += countLineEnds(text) - (splitsLineEnd ? 1 : 0);
      endsWithReturn = text.endsWith('\r');
      quotes.read(text);
      yield text;
    }
  }
  yield decodePiece(decoder, undefined, lineNumber);
}

/** The parser's own limit counts characters: a row made of delimiters only would grow without end. */
function createRowSizeGuard(position: Position): (sizeBytes: number) => void {
  let records = 0;
  let sizeSinceRecordBytes = 0;
  return (sizeBytes) => {
    if (position.recordCount !== records) {
      records = position.recordCount;
      sizeSinceRecordBytes = 0;
    }
    sizeSinceRecordBytes += sizeBytes;
    if (sizeSinceRecordBytes > 4 * MAXIMUM_ROW_SIZE_BYTES) throw rowTooLarge(position.lineNumber);
  };
}

function decodePiece(decoder: TextDecoder, piece: Uint8Array | undefined, firstLineNumber: number): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    const lenient = piece === undefined ? '' : new TextDecoder(decoder.encoding).decode(piece, { stream: true });
    const lineNumber = firstLineNumber + countLineEnds(lenient.slice(0, Math.max(lenient.indexOf('\ufffd'), 0)));
    const encoding = decoder.encoding.toUpperCase();
    throw new CsvProblem(
      'INVALID_ENCODING',
      {
        FR: `Le fichier est lu en ${encoding}, mais la ligne ${lineNumber} contient des octets qui n’en font pas partie\u00a0: enregistrez-le en CSV (UTF-8) et renvoyez-le.`,
        EN: `The file is read as ${encoding} but line ${lineNumber} holds bytes that do not belong to it: save it as CSV (UTF-8) and send it again.`,
      },
      lineNumber,
    );
  }
}

function fitToColumns(
  record: string[],
  columnCount: number,
  lineNumber: number,
): { values: string[]; extraValues: string[] } {
  if (record.length === columnCount) return { values: record, extraValues: [] };
  if (record.length < columnCount) {
    return { values: [...record, ...Array<string>(columnCount - record.length).fill('')], extraValues: [] };
  }
  const extraValues = withoutTrailingBlanks(record.slice(columnCount));
  if (columnCount + extraValues.length > MAXIMUM_COLUMNS) {
    throw new CsvProblem(
      'TOO_MANY_COLUMNS',
      {
        FR: `La ligne ${lineNumber} a plus de ${MAXIMUM_COLUMNS} colonnes\u00a0: supprimez celles dont vous n’avez pas besoin et renvoyez le fichier.`,
        EN: `Line ${lineNumber} has more than ${MAXIMUM_COLUMNS} columns: remove the columns you do not need and send the file again.`,
      },
      lineNumber,
    );
  }
  return { values: record.slice(0, columnCount), extraValues };
}

function countLineEnds(text: string): number {
  if (!text.includes('\r')) return countOf(text, '\n');
  return countOf(text, '\n') + countOf(text, '\r') - countOf(text, '\r\n');
}

function countOf(text: string, sign: string): number {
  let count = 0;
  for (let index = text.indexOf(sign); index >= 0; index = text.indexOf(sign, index + sign.length)) count += 1;
  return count;
}

function rowTooLarge(lineNumber: number): CsvProblem {
  return new CsvProblem(
    'ROW_TOO_LARGE',
    {
      FR: `L’enregistrement qui commence à la ligne ${lineNumber} dépasse 1\u00a0Mo\u00a0: un guillemet (") qui s’y ouvre n’est sans doute jamais refermé. Fermez-le ou supprimez-le, puis renvoyez le fichier.`,
      EN: `The row that starts on line ${lineNumber} is larger than 1 MB: a quote (") opened there is probably never closed. Close it or remove it, and send the file again.`,
    },
    lineNumber,
  );
}

/**
 * Whether a record with a torn quote hides rows: its quotes do not pair, and a cell over several lines holds all the
 * delimiters of the rows it swallowed. Otherwise somebody only forgot to double the quotes inside a note.
 */
function swallowsRows(record: readonly string[], { quote, delimiter, columnCount }: CsvFormat): boolean {
  if (quote === null || delimiter === null) return false;
  const quotes = record.reduce((count, cell) => count + countOf(cell, quote), 0);
  return (
    quotes % 2 === 1 &&
    record.some((cell) => {
      const lineEnds = cell.startsWith(quote) ? countLineEnds(cell) : 0;
      return lineEnds > 0 && countOf(cell, delimiter) >= lineEnds * (columnCount - 1);
    })
  );
}

function unterminatedQuote({ quote }: CsvFormat, lineNumber: number): CsvProblem {
  const sign = quote ?? '"';
  return new CsvProblem(
    'UNTERMINATED_QUOTE',
    {
      FR: `Un guillemet (${sign}) ouvert à la ligne ${lineNumber} n’est jamais refermé\u00a0: fermez-le ou supprimez-le, puis renvoyez le fichier.`,
      EN: `A quote (${sign}) opened in the row of line ${lineNumber} is never closed: close it or remove it, and send the file again.`,
    },
    lineNumber,
  );
}

function toProblem(error: unknown, lineNumber: number, format: CsvFormat): unknown {
  if (!(error instanceof CsvError)) return error;
  if (error.code === 'CSV_MAX_RECORD_SIZE') return rowTooLarge(lineNumber);
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
    return unterminatedQuote(format, lineNumber);
  }
  return new CsvProblem(
    'UNREADABLE',
    {
      FR: `La ligne ${lineNumber} ne peut pas être lue comme du CSV\u00a0: vérifiez ses guillemets, enregistrez le fichier en CSV (UTF-8) et renvoyez-le.`,
      EN: `The row of line ${lineNumber} cannot be read as CSV: check its quotes, save the file as CSV (UTF-8) and send it again.`,
    },
    lineNumber,
  );
}
