import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { CsvProblem } from './csv-problem.js';
import { type CsvDialect, isBlankRecord, splitRecords } from './csv-records.js';
import { type CsvRow, readCsvRows } from './csv-rows.js';
import { type CsvFormat, inspectCsv } from './detect-format.js';
import { formatCsvRow } from './write-csv.js';

const fixture = (name: string): Buffer => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));

async function* inChunks(bytes: Uint8Array, sizeBytes: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += sizeBytes) yield bytes.subarray(start, start + sizeBytes);
}

async function collect(bytes: Uint8Array, format: CsvFormat, chunkSizeBytes = 65_536): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of readCsvRows(inChunks(bytes, chunkSizeBytes), format)) rows.push(row);
  return rows;
}

function inspected(bytes: Uint8Array): CsvFormat {
  const result = inspectCsv(bytes);
  if (result instanceof CsvProblem) throw result;
  return result.format;
}

const problemOf = (bytes: Uint8Array, format: CsvFormat): Promise<unknown> =>
  collect(bytes, format).then(
    () => undefined,
    (error: unknown) => error,
  );

const plainFormat: CsvFormat = {
  encoding: 'utf-8',
  bomLength: 0,
  delimiter: ',',
  quote: '"',
  escape: 'doubled',
  skipsInitialSpace: false,
  recordsBeforeData: 0,
  hasHeader: false,
  headers: ['', ''],
  columnCount: 2,
};

function encode(text: string, encoding: CsvFormat['encoding'], withMark: boolean): Buffer {
  const marked = withMark ? `\ufeff${text}` : text;
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16();
  return encoding === 'windows-1252' ? Buffer.from(text, 'latin1') : Buffer.from(marked, 'utf8');
}

describe('reading rows', () => {
  test.each([
    'windows-1252-semicolon.csv',
    'macintosh-returns.csv',
    'utf-16le-with-mark-tabs.csv',
    'utf-16be-with-mark.csv',
    'utf-16le-without-mark.csv',
    'utf-8-with-mark-separator-line.csv',
  ])('%s gives the same people, whatever its bytes', async (name) => {
    const bytes = fixture(name);
    const rows = await collect(bytes, inspected(bytes), 7);
    expect(rows.map((row) => row.values)).toEqual([
      ['Mme', 'Hélène', 'Lefèvre', 'Boulangerie Œuvre & Fils', 'helene@oeuvre.example', '01 99 00 12 34'],
      ['M.', 'Loïc', 'Garçon', 'Café d’Été', 'loic@ete.example', '+33 1 99 00 56 78'],
    ]);
  });

  test('rows carry their rank and the physical line on which they start', async () => {
    const text = 'Name,Note\r\n\r\n"Bob","two\r\nlines"\r\n\r\nZoé,plain\r\n';
    const rows = await collect(Buffer.from(text), { ...plainFormat, recordsBeforeData: 1 }, 3);
    expect(rows.map(({ rowNumber, lineNumber }) => [rowNumber, lineNumber])).toEqual([
      [1, 3],
      [2, 6],
    ]);
  });

  test('a short row is filled and the cells beyond the last column are kept aside', async () => {
    const rows = await collect(Buffer.from('a\nb,c,d,e,,\nf,g,,,\n'), plainFormat);
    expect(rows.map(({ values, extraValues }) => [values, extraValues])).toEqual([
      [['a', ''], []],
      [
        ['b', 'c'],
        ['d', 'e'],
      ],
      [['f', 'g'], []],
    ]);
  });

  test('formulas, markup and quotes inside a cell are data', async () => {
    const text = '=cmd|\' /C calc\'!A0,<script>alert(1)</script>\n12" screen,"Café "Le Zinc" SA"\n';
    const rows = await collect(Buffer.from(text), plainFormat);
    expect(rows.map((row) => row.values)).toEqual([
      ["=cmd|' /C calc'!A0", '<script>alert(1)</script>'],
      ['12" screen', '"Café "Le Zinc" SA"'],
    ]);
  });

  test('leaving early closes the source', async () => {
    let closed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.from('a,b\n');
      } finally {
        closed = true;
      }
    }
    for await (const row of readCsvRows(endless(), plainFormat)) {
      if (row.rowNumber === 100) break;
    }
    await new Promise((resolve) => setImmediate(resolve));
    expect(closed).toBe(true);
  });

  test('a source that fails passes its own error on', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a,b\n');
      throw new RangeError('disk');
    }
    const read = async (): Promise<void> => {
      for await (const row of readCsvRows(broken(), plainFormat)) expect(row.rowNumber).toBe(1);
    };
    await expect(read()).rejects.toThrow(RangeError);
  });
});

