/** How a file of rows is written. */
export interface CsvWriting {
  /** Default `,`. */
  delimiter?: string;
  /** Default CRLF, as in RFC 4180. */
  lineEnd?: '\r\n' | '\n' | '\r';
  /** Default true: a cell that a spreadsheet would run as a formula gets a leading apostrophe. */
  neutralisesFormulas?: boolean;
}

/** Byte order mark that makes spreadsheet programs read a file as UTF-8. */
const UTF_8_BYTE_ORDER_MARK = '\ufeff';

/** What makes a spreadsheet take a cell for a formula or a command; the wide forms are folded by East Asian versions. */
const FORMULA_START = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** The cell as safe to open in a spreadsheet: never run, still readable. For output only, stored data stays as it is. */
export function neutraliseFormula(cell: string): string {
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}

/** One row as text, line end included. A cell is quoted when its content demands it. */
export function formatCsvRow(values: readonly string[], writing: CsvWriting = {}): string {
  const { delimiter = ',', lineEnd = '\r\n', neutralisesFormulas = true } = writing;
  const cells = values.map((value) => quoteCell(neutralisesFormulas ? neutraliseFormula(value) : value, delimiter));
  return cells.join(delimiter) + lineEnd;
}

/** A whole file as a stream of UTF-8 text with its byte order mark, one piece per row. */
export async function* writeCsv(
  rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>,
  writing: CsvWriting = {},
): AsyncGenerator<string> {
  yield UTF_8_BYTE_ORDER_MARK;
  for await (const row of rows) yield formatCsvRow(row, writing);
}

function quoteCell(cell: string, delimiter: string): string {
  const plain = !cell.includes('"') && !cell.includes(delimiter) && !/[\r\n]|^\s|\s$/.test(cell);
  return plain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
