import type { Sentence } from './sentence.js';

/** What can be wrong with a delimited text file as a whole. */
export type CsvProblemCode =
  | 'EMPTY_FILE'
  | 'NOT_TEXT'
  | 'NOT_A_TABLE'
  | 'INVALID_ENCODING'
  | 'UNTERMINATED_QUOTE'
  | 'ROW_TOO_LARGE'
  | 'TOO_MANY_COLUMNS'
  | 'NO_ROWS'
  | 'UNREADABLE';

/**
 * A file that cannot be read as a table. The sentence is made for the person who sent the file and says what to do; the
 * message of the error is the English one. Detection returns it as a value; a row stream throws it.
 */
export class CsvProblem extends Error {
  override readonly name = 'CsvProblem';

  /** `lineNumber` is the physical line of the file, counted from 1, when one line is to blame. */
  constructor(
    readonly code: CsvProblemCode,
    readonly sentence: Sentence,
    readonly lineNumber?: number,
  ) {
    super(sentence.EN);
  }
}

/** A file without anything in it. */
export const emptyFile = (): CsvProblem =>
  new CsvProblem('EMPTY_FILE', {
    FR: 'Le fichier est vide\u00a0: exportez-le de nouveau et vérifiez qu’il contient des lignes.',
    EN: 'The file is empty: export it again and check that it holds rows.',
  });