describe('a broken file', () => {
  test('a quote that is never closed names the line of its row', async () => {
    const problem = await problemOf(Buffer.from('a,b\nc,"d\ne,f\n'), plainFormat);
    expect(problem).toMatchObject({
      code: 'UNTERMINATED_QUOTE',
      lineNumber: 2,
      sentence: { FR: expect.stringContaining('à la ligne 2'), EN: expect.stringContaining('of line 2') },
    });
  });

  test('a quote left open is reported, even where a later quote would close it and hide the rows between', async () => {
    const intact = 'a,"b"\n'.repeat(20);
    const problem = await problemOf(Buffer.from(`${intact}c,"d\ne,f\ng,"h"\n${intact}`), plainFormat);
    expect(problem).toMatchObject({ code: 'UNTERMINATED_QUOTE', lineNumber: 21 });
  });

  test('a cell that truly quotes another quote, line ends and delimiters is no broken file', async () => {
    const rows = await collect(Buffer.from('a,"""b\nc,d"\ne,"f ""g"" h"\n'), plainFormat);
    expect(rows.map((row) => row.values)).toEqual([
      ['a', '"b\nc,d'],
      ['e', 'f "g" h'],
    ]);
  });

  test('bytes that are not UTF-8 name their line, also when lines end with CRLF', async () => {
    const bytes = Buffer.concat([Buffer.from('é,b\r\n'.repeat(30_000)), Buffer.from([0xe9, 0x2c, 0x61])]);
    const problem = await problemOf(bytes, plainFormat);
    expect(problem).toMatchObject({ code: 'INVALID_ENCODING', lineNumber: 30_001 });
  });

  test('a row over 1 MB is refused, made of text or of delimiters only', async () => {
    const text = Buffer.from(`a,b\n"${'x'.repeat(1_100_000)}",c\n`);
    expect(await problemOf(text, plainFormat)).toMatchObject({ code: 'ROW_TOO_LARGE', lineNumber: 2 });
    const delimiters = Buffer.from(`a,b\n${','.repeat(6_000_000)}`);
    expect(await problemOf(delimiters, plainFormat)).toMatchObject({ code: 'ROW_TOO_LARGE', lineNumber: 2 });
  });

  test('more than 500 columns are refused', async () => {
    const problem = await problemOf(Buffer.from(`a,b\n${Array(501).fill('x').join(',')}\n`), plainFormat);
    expect(problem).toMatchObject({ code: 'TOO_MANY_COLUMNS', lineNumber: 2 });
  });

  test('a header alone is a file without rows', async () => {
    const problem = await problemOf(Buffer.from('a,b\n,\n\n'), { ...plainFormat, recordsBeforeData: 1 });
    expect(problem).toMatchObject({ code: 'NO_ROWS' });
  });
});

const anyCell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom('"', "'", ',', ';', '\t', '|', '\n', '\r', ' ', '=', '\\', 'a', 'é', '😀'),
    maxLength: 8,
  }),
);
const latinCell = fc.string({
  unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'a', 'é', 'Ü', 'ç', '|', '\t'),
  maxLength: 8,
});

