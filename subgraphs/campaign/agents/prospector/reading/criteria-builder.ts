import type { DirectoryPlace, DirectoryRole } from '../../../../../platform/providers/directory/directory.js';
import type { ProspectingCriteria } from '../output.js';
import type { ScopedItem } from './exclusion-scope.js';
import type { NumberReading } from './number-reading.js';

type Reading = ProspectingCriteria['readings'][number];
type Field = Reading['field'];

interface SideLists {
  readonly titles: string[];
  readonly roles: DirectoryRole[];
  readonly sectors: string[];
  readonly subIndustries: string[];
  readonly places: DirectoryPlace[];
  readonly companies: string[];
}

const emptyLists = (): SideLists => ({
  titles: [],
  roles: [],
  sectors: [],
  subIndustries: [],
  places: [],
  companies: [],
});

function addOnce<Value>(list: Value[], values: readonly Value[]): void {
  const known = new Set(list.map((value) => JSON.stringify(value)));
  for (const value of values) {
    if (!known.has(JSON.stringify(value))) list.push(value);
    known.add(JSON.stringify(value));
  }
}

/** "Sauf les moins de 50 salariés" asks for 50 or more; an excluded interval has two sides and cannot be one bound. */
function invertBound({ kind, least, most, ...place }: NumberReading): NumberReading | undefined {
  const isYear = kind === 'founded';
  if (least !== undefined && most !== undefined) return undefined;
  if (least !== undefined) return { kind, most: isYear ? least + 1 : least - 1, ...place };
  return most === undefined ? undefined : { kind, least: isYear ? most - 1 : most + 1, ...place };
}

/** A role worth excluding: "sauf les assistants" must not exclude everybody without a team, nor "adjoint" every director. */
const excludesRole = (title: string, { seniority, function: job }: DirectoryRole): boolean =>
  !/\b(?:adjoint|deputy|senior|junior|regional|national)\b/.test(title) &&
  (job !== null || (seniority !== null && seniority !== 'individual'));

/** Gathers the criteria item by item. */
export class CriteriaBuilder {
  readonly #text: string;
  readonly #sourceKey: string;
  readonly #asked = emptyLists();
  readonly #excluded = emptyLists();
  readonly #bounds: Record<'size' | 'founded', { least?: number; most?: number }> = { size: {}, founded: {} };
  readonly #readings: Reading[] = [];
  readonly #unread: string[];

  constructor(text: string, sourceKey: string, unread: readonly string[]) {
    this.#text = text;
    this.#sourceKey = sourceKey;
    this.#unread = [...unread];
  }

  /** Adds an item that stands at [start, end) of the text. */
  add({ item, excluded }: ScopedItem, start: number, end: number): void {
    const lists = excluded ? this.#excluded : this.#asked;
    const quote = this.#text.slice(start, end);
    if (item.kind === 'title') {
      addOnce(lists.titles, item.titles);
      addOnce(
        lists.roles,
        excluded ? item.roles.filter((role) => item.titles.every((title) => excludesRole(title, role))) : item.roles,
      );
      this.#note('title', item.titles.join(', '), excluded, start, end);
    } else if (item.kind === 'industry') {
      addOnce(lists.sectors, item.industries.sectors);
      addOnce(lists.subIndustries, item.industries.subIndustries);
      this.#note(
        'industry',
        [...item.industries.sectors, ...item.industries.subIndustries].join(', '),
        excluded,
        start,
        end,
      );
    } else if (item.kind === 'place') {
      addOnce(lists.places, item.places);
      this.#note('place', item.places.map(({ value }) => value).join(', '), excluded, start, end);
    } else if (item.kind === 'company') {
      if (excluded) addOnce(lists.companies, [quote]);
      if (excluded) this.#note('company', quote, true, start, end);
      else this.#unread.push(quote);
    } else this.#addBound(excluded ? invertBound(item.bound) : item.bound, quote, excluded);
  }

  #addBound(bound: NumberReading | undefined, quote: string, excluded: boolean): void {
    const known = bound ? this.#bounds[bound.kind] : {};
    const least = Math.max(known.least ?? -Infinity, bound?.least ?? -Infinity);
    const most = Math.min(known.most ?? Infinity, bound?.most ?? Infinity);
    if (!bound || least > most) {
      this.#unread.push(quote);
      return;
    }
    this.#bounds[bound.kind] = { ...(least === -Infinity ? {} : { least }), ...(most === Infinity ? {} : { most }) };
    this.#note(bound.kind, `${bound.least ?? ''}..${bound.most ?? ''}`, excluded, bound.start, bound.end);
  }

  #note(field: Field, value: string, excluded: boolean, start: number, end: number): void {
    this.#readings.push({
      field,
      value,
      excluded,
      evidence: { sourceKey: this.#sourceKey, start, end, quote: this.#text.slice(start, end) },
    });
  }

  build(): ProspectingCriteria {
    const { titles, roles, sectors, subIndustries, places } = this.#asked;
    const { size, founded } = this.#bounds;
    return {
      titles,
      roles,
      seniorities: [...new Set(roles.flatMap(({ seniority }) => seniority ?? []))],
      functions: [...new Set(roles.flatMap((role) => role.function ?? []))],
      sectors,
      subIndustries,
      places,
      ...(size.least === undefined ? {} : { sizeMin: Math.max(size.least, 0) }),
      ...(size.most === undefined ? {} : { sizeMax: Math.max(size.most, 0) }),
      ...(founded.least === undefined ? {} : { foundedAfter: founded.least }),
      ...(founded.most === undefined ? {} : { foundedBefore: founded.most }),
      exclusions: this.#excluded,
      unread: this.#unread,
      readings: this.#readings,
    };
  }
}
