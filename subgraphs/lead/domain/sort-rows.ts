import { createBatchIndex, type BatchIndex } from './import-dedupe.js';
import type { ImportColumn } from './import-fields.js';
import { readImportRow, type ImportRefusal } from './import-row.js';
import { languageOfHeaders } from './import-language.js';
import type { Language, Sentence } from './language.js';
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
  | { readonly kind: 'PERSON'; readonly lineNumber: number; readonly person: IncomingPerson; readonly row: FileRow }
  /** The person is the one of the earlier row, with what this row adds. */
  | { readonly kind: 'DUPLICATE'; readonly person: IncomingPerson; readonly row: FileRow }
  | { readonly kind: 'REFUSED'; readonly row: RefusedRow };

const tooManyCells: Sentence = {
  FR: 'La ligne a plus de cellules que le tableau n’a de colonnes\u00a0: mettez entre guillemets la cellule qui contient le séparateur.',
  EN: 'The row has more cells than the table has columns: put quotes around the cell that holds the delimiter.',
};

const sentenceOf = ({ column, message }: ImportRefusal): Sentence =>
  column === undefined ? message : { FR: `${column.FR}\u00a0: ${message.FR}`, EN: `${column.EN}: ${message.EN}` };

/** Sorts the rows of one file in their order. The same rows sorted again come out the same, so that an import can be continued. */
export class RowSorter {
  readonly #columns: readonly ImportColumn[];
  readonly #language: Language;
  readonly #listLanguage: Language | null;
  readonly #known: BatchIndex = createBatchIndex();
  readonly #identities = new Map<number, Identity>();

  /** @param language what the reasons of refused rows are said in */
  constructor(columns: readonly ImportColumn[], language: Language) {
    this.#columns = columns;
    this.#language = language;
    this.#listLanguage = languageOfHeaders(columns.map(({ header }) => header));
  }

  /** A row is a person, repeats an earlier row and may complete it, or is refused with every reason. */
  sort(row: FileRow): SortedRow {
    if (row.extraValues.length > 0) return refused(row, [tooManyCells[this.#language]]);
    const read = readImportRow(row.values, this.#columns);
    if ('refused' in read) {
      return refused(
        row,
        read.refused.map((refusal) => sentenceOf(refusal)[this.#language]),
      );
    }
    const person = personOfRow(read.lead, this.#listLanguage);
    const repeated = this.#known.add(read.lead, row.rowNumber);
    const original = repeated ? this.#identities.get(repeated.rowNumber) : undefined;
    if (original) return { kind: 'DUPLICATE', person: asOriginal(person, original), row };
    const { email, emailNormalised, personKey, company } = person;
    this.#identities.set(row.rowNumber, {
      email,
      emailNormalised,
      personKey,
      companyKey: company?.identityKey ?? null,
    });
    return { kind: 'PERSON', lineNumber: row.lineNumber, person, row };
  }
}

/** By what the lead of a row is found again. */
interface Identity extends Pick<IncomingPerson, 'email' | 'emailNormalised' | 'personKey'> {
  readonly companyKey: string | null;
}

/** A repeated row completes the lead of the first one: exports write a person once per deal or note. */
const asOriginal = (person: IncomingPerson, original: Identity): IncomingPerson => ({
  ...person,
  email: original.email ?? person.email,
  emailNormalised: original.emailNormalised ?? person.emailNormalised,
  personKey: original.personKey ?? person.personKey,
  company: original.companyKey === null || original.companyKey === person.company?.identityKey ? person.company : null,
});

/** A row that is not imported, as the report has it. */
export const refusedRow = (
  { rowNumber, lineNumber, values, extraValues }: FileRow,
  reasons: readonly string[],
): RefusedRow => ({
  rowNumber,
  lineNumber,
  // What a cell said is quoted in them, line ends included; French keeps its no-break spaces.
  reasons: storableText(reasons.join(' ')).replaceAll(/[^\S\u00a0]+/gu, ' '),
  cells: [...values, ...extraValues].map(storableText),
});

const refused = (row: FileRow, reasons: readonly string[]): SortedRow => ({
  kind: 'REFUSED',
  row: refusedRow(row, reasons),
});
