import { CsvProblem } from '../../../platform/files/csv/csv-problem.js';
import { SAMPLE_SIZE_BYTES } from '../../../platform/files/csv/detect-encoding.js';
import { inspectCsv, type CsvFormat } from '../../../platform/files/csv/detect-format.js';
import type { FileStore, StoredFile } from '../../../platform/files/file-store.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import type { SuggestedColumn } from '../domain/import-fields.js';
import { isImportHeaderWord } from '../domain/import-headers.js';
import { suggestMapping } from '../domain/import-mapping.js';
import type { Sentence } from '../domain/language.js';

/** What the beginning of an uploaded file shows. */
export type ImportInspection =
  | { readonly kind: 'AWAITED' }
  | { readonly kind: 'NO_TABLE'; readonly file: StoredFile; readonly sentence: Sentence }
  | {
      readonly kind: 'TABLE';
      readonly file: StoredFile;
      readonly format: CsvFormat;
      readonly columns: readonly SuggestedColumn[];
      readonly sampleRows: readonly (readonly string[])[];
    };

/** The first 64 KB of a file. */
export async function readSample(files: FileStore, scope: OrganizationScope, fileId: string): Promise<Uint8Array> {
  for await (const chunk of files.read(scope, fileId)) return chunk.subarray(0, SAMPLE_SIZE_BYTES);
  return new Uint8Array();
}

/**
 * Reads the first 64 KB of an import's file: how it is written and what its columns may be.
 * @param hasHeader whether the first row names the columns; found out when not said.
 */
export async function inspectImportFile(
  files: FileStore,
  scope: OrganizationScope,
  fileId: string,
  hasHeader?: boolean,
): Promise<ImportInspection> {
  const file = await files.describe(scope, fileId);
  if (file?.status !== 'COMPLETE') return { kind: 'AWAITED' };
  const sample = await readSample(files, scope, fileId);
  const inspected = inspectCsv(sample, {
    isWholeFile: (file.byteCount ?? 0) <= sample.length,
    isHeaderWord: isImportHeaderWord,
    ...(hasHeader === undefined ? {} : { hasHeader }),
  });
  if (inspected instanceof CsvProblem) return { kind: 'NO_TABLE', file, sentence: inspected.sentence };
  const { format, sampleRows } = inspected;
  return { kind: 'TABLE', file, format, columns: suggestMapping(format.headers, sampleRows), sampleRows };
}
