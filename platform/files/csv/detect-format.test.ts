import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CsvProblem } from './csv-problem.js';
import { type CsvExpectations, type CsvInspection, inspectCsv } from './detect-format.js';
import { formatCsvRow } from './write-csv.js';

function inspect(text: string, expectations?: CsvExpectations): CsvInspection {
  const result = inspectCsv(Buffer.from(text), expectations);
  if (result instanceof CsvProblem) throw result;
  return result;
}

const words = new Set(['name', 'nom', 'prénom', 'email', 'company', 'société', 'ville', 'fonction']);
const isHeaderWord = (cell: string): boolean => words.has(cell.trim().toLowerCase());

describe('the delimiter', () => {
  test.each([
    ['comma', 'Name,Email\nBob,bob@a.example\nZoé,zoe@b.example\n', ','],
    ['semicolon', 'Nom;Email\nBob;bob@a.example\n', ';'],
    ['tab', 'Nom\tEmail\nBob\tbob@a.example\n', '\t'],
    ['pipe', 'Nom|Email\nBob|bob@a.example\n', '|'],
    ['semicolon, with one comma in every row', 'Nom;Ville\nBob;Lyon, France\nZoé;Nice, France\n', ';'],
    ['semicolon, with decimal commas', 'Nom;Montant\nBob;1,5\nZoé;2,5\nIda;3,25\n', ';'],
    ['comma, with semicolons in quoted cells', 'Name,Tags\nBob,"a;b;c"\nZoé,"d;e;f"\nIda,"g;h;i"\n', ','],
    ['comma, with line ends in quoted cells', 'Name,Note\r\nBob,"a\r\nb;c\r\n"\r\nZoé,"d"\r\n', ','],
    ['the one of the sep= line', 'sep=|\r\nName|Email\r\nBob, Jr|b@a.example\r\n', '|'],
    ['semicolon, though no two rows are as wide', 'Nom;Email;Ville\nZoé;z@a.example\nBob;b@b.example;X;Y;Z\n', ';'],
    ['none, in a column of sentences', 'Un, deux, trois.\nQuatre, cinq.\nSix, sept, huit, neuf.\n', null],
    ['none, in a column of addresses', 'Email\nbob@a.example\nzoe@b.example\n', null],
    ['none, in a column of "Last, First"', 'Nom\nDupont, Marie\nMartin, Paul\nDurand, Zoé\n', null],
  ])('%s', (_, text, delimiter) => {
    expect(inspect(text).format.delimiter).toBe(delimiter);
  });

  test('a stray quote at the start of a cell does not swallow a file without quotes', () => {
    const rows = Array.from({ length: 30 }, (_, index) => `Bob ${index}\t${index === 3 ? '"Le Zinc' : 'Zinc'}\tLyon`);
    const { format, sampleRows } = inspect(`Nom\tSociété\tVille\n${rows.join('\n')}\n`, { isHeaderWord });
    expect(format).toMatchObject({ delimiter: '\t', quote: null });
    expect(sampleRows).toHaveLength(30);
  });

  test('spaces before an opening quote are skipped and backslashes may escape', () => {
    expect(inspect('"Name", "Note"\n"Bob", "x, y"\n', { isHeaderWord }).sampleRows).toEqual([['Bob', 'x, y']]);
    expect(inspect('Name,Note\nBob,"say \\"hi\\" twice"\n', { isHeaderWord }).sampleRows).toEqual([
      ['Bob', 'say "hi" twice'],
    ]);
    expect(inspect("'Name','Note'\n'Bob','x, y'\n", { isHeaderWord }).sampleRows).toEqual([['Bob', 'x, y']]);
  });

  test('an imposed delimiter is obeyed', () => {
    expect(inspect('a;b,c\nd;e,f\n', { delimiter: ',' }).format.delimiter).toBe(',');
  });
});

