import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import type { FileStore } from '../../../platform/files/file-store.js';
import { enqueue } from '../../../platform/queue/enqueue.js';
import type { PlanLimitReached, TrialEnded } from '../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { LeadStore } from '../data/lead-store.js';
import type { ImportColumn, ImportField } from '../domain/import-fields.js';
import type { Sentence } from '../domain/language.js';
import { importAct } from '../domain/lead-acts.js';
import { mappingProblems, type LeadImport } from '../domain/lead-import.js';
import {
  invalidInput,
  leadImportNotFound,
  leadImportNotReady,
  type InvalidInput,
  type LeadImportNotFound,
  type LeadImportNotReady,
} from '../domain/lead-problems.js';
import { runImport } from '../jobs/run-import.job.js';
import { inspectImportFile, type ImportInspection } from './inspect-import-file.js';

/** What running an import can come to. */
export type RunLeadImportOutcome =
  | { readonly kind: 'LeadImportQueued'; readonly leadImport: LeadImport }
  | LeadImportNotFound
  | LeadImportNotReady
  | InvalidInput
  | PlanLimitReached
  | TrialEnded;

/** Which column becomes what. */
export interface ColumnChoice {
  readonly columnIndex: number;
  readonly field: ImportField;
}

/** How to run an import. */
export interface RunLeadImportInput {
  readonly importId: string;
  /** What the columns become; the suggestion when absent. */
  readonly mapping?: readonly ColumnChoice[] | null | undefined;
  /** Whether the first row names the columns; found out when absent. */
  readonly hasHeader?: boolean | null | undefined;
}

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly files: FileStore;
  readonly clock: Clock;
}

type Table = Extract<ImportInspection, { kind: 'TABLE' }>;

const columnsOf = (table: Table, mapping: RunLeadImportInput['mapping']): readonly ImportColumn[] =>
  mapping
    ? mapping.map(({ columnIndex, field }) => ({ columnIndex, field, header: table.format.headers[columnIndex] ?? '' }))
    : table.columns.map(({ columnIndex, field, header }) => ({ columnIndex, field, header }));

const startedBefore: Sentence = {
  FR: 'Cet import a déjà été lancé ou annulé. Commencez-en un nouveau.',
  EN: 'This import was started or cancelled before. Start a new one.',
};
const fileNeeded: Sentence = { FR: 'Envoyez d’abord le fichier.', EN: 'Upload the file first.' };

/** Queues an import: the plan and the job that does it are committed together. */
export const runLeadImport = defineUseCase({
  permission: 'lead:import',

  async run(
    { store, files, clock }: Needs,
    { importId, mapping, hasHeader }: RunLeadImportInput,
  ): Promise<RunLeadImportOutcome> {
    const leadImport = await store.imports.findById(importId);
    if (!leadImport) return leadImportNotFound(importId);
    const { language } = leadImport;
    const isOver = leadImportNotReady(leadImport.status, startedBefore[language]);
    if (leadImport.status !== 'AWAITING_FILE') return isOver;
    const inspected = await inspectImportFile(files, store.scope, leadImport.fileId, hasHeader ?? undefined);
    if (inspected.kind === 'AWAITED') return leadImportNotReady('AWAITING_FILE', fileNeeded[language]);
    if (inspected.kind === 'NO_TABLE')
      return invalidInput([{ path: 'importId', message: inspected.sentence[language] }]);
    const columns = columnsOf(inspected, mapping);
    const problems = mappingProblems(columns, inspected.format.columnCount);
    if (problems.length > 0)
      return invalidInput(problems.map(({ path, sentence }) => ({ path, message: sentence[language] })));
    return store.transaction<RunLeadImportOutcome>(async ({ imports, quota, writer }) => {
      const shortage = await quota.shortage('LEADS', clock.now());
      if (shortage) return nothingDone(shortage);
      const queued = await imports.queue(importId, { format: inspected.format, columns });
      if (!queued) return nothingDone(isOver);
      await enqueue(writer, store.scope, runImport, { importId });
      return done({ kind: 'LeadImportQueued', leadImport: queued }, importAct('queued', queued));
    });
  },
});
