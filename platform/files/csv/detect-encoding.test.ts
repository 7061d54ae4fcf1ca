import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CsvProblem } from './csv-problem.js';
import { confirmEncoding, decodeSample, detectEncoding, type DetectedEncoding } from './detect-encoding.js';

const fixture = (name: string): Buffer => readFileSync(new URL(`./fixtures/${name}`, import.meta.url));

function detected(bytes: Uint8Array): DetectedEncoding {
  const result = detectEncoding(bytes);
  if (result instanceof CsvProblem) throw result;
  return result;
}

describe('the encoding of a file', () => {
  test.each([
    ['windows-1252-semicolon.csv', 'windows-1252', 0],
    ['macintosh-returns.csv', 'macintosh', 0],
    ['utf-16le-with-mark-tabs.csv', 'utf-16le', 2],
    ['utf-16be-with-mark.csv', 'utf-16be', 2],
    ['utf-16le-without-mark.csv', 'utf-16le', 0],
    ['utf-8-with-mark-separator-line.csv', 'utf-8', 3],
  ] as const)('%s is read as %s', (name, encoding, bomLength) => {
    const bytes = fixture(name);
    expect(detectEncoding(bytes)).toEqual({ encoding, bomLength });
    expect(decodeSample(bytes, { encoding, bomLength })).toContain('Lefèvre');
  });

  test('UTF-16 with the high byte first and no mark is recognised', () => {
    expect(detected(Buffer.from('Nom;Prénom\nDupont;Zoé\n', 'utf16le').swap16()).encoding).toBe('utf-16be');
  });

  test('a character cut by the end of the sample does not make UTF-8 wrong', () => {
    const bytes = Buffer.from('Nom\nHélène 😀', 'utf8');
    for (let length = 5; length <= bytes.length; length += 1) {
      expect(detected(bytes.subarray(0, length)).encoding).toBe('utf-8');
    }
  });

  test('one stray byte in a text full of UTF-8 accents stays an error to report, not another encoding', () => {
    const bytes = Buffer.concat([Buffer.from('é'.repeat(40)), Buffer.from([0xe9]), Buffer.from(' fin')]);
    expect(detected(bytes).encoding).toBe('utf-8');
  });

  test('any text with accents is recognised in UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        fc.pre(!text.includes('\0'));
        expect(detected(Buffer.from(`Nom;Société\n${text};é\n`)).encoding).toBe('utf-8');
      }),
    );
  });

  test.each([
    ['an Excel workbook', [0x50, 0x4b, 0x03, 0x04, 0x14, 0x00], /Excel workbook.*save it as CSV \(UTF-8\)/],
    ['an old Excel workbook', [0xd0, 0xcf, 0x11, 0xe0, 0xa1], /old Excel workbook/],
    ['a PDF', [0x25, 0x50, 0x44, 0x46, 0x2d], /PDF/],
    ['an image', [0x89, 0x50, 0x4e, 0x47], /PNG/],
    ['a gzip archive', [0x1f, 0x8b, 0x08], /unpack it/],
    ['bytes without meaning', Array.from({ length: 256 }, (_, index) => (index * 7) % 32), /not text/],
  ])('%s is refused and the message says what to do', (_, bytes, message) => {
    const problem = detectEncoding(Uint8Array.from(bytes));
    expect(problem).toBeInstanceOf(CsvProblem);
    expect(problem).toMatchObject({ code: 'NOT_TEXT', message: expect.stringMatching(message) });
    expect(problem).toMatchObject({ sentence: { FR: expect.stringMatching(/^Ce.*(CSV|fichier)/) } });
  });

  test('an empty file is told apart', () => {
    expect(detectEncoding(new Uint8Array())).toMatchObject({
      code: 'EMPTY_FILE',
      sentence: { FR: expect.stringContaining('vide'), EN: expect.stringContaining('empty') },
    });
  });
});

describe('confirming the encoding on the whole file', () => {
  async function* chunks(...texts: Buffer[]): AsyncGenerator<Uint8Array> {
    yield* texts;
  }
  const ascii = Buffer.from('Name\nBob\n');

  test('a first accent beyond the sample turns plain text into Windows-1252', async () => {
    const whole = chunks(ascii, Buffer.from('Hélène\n', 'latin1'));
    expect(await confirmEncoding(whole, detected(ascii), ascii)).toEqual({ encoding: 'windows-1252', bomLength: 0 });
  });

  test('a first accent in UTF-8 beyond the sample keeps UTF-8, even cut between two chunks', async () => {
    const accent = Buffer.from('é');
    const whole = chunks(ascii, accent.subarray(0, 1), accent.subarray(1));
    expect(await confirmEncoding(whole, detected(ascii), ascii)).toEqual({ encoding: 'utf-8', bomLength: 0 });
  });
});
