import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import { CsvProblem } from '../../../platform/files/csv/csv-problem.js';
import { readCsvRows } from '../../../platform/files/csv/csv-rows.js';
import { confirmEncoding } from '../../../platform/files/csv/detect-encoding.js';
import type { FileStore } from '../../../platform/files/file-store.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { ImportPlan } from '../data/import-plan.js';
import type { ImportClaim } from '../data/lead-import.repository.js';
import type { LeadStore } from '../data/lead-store.js';
import type { Sentence } from '../domain/language.js';
import { importAct } from '../domain/lead-acts.js';
import { readSample } from './inspect-import-file.js';

/** What reading the whole file once can come to. */
export type ScanImportFileOutcome =
  | { readonly kind: 'FileScanned'; readonly plan: ImportPlan }
  | { readonly kind: 'FileRefused'; readonly sentence: Sentence }
  | { readonly kind: 'ImportInterrupted' };

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly files: FileStore;
}

/** What to scan, and when to stop. */
export interface ImportFileScan extends ImportClaim {
  readonly fileId: string;
  readonly plan: ImportPlan;
  readonly signal: AbortSignal;
}

/** Reads the whole file before anything is imported: a file that breaks its own rules is refused with the line to mend. */
export const scanImportFile = defineUseCase({
  permission: 'agent:record',

  async run(
    { store, files }: Needs,
    { fileId, plan, signal, ...claim }: ImportFileScan,
  ): Promise<ScanImportFileOutcome> {
    const detected = { encoding: plan.format.encoding, bomLength: plan.format.bomLength };
    const sample = await readSample(files, store.scope, fileId);
    const encoding = await confirmEncoding(files.read(store.scope, fileId), detected, sample);
    const confirmed: ImportPlan = { ...plan, format: { ...plan.format, ...encoding } };
    let rowCount = 0;
    try {
      for await (const row of readCsvRows(files.read(store.scope, fileId), confirmed.format)) {
        if (signal.aborted) return { kind: 'ImportInterrupted' };
        rowCount = row.rowNumber;
      }
    } catch (error) {
      if (error instanceof CsvProblem) return { kind: 'FileRefused', sentence: error.sentence };
      throw error;
    }
    return store.transaction<ScanImportFileOutcome>(async ({ imports }) => {
      const scanned = await imports.recordScan(claim, confirmed, rowCount);
      if (!scanned) return nothingDone({ kind: 'ImportInterrupted' });
      return done({ kind: 'FileScanned', plan: confirmed }, importAct('scanned', scanned));
    });
  },
});
