/** Rank of a job, from a person without a team to the top of the company. */
export const directorySeniorities = ['individual', 'manager', 'director', 'vp', 'c_level'] as const;
export type DirectorySeniority = (typeof directorySeniorities)[number];

/** The part of a company a job belongs to. */
export const directoryFunctions = [
  'sales',
  'marketing',
  'finance',
  'it',
  'operations',
  'hr',
  'legal',
  'procurement',
  'engineering',
  'product',
  'customer_success',
  'general_management',
] as const;
export type DirectoryFunction = (typeof directoryFunctions)[number];

/** A place asked for. A city may carry its region or country to settle a homonym: "Dublin, Ohio". */
export interface DirectoryPlace {
  readonly kind: 'city' | 'region' | 'country';
  readonly value: string;
}

/** A rank and a function asked for together; null stands for any. */
export interface DirectoryRole {
  readonly seniority: DirectorySeniority | null;
  readonly function: DirectoryFunction | null;
}

/** What must not be found. An empty list excludes nothing. */
export interface DirectoryExclusions {
  readonly companies: readonly string[];
  readonly sectors: readonly string[];
  readonly subIndustries: readonly string[];
  readonly titles: readonly string[];
  readonly places: readonly DirectoryPlace[];
  readonly roles: readonly DirectoryRole[];
}

/**
 * What a search asks for (V-03). An empty list asks for nothing. A prospect passes when it fits one entry of every non-empty
 * criterion and no exclusion; sectors and sub-industries are one criterion, and so are titles, roles, seniorities and functions:
 * `roles`, where given, are the exact pairs and replace `seniorities` x `functions`.
 */
export interface DirectoryFilter {
  readonly titles: readonly string[];
  readonly roles: readonly DirectoryRole[];
  readonly seniorities: readonly DirectorySeniority[];
  readonly functions: readonly DirectoryFunction[];
  readonly sectors: readonly string[];
  readonly subIndustries: readonly string[];
  /** Fewest employees, inclusive. */
  readonly sizeMin?: number;
  /** Most employees, inclusive. */
  readonly sizeMax?: number;
  readonly places: readonly DirectoryPlace[];
  /** Founded in a later year than this one. */
  readonly foundedAfter?: number;
  /** Founded in an earlier year than this one. */
  readonly foundedBefore?: number;
  readonly exclusions: DirectoryExclusions;
}

/** What the directory knows of a company; null where it knows nothing. */
export interface DirectoryCompany {
  readonly id: string;
  readonly name: string;
  readonly sector: string;
  readonly subIndustry: string;
  /** Headquarters as the source writes them. */
  readonly headquarters: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  /** Earliest year the source gives. */
  readonly foundedYear: number | null;
  /** The year as the source writes it, such as "2013 (1888)". */
  readonly foundedText: string | null;
  /** The stock index the company is a member of, and since when (ISO date). */
  readonly listing: string | null;
  readonly listedSince: string | null;
}

/** Something a contact said or wrote, dated, in their own words. */
export interface DirectoryNote {
  readonly id: string;
  /** ISO date. */
  readonly date: string;
  readonly language: 'fr' | 'en';
  readonly text: string;
}

/** A person the directory proposes. */
export interface DirectoryProspect {
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly jobTitle: string;
  readonly seniority: DirectorySeniority;
  readonly function: DirectoryFunction;
  readonly language: 'fr' | 'en';
  readonly company: DirectoryCompany;
  readonly notes: readonly DirectoryNote[];
  /** Where the record comes from, as told to the person at the first contact. */
  readonly sourceName: string;
  /** True when the person is invented. */
  readonly fictitious: boolean;
}

/** Which page: `after` is the `next` of the page before, `limit` is between 1 and 100. */
export interface DirectoryPageRequest {
  readonly after?: string;
  readonly limit: number;
}

/** One page, best matches first. `next` is null on the last one; `total` counts all matches. */
export interface DirectoryPage {
  readonly prospects: readonly DirectoryProspect[];
  readonly next: string | null;
  readonly total: number;
}

/** Where prospects come from: the embedded sample, or an outside provider behind its rate limit (V-32, V-35). */
export interface ProspectDirectory {
  readonly id: string;
  /** @throws InvalidDirectoryRequest when the limit is out of range or the cursor is not one of this same search. */
  search(filter: DirectoryFilter, page: DirectoryPageRequest): Promise<DirectoryPage>;
}

/** The search cannot be done as asked; the message says what to change. */
export class InvalidDirectoryRequest extends Error {
  constructor(
    readonly code: 'LIMIT_OUT_OF_RANGE' | 'CURSOR_INVALID',
    message: string,
  ) {
    super(message);
    this.name = 'InvalidDirectoryRequest';
  }
}

/** The filter that asks for nothing and so finds everybody. */
export const emptyDirectoryFilter: DirectoryFilter = {
  titles: [],
  roles: [],
  seniorities: [],
  functions: [],
  sectors: [],
  subIndustries: [],
  places: [],
  exclusions: { companies: [], sectors: [], subIndustries: [], titles: [], places: [], roles: [] },
};