describe('the header', () => {
  test('is found by contrast with the addresses below, without any known word', () => {
    expect(inspect('Qui;Où le joindre\nBob;bob@a.example\nZoé;zoe@b.example\n').format).toMatchObject({
      hasHeader: true,
      headers: ['Qui', 'Où le joindre'],
      recordsBeforeData: 1,
    });
  });

  test('is found by known words when everything is text', () => {
    const { format, sampleRows } = inspect('Prénom;Nom;Ville\nZoé;Durand;Lyon\n', { isHeaderWord });
    expect(format.hasHeader).toBe(true);
    expect(sampleRows).toEqual([['Zoé', 'Durand', 'Lyon']]);
  });

  test('does not exist when the first row is a person', () => {
    const { format, sampleRows } = inspect('Zoé;Durand;zoe@a.example\nBob;Martin;bob@a.example\n', { isHeaderWord });
    expect(format).toMatchObject({ hasHeader: false, recordsBeforeData: 0, headers: ['', '', ''] });
    expect(sampleRows).toHaveLength(2);
    expect(inspect('zoe@a.example\nbob@a.example\n').format.hasHeader).toBe(false);
  });

  test('stands under title lines and blank lines', () => {
    const text = 'Export des contacts;;;\n12/03/2031;;;\n;;;\nNom;Email;Société;Ville\nBob;bob@a.example;ACME;Lyon\n';
    expect(inspect(text, { isHeaderWord }).format).toMatchObject({ recordsBeforeData: 4, hasHeader: true });
    const note =
      'Notes:\n"When exporting, you may notice that some addresses are missing."\n\nName,Email,Company\nBob,,ACME\n';
    expect(inspect(note, { isHeaderWord }).format).toMatchObject({
      recordsBeforeData: 4,
      headers: ['Name', 'Email', 'Company'],
    });
  });

  test('a title above data without a header is left out when a blank line follows it', () => {
    const { format, sampleRows } = inspect('Liste du salon\n\nBob;bob@a.example\nZoé;zoe@b.example\n');
    expect(format).toMatchObject({ hasHeader: false, recordsBeforeData: 2 });
    expect(sampleRows[0]).toEqual(['Bob', 'bob@a.example']);
  });

  test('may be imposed or denied', () => {
    const text = 'Vorname;Nachname\nZoé;Durand\n';
    expect(inspect(text, { hasHeader: true }).format).toMatchObject({ headers: ['Vorname', 'Nachname'] });
    expect(inspect('Name;Email\nBob;b@a.example\n', { isHeaderWord, hasHeader: false }).sampleRows).toHaveLength(2);
  });

  test('keeps duplicated names, and loses the empty columns at its end', () => {
    const { format } = inspect('Email;Email;Nom;;;\na@a.example;b@a.example;Bob;;;\n', { isHeaderWord });
    expect(format).toMatchObject({ headers: ['Email', 'Email', 'Nom'], columnCount: 3 });
  });

  test('one row with too many cells does not add a column, a column without a name does', () => {
    const ragged = `Nom;Email\n${'Bob;b@a.example\n'.repeat(9)}Zoé;z@a.example;Lyon;x\n`;
    expect(inspect(ragged, { isHeaderWord }).format.columnCount).toBe(2);
    expect(inspect('Nom;Email;\nBob;b@a.example;Lyon\n', { isHeaderWord }).format.columnCount).toBe(3);
  });
});

describe('a text that is no table', () => {
  test.each([
    ['a web page', '<!DOCTYPE html><html></html>', 'NOT_A_TABLE'],
    ['JSON', '[{"email":"a@b.example"}]', 'NOT_A_TABLE'],
    ['contact cards', 'BEGIN:VCARD\nVERSION:3.0', 'NOT_A_TABLE'],
    ['blank lines', ' \n\n\t\n', 'EMPTY_FILE'],
    ['a byte order mark alone', '\ufeff', 'EMPTY_FILE'],
  ])('%s is refused', (_, text, code) => {
    expect(inspectCsv(Buffer.from(text))).toMatchObject({ code });
  });
});

test('an address that stands alone tells the delimiter where every name holds another one', () => {
  const { format } = inspect('Contacts\n\na;b|a;b|p0@a.example|x\na;b|a;b|p1@a.example|y\n', { isHeaderWord });
  expect(format).toMatchObject({ delimiter: '|', columnCount: 4 });
});

describe('generated files', () => {
  const name = fc.constantFrom(
    'Zoé',
    'Bob',
    'Jean-Pierre',
    "Aïcha N'Dour",
    'Dupont, fils',
    'Le "Zinc"',
    'a;b',
    '',
    'x|y',
  );
  const file = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    titled: fc.boolean(),
    headed: fc.boolean(),
    rows: fc.array(fc.tuple(name, name, fc.nat(99), fc.lorem({ maxCount: 4 })), { minLength: 2, maxLength: 30 }),
  });

  test('delimiter, header and rows are right for every file of people', () => {
    fc.assert(
      fc.property(file, ({ delimiter, lineEnd, titled, headed, rows }) => {
        const people = rows.map(([first, last, rank, note]) => [first, last, `p${rank}@a.example`, note]);
        const header = headed ? [['Prénom', 'Nom', 'Email', 'Remarque']] : [];
        const table = [...header, ...people].map((row) => formatCsvRow(row, { delimiter, lineEnd })).join('');
        const title = titled ? `Contacts du salon${lineEnd}${lineEnd}` : '';
        const { format, sampleRows } = inspect(title + table, { isHeaderWord });
        expect(format).toMatchObject({ delimiter, hasHeader: headed });
        expect(sampleRows).toEqual(people);
      }),
      { numRuns: 1000 },
    );
  });

  test('no text makes detection throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', '\t', 'a', "'", '\\', ' ', '|'), maxLength: 80 }),
        (text) => {
          const result = inspectCsv(Buffer.from(text));
          expect(result instanceof CsvProblem || result.format.columnCount >= 1).toBe(true);
        },
      ),
    );
  });
});
