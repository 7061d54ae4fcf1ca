import type { Locale } from '../user.js';

/** How long a link or a code proves an address: 24 hours. */
const registrationSeconds = 24 * 60 * 60;

/** How long a new organization may try the product (O-07). */
const trialDays = 14;

/** How many guesses at the code of a registration are looked at, over all its mails; the link goes on working. */
export const codeGuessesMax = 5;

/** How many mails a registration sends at most. */
export const registrationMailsMax = 5;

/** The kinds of customers (Z-15). */
export const organizationTypes = ['B2B', 'B2C'] as const;

/** A company, or one person. */
export type OrganizationType = (typeof organizationTypes)[number];

/** Who wants an account, once it is known to be acceptable. */
export interface Applicant {
  /** Normalised: what is proven is what is claimed. */
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly organizationType: OrganizationType;
  readonly organizationName: string;
  readonly siret: string | null;
  readonly vatNumber: string | null;
  readonly marketing: boolean;
}

/** When a registration made, or mailed again, at this moment is forgotten. */
export const registrationExpiry = (now: Date): Date => new Date(now.getTime() + registrationSeconds * 1_000);

/** The hours that a mail says it is valid. */
export const registrationHours = registrationSeconds / 3_600;

/** When the trial of an organization made at this moment ends (O-07). */
export const trialEnd = (now: Date): Date => new Date(now.getTime() + trialDays * 24 * 60 * 60 * 1_000);

const slugLengthMax = 40;

/** A short name for addresses; the suffix makes it unlike every other. */
export function slugOf(name: string, suffix: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, slugLengthMax)
    .replace(/^-+|-+$/gu, '');
  return words === '' ? suffix : `${words}-${suffix}`;
}
