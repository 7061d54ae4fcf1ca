import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import type { Clock } from '../../../../platform/config/clock.js';
import { writeCsv } from '../../../../platform/files/csv/write-csv.js';
import type { FileStore } from '../../../../platform/files/file-store.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { AuditLogRepository } from '../../data/audit/audit-log.repository.js';
import { auditExportMax, type AuditEntry, type AuditFilter } from '../../domain/audit/audit-entry.js';
import {
  auditExportTooLarge,
  auditFilterInvalid,
  type AuditExportTooLarge,
  type AuditFilterInvalid,
} from '../../domain/audit/audit-problems.js';

/** How an export is written. */
export type AuditExportFormat = 'CSV' | 'JSON_LINES';

/** What exporting can come to. */
export type ExportAuditLogOutcome =
  | {
      readonly kind: 'AuditLogExported';
      readonly fileId: string;
      readonly fileName: string;
      readonly entryCount: number;
    }
  | AuditExportTooLarge
  | AuditFilterInvalid;

interface Needs {
  readonly viewer: Viewer;
  readonly scope: OrganizationScope;
  readonly log: AuditLogRepository;
  readonly files: FileStore;
  readonly trail: AuditTrail;
  readonly clock: Clock;
  /** The most entries of one export; 100,000 unless told. */
  readonly entriesMax?: number;
}

const entriesPerPage = 1_000;

const columns = [
  'position',
  'at',
  'action',
  'actorKind',
  'actorId',
  'impersonatorId',
  'subjectType',
  'subjectId',
  'changes',
  'requestId',
  'clientAddress',
  'userAgent',
  'hash',
] as const satisfies readonly (keyof AuditEntry)[];

function cellOf(entry: AuditEntry, column: (typeof columns)[number]): string {
  const value = entry[column];
  if (value === null) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

async function* csvRows(entries: AsyncIterable<AuditEntry>): AsyncGenerator<readonly string[]> {
  yield columns;
  for await (const entry of entries) yield columns.map((column) => cellOf(entry, column));
}

async function* jsonLines(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries)
    yield `${JSON.stringify(Object.fromEntries(columns.map((column) => [column, entry[column]])))}\n`;
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const text of texts) yield Buffer.from(text, 'utf8');
}

const formats = {
  CSV: {
    mediaType: 'text/csv',
    extension: 'csv',
    write: (entries: AsyncIterable<AuditEntry>) => writeCsv(csvRows(entries)),
  },
  JSON_LINES: { mediaType: 'application/x-ndjson', extension: 'jsonl', write: jsonLines },
} as const;

/**
 * Writes the matching entries to a file that those may download who may read the log. It is read and stored piece by
 * piece, so that memory does not grow with it; what a spreadsheet would run as a formula is made harmless.
 */
export const exportAuditLog = defineUseCase({
  // Who looks through somebody's eyes reads, and takes nothing along.
  permission: 'audit:export',

  async run(
    { viewer, scope, log, files, trail, clock, entriesMax = auditExportMax }: Needs,
    { filter, format }: { readonly filter: AuditFilter; readonly format: AuditExportFormat },
  ): Promise<ExportAuditLogOutcome> {
    const now = clock.now();
    if (filter.from && filter.to && filter.from >= filter.to)
      return auditFilterInvalid('filter.to', 'Choose an end that is later than the beginning.');
    const entryCount = await log.count(filter, entriesMax + 1);
    if (entryCount > entriesMax) return auditExportTooLarge(entriesMax);
    const { mediaType, extension, write } = formats[format];
    const fileName = `audit-log-${now.toISOString().slice(0, 10)}.${extension}`;
    const file = {
      name: fileName,
      mediaType,
      permission: 'audit:export',
      createdBy: viewer.userId,
      exportedAt: now,
    } as const;
    let written = 0;
    const counted = async function* (entries: AsyncIterable<AuditEntry>): AsyncGenerator<AuditEntry> {
      for await (const entry of entries) {
        if (written === entriesMax) return;
        written += 1;
        yield entry;
      }
    };
    const fileId = await files.write(scope, file, bytesOf(write(counted(log.entries(filter, entriesPerPage)))));
    await log.record(trail, {
      action: 'audit-log.exported',
      subject: { type: 'File', id: fileId },
      after: { format, entryCount: written, ...narrowed(filter) },
    });
    return { kind: 'AuditLogExported', fileId, fileName, entryCount: written };
  },
});

/** The filter as the log keeps it: what was asked for, without what was not. */
const narrowed = (filter: AuditFilter): Record<string, unknown> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null && value !== undefined));
