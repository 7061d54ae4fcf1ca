/** How records and fields are written; the part of a format that says where a cell ends. */
export interface CsvDialect {
  /** Sign between two cells; null when the file has one column, whose cells may hold any sign. */
  delimiter: string | null;
  /** Sign around a cell; null when quotes are ordinary characters. */
  quote: '"' | "'" | null;
  /** How a quote is written inside a quoted cell: doubled, or after a backslash. */
  escape: 'doubled' | 'backslash';
  /** Spaces between a delimiter and an opening quote belong to nobody. */
  skipsInitialSpace: boolean;
}

/** What a text held: every record (blank lines too), and whether it stopped inside a quoted cell. */
export interface SplitText {
  records: string[][];
  /** True when the text ended inside a quoted cell: the last record is then not whole. */
  endsInsideQuotes: boolean;
  /** True when the text ended with a line end: the last record is whole even if the text was cut. */
  endsWithLineEnd: boolean;
}

/** Stands for "no delimiter": a sign that no person types. */
export const NO_DELIMITER = '\u001f';

/**
 * Splits a short text held in memory into records, by the same lenient rules as the row stream: a quote inside an
 * unquoted cell is a character, and a quoted cell followed by more text keeps its quotes.
 */
export function splitRecords(text: string, dialect: CsvDialect): SplitText {
  const splitter = new RecordSplitter(text, dialect);
  return splitter.split();
}

class RecordSplitter {
  private readonly records: string[][] = [];
  private record: string[] = [];
  private field = '';
  private quoting = false;
  private wasQuoted = false;
  private position = 0;
  private endsWithLineEnd = false;
  private readonly delimiter: string;

  constructor(
    private readonly text: string,
    private readonly dialect: CsvDialect,
  ) {
    this.delimiter = dialect.delimiter ?? NO_DELIMITER;
  }

  split(): SplitText {
    while (this.position < this.text.length) {
      const character = this.text.charAt(this.position);
      this.endsWithLineEnd = false;
      if (this.quoting) this.readQuoted(character);
      else this.readPlain(character);
      this.position += 1;
    }
    const pending = this.wasQuoted || this.quoting || this.field !== '' || this.record.length > 0;
    if (pending) this.endRecord();
    return {
      records: this.records,
      endsInsideQuotes: this.quoting,
      endsWithLineEnd: this.endsWithLineEnd,
    };
  }

  private readQuoted(character: string): void {
    const next = this.text.charAt(this.position + 1);
    const { quote, escape } = this.dialect;
    if (escape === 'backslash' && character === '\\' && next !== '') {
      this.field += next;
      this.position += 1;
    } else if (character !== quote) {
      this.field += character;
    } else if (escape === 'doubled' && next === quote) {
      this.field += quote;
      this.position += 1;
    } else {
      this.quoting = false;
      this.wasQuoted = true;
      const closes = next === '' || next === this.delimiter || next === '\n' || next === '\r';
      if (!closes) this.field = `${quote}${this.field}${quote}`;
    }
  }

  private readPlain(character: string): void {
    if (character === this.dialect.quote && this.field === '') {
      this.quoting = true;
    } else if (character === '\n' || character === '\r') {
      this.endRecord();
      if (character === '\r' && this.text.charAt(this.position + 1) === '\n') this.position += 1;
      this.endsWithLineEnd = true;
    } else if (character === this.delimiter) {
      this.endField();
    } else if (!(this.dialect.skipsInitialSpace && this.field === '' && character === ' ')) {
      this.field += character;
    }
  }

  private endField(): void {
    this.record.push(this.field);
    this.field = '';
    this.wasQuoted = false;
  }

  private endRecord(): void {
    this.endField();
    this.records.push(this.record);
    this.record = [];
  }
}

/** A record without any text, such as a blank line or `;;;`. */
export function isBlankRecord(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}

/** The record without the blank cells at its end. */
export function withoutTrailingBlanks(record: readonly string[]): string[] {
  let length = record.length;
  while (length > 0 && (record[length - 1] ?? '').trim() === '') length -= 1;
  return record.slice(0, length);
}
