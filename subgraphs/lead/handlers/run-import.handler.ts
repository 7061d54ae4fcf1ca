import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { trailOfJob } from '../../../platform/audit/audit-trail.js';
import type { Clock } from '../../../platform/config/clock.js';
import { readCsvRows } from '../../../platform/files/csv/csv-rows.js';
import type { FileStore } from '../../../platform/files/file-store.js';
import type { Logger } from '../../../platform/logging/logger.js';
import { bindJob, type JobAttempt, type JobBinding } from '../../../platform/queue/define-job.js';
import { organizationScopeOfJob, type OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { viewerOf, type Viewer } from '../../../platform/viewer/viewer.js';
import type { LeadStoreFactory } from '../context.js';
import type { Sentence } from '../domain/language.js';
import {
  importBatchSize,
  importGiveUpMs,
  importLeaseMs,
  importRetryMs,
  type LeadImport,
} from '../domain/lead-import.js';
import { RowSorter, type SortedRow } from '../domain/sort-rows.js';
import { runImport } from '../jobs/run-import.job.js';
import { claimLeadImport, type ClaimLeadImportOutcome } from '../use-cases/claim-lead-import.js';
import { failLeadImport, finishLeadImport } from '../use-cases/finish-lead-import.js';
import { importBatch } from '../use-cases/import-batch.js';
import { scanImportFile } from '../use-cases/scan-import-file.js';

/** What the handler works with. */
export interface RunImportNeeds {
  readonly storeOf: LeadStoreFactory;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Claimed = Extract<ClaimLeadImportOutcome, { kind: 'ImportClaimed' }>;

/** One worker's hold on one import. */
interface ImportSession {
  readonly needs: RunImportNeeds;
  /** The worker acts under the narrow permissions of agents, with the import in the place of a run. */
  readonly viewer: Viewer;
  readonly store: ReturnType<LeadStoreFactory>;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly importId: string;
  readonly worker: string;
  readonly signal: AbortSignal;
}

/** Batches of sorted rows behind the checkpoint; earlier rows are sorted too, because later ones may repeat them. */
async function* batchesBehind(
  session: ImportSession,
  { leadImport, plan }: Claimed,
): AsyncGenerator<readonly SortedRow[]> {
  const sorter = new RowSorter(plan.columns, leadImport.language);
  let batch: SortedRow[] = [];
  for await (const row of readCsvRows(session.files.read(session.store.scope, leadImport.fileId), plan.format)) {
    const sorted = sorter.sort(row);
    if (row.rowNumber <= leadImport.processedCount) continue;
    batch.push(sorted);
    if (batch.length < importBatchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Lets go at a batch boundary, so that the next worker need not wait for the lease to end. */
async function letGo({ store, clock, importId, worker }: ImportSession): Promise<void> {
  await store.imports.release({ importId, worker }, new Date(clock.now().getTime() - 1));
}

/** Imports batch by batch: the import after its last row, or null when it was interrupted. */
async function importRows(
  session: ImportSession,
  claimed: Claimed,
  onProgress: () => void,
): Promise<LeadImport | null> {
  let { leadImport } = claimed;
  for await (const rows of batchesBehind(session, claimed)) {
    if (session.signal.aborted) {
      await letGo(session);
      return null;
    }
    const batch = { leadImport, worker: session.worker, fromRow: leadImport.processedCount, rows };
    const outcome = await ready(importBatch, session)(batch);
    if (outcome.kind === 'ImportInterrupted') return null;
    leadImport = outcome.leadImport;
    onProgress();
  }
  return leadImport;
}

/** Reads the whole file first, then imports it; an interrupted import is taken up again by another worker. */
async function work(session: ImportSession, claimed: Claimed, onProgress: () => void): Promise<void> {
  const { importId, worker, signal } = session;
  let plan = claimed.plan;
  if (claimed.leadImport.rowCount === null) {
    const scan = await ready(
      scanImportFile,
      session,
    )({ importId, worker, fileId: claimed.leadImport.fileId, plan, signal });
    if (scan.kind === 'FileRefused') {
      const failure = scan.sentence[claimed.leadImport.language];
      await ready(failLeadImport, session)({ importId, worker, failure });
    }
    if (scan.kind === 'ImportInterrupted' && signal.aborted) await letGo(session);
    if (scan.kind !== 'FileScanned') return;
    plan = scan.plan;
    onProgress();
  }
  const leadImport = await importRows(session, { ...claimed, plan }, onProgress);
  if (leadImport) await ready(finishLeadImport, session)({ importId, worker, leadImport, plan });
}

/** Keeps the lease while a batch takes long; a worker that is gone cannot, and its import is taken over. */
function keepLease({ needs, store, clock, importId, worker }: ImportSession): () => void {
  const timer = setInterval(() => {
    store.imports.renewLease({ importId, worker }, clock.now()).catch((error: unknown) => {
      needs.logger.warn({ err: error, importId }, 'lease not renewed');
    });
  }, importLeaseMs / 3);
  return () => {
    clearInterval(timer);
  };
}

const gaveUp: Sentence = {
  FR:
    'L’import s’est arrêté à cause d’un problème de notre côté\u00a0; les lignes comptées jusqu’ici restent importées. ' +
    'Relancez un import du même fichier\u00a0: ce qui est déjà importé restera tel quel.',
  EN:
    'The import stopped because of a problem on our side; the rows counted so far stay imported. ' +
    'Start a new import of the same file: what is imported already will be left as it is.',
};

/** An attempt failed: the job tries again, unless nothing moved often or long enough. */
async function recordFailure(
  session: ImportSession,
  leadImport: LeadImport,
  attempt: number,
  progressed: boolean,
): Promise<void> {
  const { store, clock, importId, worker } = session;
  const now = clock.now().getTime();
  const ageMs = now - (leadImport.startedAt?.getTime() ?? now);
  const isHopeless = !progressed && (attempt >= runImport.attemptsMax || ageMs > importGiveUpMs);
  if (isHopeless) await ready(failLeadImport, session)({ importId, worker, failure: gaveUp[leadImport.language] });
  else await store.imports.release({ importId, worker }, new Date(now + importRetryMs));
}

async function runOne(
  needs: RunImportNeeds,
  scope: OrganizationScope,
  importId: string,
  attempt: JobAttempt,
): Promise<void> {
  const viewer = viewerOf({ kind: 'AGENT', runId: importId, organizationId: scope.organizationId });
  const session: ImportSession = {
    needs,
    viewer,
    store: needs.storeOf(scope, trailOfJob(viewer, `import:${importId}`, { bySystem: true })),
    files: needs.files,
    clock: needs.clock,
    importId,
    worker: `${hostname()}:${process.pid}:${randomUUID()}`,
    signal: attempt.signal,
  };
  const claimed = await ready(claimLeadImport, session)({ importId, worker: session.worker });
  if (claimed.kind === 'NothingToDo') return;
  const stopRenewing = keepLease(session);
  let progressed = false;
  try {
    await work(session, claimed, () => {
      progressed = true;
    });
  } catch (error) {
    await recordFailure(session, claimed.leadImport, attempt.attempt, progressed);
    throw error;
  } finally {
    stopRenewing();
  }
}

/** Answers the bell of an import: parse, scope, claim, then read and import its file. */
export const runImportHandler = (needs: RunImportNeeds): JobBinding =>
  bindJob(runImport, ({ organizationId, importId }, attempt) =>
    runOne(needs, organizationScopeOfJob({ organizationId }), importId, attempt),
  );
