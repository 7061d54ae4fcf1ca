import { createBatchIndex, type BatchIndex } from './import-dedupe.js';
import type { ImportColumn } from './import-fields.js';
import { cleanCell, readImportRow } from './import-row.js';
import type { RefusedRow } from './lead-import.js';
import type { IncomingPerson } from './person.js';
import { personOfRow } from './person-of-row.js';
import { storableText } from './storable-text.js';

/** A row of a file, as it was read. */
export interface FileRow {
  readonly rowNumber: number;
  readonly lineNumber: number;
  readonly values: readonly string[];
  /** Cells beyond the last column. */
  readonly extraValues: readonly string[];
}

/** What a row is before anything is written. */
export type SortedRow =
  | { readonly kind: 'PERSON'; readonly lineNumber: number; readonly person: IncomingPerson }
  | { readonly kind: 'DUPLICATE' }
  | { readonly kind: 'REFUSED'; readonly row: RefusedRow };

/** Sorts the rows of one file in their order. The same rows sorted again come out the same, so that an import can be continued. */
export class RowSorter {
  readonly #columns: readonly ImportColumn[];
  readonly #known: BatchIndex = createBatchIndex();

  constructor(columns: readonly ImportColumn[]) {
    this.#columns = columns;
  }

  /** A row is a person, repeats an earlier row, or is refused with every reason. */
  sort(row: FileRow): SortedRow {
    if (row.extraValues.length > 0) {
      return refused(row, [
        'The row has more cells than the table has columns: put quotes around the cell that holds the delimiter.',
      ]);
    }
    const read = readImportRow(row.values, this.#columns);
    if ('refused' in read) {
      return refused(
        row,
        read.refused.map(({ column, message }) => (column === undefined ? message : `${column}: ${message}`)),
      );
    }
    if (this.#known.add(read.lead, row.rowNumber)) return { kind: 'DUPLICATE' };
    return { kind: 'PERSON', lineNumber: row.lineNumber, person: personOfRow(read.lead) };
  }
}

const refused = ({ rowNumber, lineNumber, values, extraValues }: FileRow, reasons: readonly string[]): SortedRow => ({
  kind: 'REFUSED',
  row: {
    rowNumber,
    lineNumber,
    reasons: cleanCell(reasons.join(' ')),
    cells: [...values, ...extraValues].map(storableText),
  },
});
