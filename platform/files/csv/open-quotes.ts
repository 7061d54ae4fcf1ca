import { type CsvDialect, NO_DELIMITER } from './csv-records.js';

/**
 * Watches the text of a file for quotes that were left open: such a quote runs over line ends to the quote of a later
 * row, which then closes nothing. The parser keeps such a cell as it is and no longer knows that it was not well formed.
 */
export class OpenQuoteWatch {
  /** Ranks, from 0, of the records in which a quote over several lines is followed by more text. */
  readonly tornRecords = new Set<number>();
  readonly #quote: string | null;
  readonly #delimiter: string;
  readonly #skipsSpace: boolean;
  #state: 'start' | 'plain' | 'quoted' | 'closing' = 'start';
  #recordRank = 0;
  #spansLines = false;
  #previous = '';

  constructor({ quote, escape, delimiter, skipsInitialSpace }: CsvDialect) {
    this.#quote = escape === 'backslash' ? null : quote;
    this.#delimiter = delimiter ?? NO_DELIMITER;
    this.#skipsSpace = skipsInitialSpace;
  }

  /** Takes the next piece of the text. */
  read(text: string): void {
    if (this.#quote === null) return;
    for (const character of text) {
      if (this.#state === 'quoted') this.#readQuoted(character);
      else this.#readOutside(character);
      this.#previous = character;
    }
  }

  #readQuoted(character: string): void {
    if (character === this.#quote) this.#state = 'closing';
    else if (character === '\n' || character === '\r') this.#spansLines = true;
  }

  #readOutside(character: string): void {
    const isLineEnd = character === '\n' || character === '\r';
    if (this.#state === 'closing' && character === this.#quote) {
      this.#state = 'quoted';
    } else if (character === this.#delimiter || isLineEnd) {
      if (isLineEnd && !(character === '\n' && this.#previous === '\r')) this.#recordRank += 1;
      this.#state = 'start';
    } else if (this.#state === 'start' && character === this.#quote) {
      this.#state = 'quoted';
      this.#spansLines = false;
    } else if (!(this.#state === 'start' && this.#skipsSpace && character === ' ')) {
      if (this.#state === 'closing' && this.#spansLines) this.tornRecords.add(this.#recordRank);
      this.#state = 'plain';
    }
  }
}
