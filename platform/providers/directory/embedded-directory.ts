import { readCompanies, type ListedCompany } from './companies.js';
import {
  InvalidDirectoryRequest,
  type DirectoryFilter,
  type DirectoryPage,
  type DirectoryPageRequest,
  type DirectoryProspect,
  type ProspectDirectory,
} from './directory.js';
import { fitsFilter, nameWords, prepareFilter, type IndexedCompany, type IndexedProspect } from './filter-match.js';
import { DirectoryRanking } from './filter-rank.js';
import { sampleContacts } from './sample-contacts.js';
import { textHash } from './text-hash.js';
import { decodeSearchCursor, encodeSearchCursor, searchFingerprint, type SearchPosition } from './search-cursor.js';
import { foldText, textStems } from './word-stems.js';

const pageLimitMost = 100;

/** Members of the index are counted as having at least this many employees: the file gives no headcount. */
const indexMemberEmployeesLeast = 501;

interface RankedProspect extends SearchPosition {
  readonly prospect: DirectoryProspect;
}

function placeNames({ city, region, country }: ListedCompany): IndexedCompany['placesByKind'] {
  const withPlace = (place: string | null): string[] => (city !== null && place !== null ? [`${city}, ${place}`] : []);
  const cities = city === null ? [] : [city, city.replace(/ City$/, ''), ...withPlace(region), ...withPlace(country)];
  return {
    city: new Set(cities.map(foldText)),
    region: new Set(region === null ? [] : [foldText(region)]),
    country: new Set(country === null ? [] : [foldText(country)]),
  };
}

function indexCompany(company: ListedCompany): IndexedCompany {
  return {
    company,
    sector: `sector ${foldText(company.sector)}`,
    subIndustry: `sub ${foldText(company.subIndustry)}`,
    names: [company.name, ...company.alternativeNames].map(nameWords),
    placesByKind: placeNames(company),
    employees: { least: indexMemberEmployeesLeast, most: Infinity },
  };
}

function indexProspects(companies: readonly ListedCompany[], seed: string): IndexedProspect[] {
  const indexed = new Map(companies.map((company) => [company.id, indexCompany(company)]));
  return sampleContacts(companies, seed).flatMap((prospect) => {
    const company = indexed.get(prospect.company.id);
    return company === undefined
      ? []
      : [{ prospect, titleStems: new Set(textStems(prospect.jobTitle)), company, tie: textHash(prospect.id) }];
  });
}

interface DirectoryIndex {
  readonly prospects: readonly IndexedProspect[];
  readonly ranking: DirectoryRanking;
}

const indexes = new Map<string, DirectoryIndex>();

/** Made by the first search with this seed, once per process: it takes longer than a start should wait. */
function indexOf(seed: string): DirectoryIndex {
  const known = indexes.get(seed);
  if (known !== undefined) return known;
  const prospects = indexProspects(readCompanies(), seed);
  const index = { prospects, ranking: new DirectoryRanking(prospects) };
  indexes.set(seed, index);
  return index;
}

function byPosition(left: SearchPosition, right: SearchPosition): number {
  if (left.score !== right.score) return right.score - left.score;
  if (left.tie !== right.tie) return left.tie - right.tie;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

/** Real companies of a public index with plainly fictitious contacts: what the product searches without any key (V-03). */
export class EmbeddedDirectory implements ProspectDirectory {
  readonly id = 'embedded-sample';
  readonly #seed: string;

  /** @param seed Chooses the contacts; the same seed gives the same contacts. */
  constructor(seed = 'vectra') {
    this.#seed = seed;
  }

  async search(filter: DirectoryFilter, { after, limit }: DirectoryPageRequest): Promise<DirectoryPage> {
    if (!Number.isInteger(limit) || limit < 1 || limit > pageLimitMost) {
      throw new InvalidDirectoryRequest(
        'LIMIT_OUT_OF_RANGE',
        `The limit must be a whole number between 1 and ${pageLimitMost}.`,
      );
    }
    const fingerprint = searchFingerprint(this.id, filter);
    const start = after === undefined ? null : decodeSearchCursor(fingerprint, after);
    const ranked = this.#ranked(filter);
    const rest = start === null ? ranked : ranked.filter((position) => byPosition(position, start) > 0);
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return {
      prospects: page.map(({ prospect }) => prospect),
      next: last !== undefined && rest.length > page.length ? encodeSearchCursor(fingerprint, last) : null,
      total: ranked.length,
    };
  }

  #ranked(filter: DirectoryFilter): RankedProspect[] {
    const prepared = prepareFilter(filter);
    const { prospects, ranking } = indexOf(this.#seed);
    return prospects
      .filter((indexed) => fitsFilter(indexed, prepared))
      .map((indexed) => ({
        score: ranking.score(indexed, prepared),
        tie: indexed.tie,
        id: indexed.prospect.id,
        prospect: indexed.prospect,
      }))
      .sort(byPosition);
  }
}
