import type {
  DirectoryFunction,
  DirectoryRole,
  DirectorySeniority,
} from '../../../../../platform/providers/directory/directory.js';
import { industryLexicon } from './industry-lexicon.js';
import {
  conjunctions,
  functionLexicon,
  rankLexicon,
  titleConnectors,
  titleModifiers,
  wholeTitleLexicon,
} from './title-lexicon.js';
import { isJoined, type Token, type TokenSpan } from './tokens.js';

/** Titles read from one stretch of the request; several when a rank or a function is shared. */
export interface TitleReading extends TokenSpan {
  readonly titles: readonly string[];
  readonly roles: readonly DirectoryRole[];
}

interface Part<Value> extends TokenSpan {
  readonly value: Value;
}
type RankPart = Part<readonly DirectorySeniority[]>;
type FunctionPart = Part<DirectoryFunction>;

/** Reads job titles: "VP of sales and marketing", "directrices commerciales et financières", "HR directors". */
export class TitleReader {
  readonly #tokens: readonly Token[];
  readonly #isFree: (index: number) => boolean;

  /** @param isFree Whether a token has not been read as something else. */
  constructor(tokens: readonly Token[], isFree: (index: number) => boolean) {
    this.#tokens = tokens;
    this.#isFree = isFree;
  }

  /** The titles that start at a token, or nothing. */
  at(index: number): TitleReading | undefined {
    if (!this.#isFree(index)) return undefined;
    const start = this.#skipModifiers(index);
    return this.#wholeTitle(index, start) ?? this.#rankFirst(index, start) ?? this.#functionFirst(index, start);
  }

  #wholeTitle(from: number, start: number): TitleReading | undefined {
    const whole = wholeTitleLexicon.at(this.#tokens, start);
    const rank = rankLexicon.at(this.#tokens, start);
    if (!whole || (rank && rank.to > whole.to)) return undefined;
    const to = this.#skipModifiers(whole.to);
    return { from, to, titles: [this.#words(from, to)], roles: [whole.value] };
  }

  #rankFirst(from: number, start: number): TitleReading | undefined {
    const ranks = this.#list(start, (index) => this.#rankAt(index));
    const last = ranks.at(-1);
    if (!last) return undefined;
    const afterModifiers = this.#skipModifiers(last.to);
    const functions = this.#list(this.#skipConnectors(afterModifiers), (index) => this.#functionAfterRank(index));
    const lastFunction = functions.at(-1);
    if (!lastFunction)
      return this.#combine({ from, to: afterModifiers }, ranks, [], [from, start, last.to, afterModifiers]);
    const to = this.#skipModifiers(lastFunction.to);
    return this.#combine({ from, to }, ranks, functions, [from, start, last.to, afterModifiers]);
  }

  #functionFirst(from: number, start: number): TitleReading | undefined {
    const functions = this.#list(start, (index) => this.#functionAt(index));
    const last = functions.at(-1);
    if (!last) return undefined;
    const rankStart = this.#skipModifiers(last.to);
    const first = this.#tokens[rankStart];
    if (!first || !isJoined(first)) return undefined;
    const ranks = this.#list(rankStart, (index) => this.#rankAt(index));
    const lastRank = ranks.at(-1);
    if (!lastRank) return undefined;
    return this.#combine({ from, to: lastRank.to }, ranks, functions, [from, start, last.to, rankStart], true);
  }

  #rankAt(index: number): RankPart | undefined {
    const found = this.#isFree(index) ? rankLexicon.at(this.#tokens, index) : undefined;
    return found && { from: index, to: found.to, value: found.value };
  }

  #functionAt(index: number): FunctionPart | undefined {
    const found = this.#isFree(index) ? functionLexicon.at(this.#tokens, index) : undefined;
    return found && { from: index, to: found.to, value: found.value };
  }

  /** A function that does not belong to the next title ("VP sales and marketing directors") nor name a sector after a comma. */
  #functionAfterRank(index: number): FunctionPart | undefined {
    const found = this.#functionAt(index);
    const token = this.#tokens[index];
    if (!found || !token || wholeTitleLexicon.at(this.#tokens, index)) return undefined;
    const next = this.#tokens[found.to];
    if (next && isJoined(next) && this.#rankAt(found.to)) return undefined;
    if (!isJoined(token) && industryLexicon.at(this.#tokens, index)) return undefined;
    return found;
  }

  /** Alternatives joined by a comma, a stroke, "and", "or" and their like. */
  #list<Value>(start: number, read: (index: number) => Part<Value> | undefined): Part<Value>[] {
    const parts: Part<Value>[] = [];
    let next = read(start);
    while (next) {
      parts.push(next);
      next = this.#nextAlternative(next.to, read);
    }
    return parts;
  }

  #nextAlternative<Value>(index: number, read: (index: number) => Part<Value> | undefined): Part<Value> | undefined {
    const token = this.#tokens[index];
    if (!token) return undefined;
    if (conjunctions.has(token.word)) return read(this.#skipConnectors(index + 1));
    return /^\s*[,/]\s*$/.test(token.gap) ? read(index) : undefined;
  }

  #skipWhile(index: number, passes: (token: Token) => boolean): number {
    let next = index;
    for (let token = this.#tokens[next]; token && isJoined(token) && passes(token); token = this.#tokens[next])
      next += 1;
    return next;
  }

  #skipModifiers(index: number): number {
    return this.#skipWhile(index, (token) => titleModifiers.has(token.stem));
  }

  #skipConnectors(index: number): number {
    return this.#skipWhile(index, (token) => titleConnectors.has(token.word));
  }

  #words(from: number, to: number): string {
    return this.#tokens
      .slice(from, to)
      .filter(({ word }) => !titleConnectors.has(word))
      .map(({ singular }) => singular)
      .join(' ');
  }

  /** One title for each rank with each function; `modifiers` are the two stretches of narrowing words. */
  #combine(
    span: TokenSpan,
    ranks: readonly RankPart[],
    functions: readonly FunctionPart[],
    modifiers: readonly [number, number, number, number],
    functionFirst = false,
  ): TitleReading {
    const [beforeFrom, beforeTo, afterFrom, afterTo] = modifiers;
    const before = this.#words(beforeFrom, beforeTo);
    const after = this.#words(afterFrom, afterTo);
    const titles: string[] = [];
    const roles: DirectoryRole[] = [];
    for (const rank of ranks) {
      for (const job of functions.length > 0 ? functions : [null]) {
        const rankWords = this.#words(rank.from, rank.to);
        const jobWords = job === null ? '' : this.#words(job.from, job.to);
        const words = functionFirst ? [before, jobWords, after, rankWords] : [before, rankWords, after, jobWords];
        titles.push(words.filter((part) => part !== '').join(' '));
        roles.push(...rank.value.map((seniority): DirectoryRole => ({ seniority, function: job?.value ?? null })));
      }
    }
    return { ...span, titles, roles };
  }
}