const writtenTable = fc
  .record({
    encoding: fc.constantFrom('utf-8', 'windows-1252', 'utf-16le', 'utf-16be'),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    withMark: fc.boolean(),
    chunkSizeBytes: fc.integer({ min: 1, max: 40 }),
    columnCount: fc.integer({ min: 1, max: 5 }),
  })
  .chain((spelling) => {
    const cell = spelling.encoding === 'windows-1252' ? latinCell : anyCell;
    const row = fc.array(cell, { minLength: spelling.columnCount, maxLength: spelling.columnCount });
    const table = fc.array(
      row.filter((cells) => !isBlankRecord(cells)),
      { minLength: 1, maxLength: 8 },
    );
    return table.map((rows) => ({ ...spelling, rows }));
  });

describe('whatever is written is read back', () => {
  test('any table, in any encoding, with any delimiter, line end and chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(
        writtenTable,
        async ({ rows, encoding, delimiter, lineEnd, withMark, chunkSizeBytes, columnCount }) => {
          fc.pre(!rows[0]?.[0]?.startsWith('\ufeff'));
          const writing = { delimiter, lineEnd, neutralisesFormulas: false };
          const text = rows.map((row) => formatCsvRow(row, writing)).join('');
          const format: CsvFormat = { ...plainFormat, encoding, delimiter, columnCount };
          const read = await collect(encode(text, encoding, withMark), format, chunkSizeBytes);
          expect(read.map((row) => row.values)).toEqual(rows);
        },
      ),
      { numRuns: 400 },
    );
  });

  test('the sample splitter and the stream agree on any text, well formed or not', () => {
    const unit = fc.constantFrom('"', ',', '\n', '\r', 'a', 'b', ' ', '\\', "'");
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 40 }),
        fc.constantFrom('"', null),
        fc.boolean(),
        (text, quote, backslash) => {
          const dialect: CsvDialect = {
            delimiter: ',',
            quote,
            escape: backslash ? 'backslash' : 'doubled',
            skipsInitialSpace: false,
          };
          const split = splitRecords(text, dialect);
          fc.pre(!split.endsInsideQuotes && text !== '');
          const escape = quote !== null && backslash ? '\\' : quote;
          const lenient = { relax_quotes: true, relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] };
          expect(split.records).toEqual(parse(text, { quote, escape, ...lenient }));
        },
      ),
      { numRuns: 3000 },
    );
  });
});

describe('large files', () => {
  /** Rows of about 100 bytes, made as they are asked for. */
  async function* generated(rowCount: number): AsyncGenerator<Uint8Array> {
    for (let row = 0; row < rowCount; row += 500) {
      const lines = Array.from({ length: Math.min(500, rowCount - row) }, (_, index) => {
        const rank = row + index;
        return `Zoé ${rank},"Dupont, Martin",zoe.${rank}@societe-${rank % 997}.example,Directrice commerciale,+33 1 99 00 00 00\n`;
      });
      yield Buffer.from(lines.join(''));
    }
  }
  setFlagsFromString('--expose-gc');
  const isCollector = (value: unknown): value is () => void => typeof value === 'function';
  const exposed: unknown = runInNewContext('gc');
  const collectGarbage = (): void => {
    if (isCollector(exposed)) exposed();
  };
  const format: CsvFormat = { ...plainFormat, columnCount: 5, headers: ['', '', '', '', ''] };

  test('ten thousand rows are all read', async () => {
    let last: CsvRow | undefined;
    for await (const row of readCsvRows(generated(10_000), format)) last = row;
    expect(last).toMatchObject({ rowNumber: 10_000, lineNumber: 10_000 });
  });

  test('memory stays flat while a 20 MB stream goes through', async () => {
    const rowCount = 210_000;
    const sizesInUse: number[] = [];
    for await (const row of readCsvRows(generated(rowCount), format)) {
      if (row.rowNumber % 30_000 !== 0) continue;
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      sizesInUse.push(heapUsed + external);
    }
    expect(sizesInUse).toHaveLength(rowCount / 30_000);
    // Kept rows would take over 100 MB; the collector's own moods take up to half of this.
    expect(Math.max(...sizesInUse) - Math.min(...sizesInUse)).toBeLessThan(48 * 1_048_576);
  }, 120_000);
});
