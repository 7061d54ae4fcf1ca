import { expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { refusedRowLines } from './refused-rows.js';
import { demoWords } from './words.js';

test.each([
  ['en', 'Line', 'Reasons'],
  ['fr', 'Ligne', 'Motifs'],
] as const)('a report written in %s is read by the delimiter of its list', (language, line, reasons) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'vectra-report-'));
  try {
    const report = path.join(directory, 'refused-people.csv');
    writeFileSync(report, `\ufeff${line};${reasons};E-mail\r\n4;no address, no name;x\r\n`);
    const words = demoWords[language];
    expect(refusedRowLines(report, 1, words)).toContain(words.reasonOfLine('4', 'no address, no name'));
  } finally {
    rmSync(directory, { recursive: true });
  }
});
