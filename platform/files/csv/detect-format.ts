import { CsvProblem, emptyFile } from './csv-problem.js';
import { type CsvDialect, isBlankRecord, withoutTrailingBlanks } from './csv-records.js';
import { detectDialect, wholeRecords } from './detect-dialect.js';
import type { CsvEncoding, DetectedEncoding } from './detect-encoding.js';
import { decodeSample, detectEncoding, SAMPLE_SIZE_BYTES } from './detect-encoding.js';
import { detectHeader, type IsHeaderWord } from './detect-header.js';
import type { Sentence } from './sentence.js';

/** Everything needed to read a file as a table. Plain data: it may be stored and read back. */
export interface CsvFormat extends CsvDialect {
  encoding: CsvEncoding;
  /** Length of the byte order mark in bytes. */
  bomLength: number;
  /** Records before the first row of data: `sep=` line, titles, blank lines, header. */
  recordsBeforeData: number;
  hasHeader: boolean;
  /** Name of every column, trimmed, verbatim otherwise; empty texts when the file has no header. */
  headers: string[];
  columnCount: number;
}

/** A format and the first rows read with it, for a preview. */
export interface CsvInspection {
  format: CsvFormat;
  /** First rows of data, each with `format.columnCount` cells. */
  sampleRows: string[][];
}

/** What somebody knows or decided about the file. */
export interface CsvExpectations {
  /** False when the sample is only the start of the file; by default a sample shorter than `SAMPLE_SIZE_BYTES` is whole. */
  isWholeFile?: boolean;
  isHeaderWord?: IsHeaderWord;
  encoding?: DetectedEncoding;
  delimiter?: string;
  hasHeader?: boolean;
}

const SEPARATOR_LINE = /^"?sep=([^\r\n"])"?[^\r\n]?(\r\n|\n|\r)/i;

const OTHER_TEXTS: readonly { pattern: RegExp; sentence: Sentence }[] = [
  {
    pattern: /^\s*<(!doctype|html|\?xml|table|workbook)/i,
    sentence: {
      FR: 'Ceci est une page web ou un fichier XML, pas un fichier CSV\u00a0: ouvrez-le dans un tableur et enregistrez-le en CSV (UTF-8).',
      EN: 'This is a web page or an XML file, not a CSV file: open it in a spreadsheet and save it as CSV (UTF-8).',
    },
  },
  {
    pattern: /^\s*(\{\s*"|\[\s*\{\s*")/,
    sentence: {
      FR: 'Ceci est un fichier JSON, pas un fichier CSV\u00a0: exportez le tableau en CSV (UTF-8).',
      EN: 'This is a JSON file, not a CSV file: export the table as CSV (UTF-8).',
    },
  },
  {
    pattern: /^\s*BEGIN:VCARD/i,
    sentence: {
      FR: 'Ceci est un carnet de contacts (vCard), pas un fichier CSV\u00a0: exportez les contacts en CSV.',
      EN: 'These are contact cards (vCard), not a CSV file: export the contacts as CSV.',
    },
  },
  {
    pattern: /^\{\\rtf/,
    sentence: {
      FR: 'Ceci est un document de traitement de texte, pas un fichier CSV\u00a0: exportez le tableau en CSV (UTF-8).',
      EN: 'This is a word processor document, not a CSV file: export the table as CSV (UTF-8).',
    },
  },
];

/** Works out encoding, delimiter, quotes and header of a file from its first bytes, or says why it is no table. */
export function inspectCsv(bytes: Uint8Array, expectations: CsvExpectations = {}): CsvInspection | CsvProblem {
  const sample = bytes.subarray(0, SAMPLE_SIZE_BYTES);
  const encoding = expectations.encoding ?? detectEncoding(sample);
  if (encoding instanceof CsvProblem) return encoding;
  const isWholeFile = expectations.isWholeFile ?? bytes.length < SAMPLE_SIZE_BYTES;
  return detectFormat(decodeSample(sample, encoding), encoding, { ...expectations, isWholeFile });
}

/** The same from text already decoded, without its byte order mark. */
function detectFormat(
  sample: string,
  encoding: DetectedEncoding,
  expectations: CsvExpectations = {},
): CsvInspection | CsvProblem {
  if (sample.trim() === '') {
    return emptyFile();
  }
  const other = OTHER_TEXTS.find((candidate) => candidate.pattern.test(sample));
  if (other) return new CsvProblem('NOT_A_TABLE', other.sentence);
  const separatorLine = SEPARATOR_LINE.exec(sample);
  const table = separatorLine ? sample.slice(separatorLine[0].length) : sample;
  const isWholeFile = expectations.isWholeFile ?? true;
  const dialect = detectDialect(table, isWholeFile, expectations.delimiter ?? separatorLine?.[1]);
  const records = wholeRecords(table, isWholeFile, dialect);
  return describeTable(records, { ...encoding, ...dialect }, separatorLine ? 1 : 0, expectations);
}

function describeTable(
  records: string[][],
  spelling: CsvDialect & DetectedEncoding,
  recordsBefore: number,
  expectations: CsvExpectations,
): CsvInspection {
  const { headerIndex, dataIndex } = locateData(records, expectations);
  const header = headerIndex === null ? null : (records[headerIndex] ?? []);
  const dataRecords = records.slice(dataIndex).filter((record) => !isBlankRecord(record));
  const columnCount = countColumns(header, dataRecords);
  const headers = Array.from({ length: columnCount }, (_, column) => (header?.[column] ?? '').trim());
  const sampleRows = dataRecords.map((record) => headers.map((_, column) => record[column] ?? ''));
  const format: CsvFormat = {
    ...spelling,
    recordsBeforeData: recordsBefore + dataIndex,
    hasHeader: header !== null,
    headers,
    columnCount,
  };
  return { format, sampleRows };
}

function locateData(
  records: string[][],
  expectations: CsvExpectations,
): { headerIndex: number | null; dataIndex: number } {
  const found = detectHeader(records, expectations.isHeaderWord);
  if (expectations.hasHeader === undefined || expectations.hasHeader === (found.headerIndex !== null)) return found;
  if (!expectations.hasHeader) return { headerIndex: null, dataIndex: found.headerIndex ?? found.dataIndex };
  return { headerIndex: found.dataIndex, dataIndex: found.dataIndex + 1 };
}

/**
 * The header decides; a cell beyond it is a column only when it is regularly filled, because one long row is rather a
 * row that lacks quotes. Columns that nothing fills at the end of the table do not exist.
 */
function countColumns(header: readonly string[] | null, rows: readonly string[][]): number {
  const named = header === null ? 0 : withoutTrailingBlanks(header).length;
  const widths = rows.map((row) => withoutTrailingBlanks(row).length).sort((left, right) => left - right);
  const regularWidth = widths[Math.floor(widths.length * 0.8)] ?? 0;
  const widest = header === null ? regularWidth : Math.min(regularWidth, header.length);
  return Math.max(named, widest, 1);
}
