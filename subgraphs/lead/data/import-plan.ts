import { z } from 'zod';
import type { CsvFormat } from '../../../platform/files/csv/detect-format.js';
import { IMPORT_FIELDS, type ImportColumn } from '../domain/import-fields.js';

const format = z.object({
  encoding: z.enum(['utf-8', 'windows-1252', 'macintosh', 'utf-16le', 'utf-16be']),
  bomLength: z.number(),
  delimiter: z.string().nullable(),
  quote: z.enum(['"', "'"]).nullable(),
  escape: z.enum(['doubled', 'backslash']),
  skipsInitialSpace: z.boolean(),
  recordsBeforeData: z.number(),
  hasHeader: z.boolean(),
  headers: z.array(z.string()),
  columnCount: z.number(),
});

/** How a plan is stored with its import. */
export const storedImportPlan = z.object({
  format,
  columns: z.array(z.object({ columnIndex: z.number(), header: z.string(), field: z.enum(IMPORT_FIELDS).nullable() })),
});

/** How a file is read and what its columns become: fixed when the import is queued, so that every worker reads the same. */
export interface ImportPlan {
  readonly format: CsvFormat;
  readonly columns: readonly ImportColumn[];
}
