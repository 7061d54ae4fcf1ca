import type { DirectoryPlace, DirectoryRole } from '../../../../../platform/providers/directory/directory.js';
import { readCompanyNames } from './company-reading.js';
import { exclusionCues, pitchCues } from './filler-words.js';
import { industryLexicon, type Industries } from './industry-lexicon.js';
import { readNumbers, type NumberReading } from './number-reading.js';
import { joinPlaces, readPlace, type PlaceReading } from './place-reading.js';
import { TitleReader } from './title-reading.js';
import { isJoined, tokenize, type Token, type TokenSpan } from './tokens.js';

/** One understood stretch of the request. `cue` starts an exclusion; `employer` is a name that no criterion can hold. */
export type Item = TokenSpan &
  (
    | { readonly kind: 'cue' }
    | { readonly kind: 'company' }
    | { readonly kind: 'employer' }
    | { readonly kind: 'title'; readonly titles: readonly string[]; readonly roles: readonly DirectoryRole[] }
    | { readonly kind: 'industry'; readonly industries: Industries }
    | { readonly kind: 'place'; readonly places: readonly DirectoryPlace[] }
    | { readonly kind: 'number'; readonly bound: NumberReading }
  );

/** The words of a request and what was understood of them, in reading order, without overlaps. */
export interface ReadRequest {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly items: readonly Item[];
}

/** Whether the sentence ends before a token. */
export const startsSentence = ({ gap }: Token): boolean => /[;\n!?]|\.\s/u.test(gap);

class ItemReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #taken: boolean[];
  readonly #items: Item[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
    this.#taken = this.#tokens.map(() => false);
  }

  read(): ReadRequest {
    this.#readNumbers();
    this.#readCues();
    this.#readNames();
    this.#readTitles();
    this.#readIndustriesAndPlaces();
    const items = [...this.#items].sort((first, second) => first.from - second.from);
    return { text: this.#text, tokens: this.#tokens, items: this.#withoutPitch(items) };
  }

  /** What the asker sells is no criterion, when another sentence says who is looked for. */
  #withoutPitch(items: readonly Item[]): readonly Item[] {
    const isPitch = new Array<boolean>(this.#tokens.length).fill(false);
    this.#tokens.forEach((token, index) => {
      const before = index === 0 || startsSentence(token);
      const isStart = before && pitchCues.at(this.#tokens, index) !== undefined;
      isPitch[index] = isStart || (!before && isPitch[index - 1] === true);
    });
    const asked = items.filter(({ from }) => isPitch[from] !== true);
    return asked.length > 0 ? asked : items;
  }

  readonly #isFree = (index: number): boolean => this.#taken[index] === false;

  #take(item: Item): void {
    for (let index = item.from; index < item.to; index += 1) this.#taken[index] = true;
    this.#items.push(item);
  }

  #isFreeSpan({ from, to }: TokenSpan): boolean {
    for (let index = from; index < to; index += 1) if (!this.#isFree(index)) return false;
    return true;
  }

  #readNumbers(): void {
    for (const bound of readNumbers(this.#text)) {
      const from = this.#tokens.findIndex(({ end }) => end > bound.start);
      const after = this.#tokens.findIndex(({ start }) => start >= bound.end);
      const to = after === -1 ? this.#tokens.length : after;
      if (from !== -1 && from < to) this.#take({ kind: 'number', from, to, bound });
    }
  }

  #readCues(): void {
    for (let index = 0; index < this.#tokens.length; index += 1) {
      const cue = exclusionCues.at(this.#tokens, index);
      if (!cue || !this.#isFreeSpan({ from: index, to: cue.to })) continue;
      this.#take({ kind: 'cue', from: index, to: cue.to });
      index = cue.to - 1;
    }
  }

  #sentenceEnd(from: number): number {
    const end = this.#tokens.findIndex(
      (token, index) =>
        index > from && startsSentence(token) && !/^[A-Z]$/.test(this.#tokens[index - 1]?.original ?? ''),
    );
    return end === -1 ? this.#tokens.length : end;
  }

  /** Names are read first where they may stand: companies in exclusions, employers after "chez" and "at". */
  #readNames(): void {
    const cues = this.#items.filter(({ kind }) => kind === 'cue');
    for (const { to } of cues) {
      for (const span of readCompanyNames(this.#tokens, to, this.#sentenceEnd(to), this.#isFree))
        this.#take({ kind: 'company', ...span });
    }
    this.#tokens.forEach(({ word }, index) => {
      if (word !== 'chez' && word !== 'at') return;
      const [span] = readCompanyNames(
        this.#tokens,
        index + 1,
        Math.min(index + 5, this.#sentenceEnd(index)),
        this.#isFree,
      );
      if (span?.from === index + 1) this.#take({ kind: 'employer', ...span });
    });
  }

  #readTitles(): void {
    const reader = new TitleReader(this.#tokens, this.#isFree);
    for (let index = 0; index < this.#tokens.length; index += 1) {
      const reading = reader.at(index);
      if (!reading || !this.#isFreeSpan(reading)) continue;
      this.#take({ kind: 'title', ...reading });
      index = reading.to - 1;
    }
  }

  #readIndustriesAndPlaces(): void {
    let previousPlace: PlaceReading | undefined;
    for (let index = 0; index < this.#tokens.length; index += 1) {
      if (!this.#isFree(index)) continue;
      const place = this.#freePlace(index);
      const industry = industryLexicon.at(this.#tokens, index);
      if (industry && this.#isFreeSpan({ from: index, to: industry.to }) && industry.to > (place?.to ?? 0)) {
        this.#takeIndustry({ from: index, to: industry.to }, industry.value);
        index = industry.to - 1;
      } else if (place) {
        previousPlace = this.#takePlace(place, previousPlace);
        index = place.to - 1;
      }
    }
  }

  #freePlace(index: number): PlaceReading | undefined {
    const place = readPlace(this.#tokens, index);
    return place && this.#isFreeSpan(place) ? place : undefined;
  }

  /** "industrie pharmaceutique" is pharmaceutical, not industrial as well. */
  #takeIndustry(span: TokenSpan, industries: Industries): void {
    const last = this.#items.at(-1);
    const isNarrowed =
      last?.kind === 'industry' && this.#tokens[last.from]?.word === 'industrie' && last.to === last.from + 1;
    const between = isNarrowed ? this.#tokens.slice(last.to, span.from) : [];
    if (
      isNarrowed &&
      between.every(({ word }) => ['de', 'du', 'des', 'la', 'l', 'd'].includes(word)) &&
      !this.#tokens[span.from]?.gap.includes(',')
    ) {
      this.#items.pop();
    }
    if (this.#isMaker(span)) return;
    this.#take({ kind: 'industry', ...span, industries });
  }

  /** "food manufacturing" is food, not every industry as well. */
  #isMaker({ from, to }: TokenSpan): boolean {
    const [token] = this.#tokens.slice(from, to);
    const last = this.#items.at(-1);
    const follows = last?.kind === 'industry' && last.to === from && to === from + 1;
    return follows && token !== undefined && isJoined(token) && token.word === 'manufacturing';
  }

  #takePlace(place: PlaceReading, previous: PlaceReading | undefined): PlaceReading {
    const joined = previous && joinPlaces(previous, place, this.#tokens[place.from]?.gap ?? '');
    if (joined) this.#items.pop();
    const reading = joined ?? place;
    this.#take({ kind: 'place', from: reading.from, to: reading.to, places: reading.places });
    return reading;
  }
}

/** Reads a request into items: numbers, cues of exclusion, names, titles, industries and places, in this order of preference. */
export const readItems = (text: string): ReadRequest => new ItemReader(text).read();
