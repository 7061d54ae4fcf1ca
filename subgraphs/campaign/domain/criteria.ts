/** Ranks of a job title. */
export type Seniority = 'individual' | 'manager' | 'director' | 'vp' | 'c_level';

/** A place as the prospector understood it. */
export interface Place {
  readonly kind: 'city' | 'region' | 'country';
  readonly value: string;
}

/** Whom a campaign looks for, as understood from the people's own words. */
export interface ProspectCriteria {
  readonly titles: readonly string[];
  readonly seniorities: readonly Seniority[];
  readonly functions: readonly string[];
  readonly sectors: readonly string[];
  readonly subIndustries: readonly string[];
  /** Employees, inclusive. */
  readonly sizeMin?: number | undefined;
  /** Employees, inclusive. */
  readonly sizeMax?: number | undefined;
  readonly places: readonly Place[];
  /** Founded later than this year. */
  readonly foundedAfter?: number | undefined;
  /** Founded earlier than this year. */
  readonly foundedBefore?: number | undefined;
  readonly exclusions: {
    readonly companies: readonly string[];
    readonly sectors: readonly string[];
    readonly subIndustries: readonly string[];
    readonly titles: readonly string[];
    readonly places: readonly Place[];
  };
  /** Parts of the text that were not understood; shown to the person. */
  readonly unread: readonly string[];
}
