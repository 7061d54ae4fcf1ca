import { describe, expect, test } from '@jest/globals';
import { formatCsvRow, neutraliseFormula, writeCsv } from './write-csv.js';

describe('writing a report', () => {
  test('cells are quoted when they hold a delimiter, a quote or a line end', () => {
    expect(formatCsvRow(['a', 'b,c', 'd"e', 'f\ng', ''])).toBe('a,"b,c","d""e","f\ng",\r\n');
    expect(formatCsvRow(['a,b', 'c;d'], { delimiter: ';', lineEnd: '\n' })).toBe('a,b;"c;d"\n');
  });

  test.each(['=cmd|x', '+33 1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1'])('%j cannot run in a spreadsheet', (cell) => {
    expect(neutraliseFormula(cell)).toBe(`'${cell}`);
  });

  test('an ordinary cell, or one with a sign further on, stays as it is', () => {
    expect(['a=b', '<b>', ' =x', 'a@b.example'].map(neutraliseFormula)).toEqual(['a=b', '<b>', ' =x', 'a@b.example']);
  });

  test('a file starts with the byte order mark that spreadsheets need', async () => {
    const pieces: string[] = [];
    for await (const piece of writeCsv([['é'], ['=1']])) pieces.push(piece);
    expect(pieces).toEqual(['\ufeff', 'é\r\n', "'=1\r\n"]);
  });
});
