import type { Sentence } from './language.js';

/** What a column of an imported file may become. Several columns may become notes, every other field takes one. */
export const IMPORT_FIELDS = [
  'email',
  'firstName',
  'lastName',
  'fullName',
  'jobTitle',
  'phone',
  'linkedinUrl',
  'companyName',
  'companyDomain',
  'industry',
  'employees',
  'city',
  'region',
  'country',
  'language',
  'notes',
  'externalId',
] as const;

/** One of `IMPORT_FIELDS`. `companyDomain` takes a domain or a web site address. */
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Longest text accepted in a field, in UTF-16 code units. */
export const IMPORT_FIELD_LENGTHS: Readonly<Record<ImportField, number>> = {
  email: 320,
  firstName: 100,
  lastName: 100,
  fullName: 200,
  jobTitle: 200,
  phone: 50,
  linkedinUrl: 500,
  companyName: 200,
  companyDomain: 2_000,
  industry: 200,
  employees: 50,
  city: 100,
  region: 100,
  country: 100,
  language: 50,
  notes: 10_000,
  externalId: 200,
};

/** How a field is called in a sentence, with its article. */
export const IMPORT_FIELD_NAMES: Readonly<Record<ImportField, Sentence>> = {
  email: { FR: 'l’adresse e-mail', EN: 'the e-mail address' },
  firstName: { FR: 'le prénom', EN: 'the first name' },
  lastName: { FR: 'le nom de famille', EN: 'the last name' },
  fullName: { FR: 'le nom complet', EN: 'the full name' },
  jobTitle: { FR: 'la fonction', EN: 'the job title' },
  phone: { FR: 'le téléphone', EN: 'the telephone number' },
  linkedinUrl: { FR: 'la page LinkedIn', EN: 'the LinkedIn page' },
  companyName: { FR: 'le nom de l’entreprise', EN: 'the name of the company' },
  companyDomain: { FR: 'le site de l’entreprise', EN: 'the web site of the company' },
  industry: { FR: 'le secteur', EN: 'the industry' },
  employees: { FR: 'l’effectif', EN: 'the head count' },
  city: { FR: 'la ville', EN: 'the city' },
  region: { FR: 'la région', EN: 'the region' },
  country: { FR: 'le pays', EN: 'the country' },
  language: { FR: 'la langue', EN: 'the language' },
  notes: { FR: 'les notes', EN: 'the notes' },
  externalId: { FR: 'l’identifiant', EN: 'the identifier' },
};

/** Where the cells of one column go; `field` null leaves the column out. */
export interface ImportColumn {
  /** Rank of the column from 0. */
  columnIndex: number;
  /** Name of the column in the file; empty when it has none. */
  header: string;
  field: ImportField | null;
}

/** A proposed `ImportColumn`. `confidence` goes from 0 (a guess) to 1 (the header says so); `reason` is for people. */
export interface SuggestedColumn extends ImportColumn {
  confidence: number;
  reason: Sentence;
}
