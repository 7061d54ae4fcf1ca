import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { writeCsv } from '../../../platform/files/csv/write-csv.js';
import type { FileStore } from '../../../platform/files/file-store.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { ImportPlan } from '../data/import-plan.js';
import type { ImportClaim } from '../data/lead-import.repository.js';
import type { LeadStore, LeadTransaction } from '../data/lead-store.js';
import { importAct } from '../domain/lead-acts.js';
import { reportHeaders } from '../domain/import-report.js';
import type { LeadImport } from '../domain/lead-import.js';

/** What ending an import can come to. */
export type FinishLeadImportOutcome =
  | { readonly kind: 'ImportFinished'; readonly leadImport: LeadImport }
  | { readonly kind: 'ImportInterrupted' };

interface Needs {
  readonly viewer: Viewer;
  readonly store: LeadStore;
  readonly files: FileStore;
  readonly clock: Clock;
}

/** An import whose rows are all done. */
export interface DoneImport extends ImportClaim {
  readonly leadImport: LeadImport;
  readonly plan: ImportPlan;
}

async function* reportRows(
  store: LeadStore,
  { id, language }: LeadImport,
  { format }: ImportPlan,
): AsyncGenerator<readonly string[]> {
  const { line, reasons: why, column } = reportHeaders[language];
  yield [line, why, ...format.headers.map((header, index) => (header === '' ? `${column} ${index + 1}` : header))];
  for await (const { lineNumber, reasons, cells } of store.imports.refusedRows(id))
    yield [String(lineNumber), reasons, ...cells];
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text, 'utf8');
}

const end = (
  store: LeadStore,
  claim: ImportClaim,
  state: Parameters<LeadTransaction['imports']['finish']>[1],
  now: Date,
): Promise<FinishLeadImportOutcome> =>
  store.transaction<FinishLeadImportOutcome>(async ({ imports }) => {
    const leadImport = await imports.finish(claim, state, now);
    if (!leadImport) return nothingDone({ kind: 'ImportInterrupted' });
    const act = state.status === 'COMPLETED' ? 'completed' : 'failed';
    return done({ kind: 'ImportFinished', leadImport }, importAct(act, leadImport));
  });

/** All rows are done: the refused ones are written to a report that can be mended and imported again. */
export const finishLeadImport = defineUseCase({
  permission: 'agent:record',

  async run(
    { store, files, clock }: Needs,
    { leadImport, plan, ...claim }: DoneImport,
  ): Promise<FinishLeadImportOutcome> {
    const writing = { delimiter: plan.format.delimiter ?? ',' };
    const report = {
      name: `refused-${leadImport.fileName}`,
      mediaType: 'text/csv',
      permission: 'lead:import',
      createdBy: null,
    } as const;
    const reportFileId =
      leadImport.refusedCount === 0
        ? null
        : await files.write(store.scope, report, bytesOf(writeCsv(reportRows(store, leadImport, plan), writing)));
    return end(store, claim, { status: 'COMPLETED', failure: null, reportFileId }, clock.now());
  },
});

/** The import cannot go on; the reason is for the person who imports. */
export const failLeadImport = defineUseCase({
  permission: 'agent:record',

  async run(
    { store, clock }: Pick<Needs, 'viewer' | 'store' | 'clock'>,
    { failure, ...claim }: ImportClaim & { readonly failure: string },
  ): Promise<FinishLeadImportOutcome> {
    return end(store, claim, { status: 'FAILED', failure, reportFileId: null }, clock.now());
  },
});
