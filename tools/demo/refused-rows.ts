import { readFileSync } from 'node:fs';
import path from 'node:path';
import { splitRecords } from '../../platform/files/csv/csv-records.js';
import type { Api } from './api.js';
import type { DemoWords } from './words.js';

/** Keeps the report of refused rows where it outlives the demo, and answers its path. @throws ApiFailed */
export async function saveReport(api: Api, reportPath: string, directory: string, list: string): Promise<string> {
  const report = path.join(directory, `refused-${path.basename(list)}`);
  await api.download(reportPath, report);
  return report;
}

const rowsShown = 3;

/** How many rows were refused, a few of them with their reasons, and where all of them are. */
export function refusedRowLines(report: string, refusedCount: number, words: DemoWords): string[] {
  const text = readFileSync(report, 'utf8').replace(/^\ufeff/, '');
  const delimiter = /^(?:Line|Ligne)(.)/.exec(text)?.[1] ?? ',';
  const { records } = splitRecords(text, { delimiter, quote: '"', escape: 'doubled', skipsInitialSpace: false });
  const shown = records.slice(1, rowsShown + 1).map(([line = '', reasons = '']) => words.reasonOfLine(line, reasons));
  return [
    words.refusedRows(refusedCount.toLocaleString(words.locale)),
    ...shown,
    words.report(path.relative(process.cwd(), report)),
  ];
}
