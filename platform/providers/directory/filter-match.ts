import type {
  DirectoryCompany,
  DirectoryFilter,
  DirectoryPlace,
  DirectoryProspect,
  DirectoryRole,
} from './directory.js';
import { foldText, textStems } from './word-stems.js';

/** A prospect with what a search compares, folded once. */
export interface IndexedProspect {
  readonly prospect: DirectoryProspect;
  readonly titleStems: ReadonlySet<string>;
  readonly company: IndexedCompany;
  /** Orders prospects of equal score, so that one company does not come first every time. */
  readonly tie: number;
}

/** A company with what a search compares, folded once. */
export interface IndexedCompany {
  readonly company: DirectoryCompany;
  readonly sector: string;
  readonly subIndustry: string;
  /** Each name as " word word ", so that whole words can be looked for. */
  readonly names: readonly string[];
  readonly placesByKind: Readonly<Record<DirectoryPlace['kind'], ReadonlySet<string>>>;
  /** Fewest and most employees known; `Infinity` when only the lower end is known. */
  readonly employees: { readonly least: number; readonly most: number };
}

/** A filter with what a search compares, folded once. */
export interface PreparedFilter {
  readonly filter: DirectoryFilter;
  readonly titles: readonly (readonly string[])[];
  readonly roles: readonly DirectoryRole[];
  readonly industries: ReadonlySet<string>;
  readonly places: readonly DirectoryPlace[];
  readonly excludedPlaces: readonly DirectoryPlace[];
  readonly excludedTitles: readonly (readonly string[])[];
  readonly excludedIndustries: ReadonlySet<string>;
  readonly excludedCompanies: readonly string[];
}

/** A name as " word word ", without punctuation. */
export function nameWords(name: string): string {
  const words =
    foldText(name)
      .replaceAll('&', ' and ')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.filter((word) => word !== 'the').join(' ')} `;
}

const legalForm = / (?:inc|corp|corporation|company|co|plc|ltd|llc|sa|sas|se|nv) $/;

/** A company asked for, as the beginning of the names it fits: "Pfizer Inc." fits "Pfizer". */
const askedNameWords = (name: string): string => nameWords(name).replace(legalForm, ' ');

function rolesAsked(filter: DirectoryFilter): readonly DirectoryRole[] {
  if (filter.roles.length > 0) return filter.roles;
  const seniorities = filter.seniorities.length > 0 ? filter.seniorities : [null];
  const functions = filter.functions.length > 0 ? filter.functions : [null];
  const roles = seniorities.flatMap((seniority) =>
    functions.map((job): DirectoryRole => ({ seniority, function: job })),
  );
  return roles.filter((role) => role.seniority !== null || role.function !== null);
}

const industryKeys = (sectors: readonly string[], subIndustries: readonly string[]): Set<string> =>
  new Set([
    ...sectors.map((sector) => `sector ${foldText(sector)}`),
    ...subIndustries.map((sub) => `sub ${foldText(sub)}`),
  ]);

const foldPlace = ({ kind, value }: DirectoryPlace): DirectoryPlace => ({ kind, value: foldText(value) });

/** Folds a filter once for a whole search. */
export function prepareFilter(filter: DirectoryFilter): PreparedFilter {
  return {
    filter,
    titles: filter.titles.map(textStems).filter((stems) => stems.length > 0),
    roles: rolesAsked(filter),
    industries: industryKeys(filter.sectors, filter.subIndustries),
    places: filter.places.map(foldPlace),
    excludedPlaces: filter.exclusions.places.map(foldPlace),
    excludedTitles: filter.exclusions.titles.map(textStems).filter((stems) => stems.length > 0),
    excludedIndustries: industryKeys(filter.exclusions.sectors, filter.exclusions.subIndustries),
    excludedCompanies: filter.exclusions.companies.map(askedNameWords).filter((name) => name.trim() !== ''),
  };
}

const fitsRole = (prospect: DirectoryProspect, role: DirectoryRole): boolean =>
  (role.seniority === null || role.seniority === prospect.seniority) &&
  (role.function === null || role.function === prospect.function);

const hasTitle = (indexed: IndexedProspect, titles: readonly (readonly string[])[]): boolean =>
  titles.some((stems) => stems.every((stem) => indexed.titleStems.has(stem)));

const isInIndustries = (company: IndexedCompany, industries: ReadonlySet<string>): boolean =>
  industries.has(company.sector) || industries.has(company.subIndustry);

const isInPlaces = (company: IndexedCompany, places: readonly DirectoryPlace[]): boolean =>
  places.some((place) => company.placesByKind[place.kind].has(place.value));

function fitsJob(indexed: IndexedProspect, { titles, roles }: PreparedFilter): boolean {
  if (titles.length === 0 && roles.length === 0) return true;
  return roles.some((role) => fitsRole(indexed.prospect, role)) || hasTitle(indexed, titles);
}

function fitsYears({ company }: IndexedCompany, { foundedAfter, foundedBefore }: DirectoryFilter): boolean {
  if (foundedAfter === undefined && foundedBefore === undefined) return true;
  if (company.foundedYear === null) return false;
  return company.foundedYear > (foundedAfter ?? -Infinity) && company.foundedYear < (foundedBefore ?? Infinity);
}

function fitsSize({ employees }: IndexedCompany, { sizeMin, sizeMax }: DirectoryFilter): boolean {
  return employees.most >= (sizeMin ?? 0) && employees.least <= (sizeMax ?? Infinity);
}

function fitsCompany(company: IndexedCompany, prepared: PreparedFilter): boolean {
  const { filter, industries, excludedIndustries, excludedCompanies } = prepared;
  return (
    (industries.size === 0 || isInIndustries(company, industries)) &&
    (prepared.places.length === 0 || isInPlaces(company, prepared.places)) &&
    fitsYears(company, filter) &&
    fitsSize(company, filter) &&
    !isInIndustries(company, excludedIndustries) &&
    !isInPlaces(company, prepared.excludedPlaces) &&
    !excludedCompanies.some((excluded) => company.names.some((name) => name.startsWith(excluded)))
  );
}

/** Whether a prospect passes the whole filter: every criterion asked for and no exclusion. */
export function fitsFilter(indexed: IndexedProspect, prepared: PreparedFilter): boolean {
  return (
    fitsJob(indexed, prepared) &&
    fitsCompany(indexed.company, prepared) &&
    !hasTitle(indexed, prepared.excludedTitles) &&
    !prepared.filter.exclusions.roles.some((role) => fitsRole(indexed.prospect, role))
  );
}
