import type { Language } from './language.js';

/** A company as somebody else describes it, with the key its spellings share. */
export interface IncomingCompany {
  readonly identityKey: string;
  readonly name: string;
  readonly domain: string | null;
  readonly industry: string | null;
  readonly subIndustry: string | null;
  readonly employees: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly listing: string | null;
  readonly foundedYear: number | null;
}

/** Something a person said or wrote. */
export interface IncomingNote {
  readonly text: string;
  /** When, null when the source does not say. */
  readonly at: Date | null;
}

/** A person as a provider or a file describes them; they may be known already. */
export interface IncomingPerson {
  readonly fullName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  /** What two spellings of the address share. */
  readonly emailNormalised: string | null;
  /** What two spellings of the person within their company share. */
  readonly personKey: string | null;
  readonly phone: string | null;
  readonly linkedinUrl: string | null;
  readonly jobTitle: string | null;
  readonly language: Language;
  readonly source: string;
  readonly fictitious: boolean;
  readonly externalId: string | null;
  readonly company: IncomingCompany | null;
  readonly notes: readonly IncomingNote[];
}

/** A company of the organization while a batch is merged. */
export interface CompanyRecord extends IncomingCompany {
  readonly id: string;
}

/** The part of a lead that merging reads and fills. */
export interface PersonRecord {
  readonly id: string;
  readonly campaignId: string | null;
  readonly companyId: string | null;
  readonly fullName: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly emailNormalised: string | null;
  readonly personKey: string | null;
  readonly phone: string | null;
  readonly linkedinUrl: string | null;
  readonly jobTitle: string | null;
  readonly language: Language;
  readonly source: string;
  readonly fictitious: boolean;
  readonly externalId: string | null;
}
