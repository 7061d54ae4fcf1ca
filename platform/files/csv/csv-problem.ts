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
 * A file that cannot be read as a table. The message is made for the person who sent the file and says what to do.
 * Detection returns it as a value; a row stream throws it.
 */
export class CsvProblem extends Error {
  override readonly name = 'CsvProblem';

  /** `lineNumber` is the physical line of the file, counted from 1, when one line is to blame. */
  constructor(
    readonly code: CsvProblemCode,
    message: string,
    readonly lineNumber?: number,
  ) {
    super(message);
  }
}
