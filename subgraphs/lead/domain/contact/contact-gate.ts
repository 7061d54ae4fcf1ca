import { isEmailAddress, isGenericAddress, parseEmailAddress } from '../email-address.js';
import { leadSources } from '../lead-source.js';
import type { Lead } from '../lead.js';

/** Why a person must not be written to. */
export const contactRefusalCodes = [
  'UNKNOWN',
  'NO_ADDRESS',
  'OBJECTED',
  'BOUNCED',
  'CONSUMER_ADDRESS',
  'NO_PROFESSIONAL_RELEVANCE',
  'SOURCE_NOT_ALLOWED',
] as const;

/** One of them. */
export type ContactRefusalCode = (typeof contactRefusalCodes)[number];

/** The gate's word against a person. */
export interface ContactRefusal {
  readonly code: ContactRefusalCode;
  /** What it means and what could be done. */
  readonly message: string;
  /** Since when, where that is known. */
  readonly since: Date | null;
}

const messages: Readonly<Record<ContactRefusalCode, string>> = {
  UNKNOWN: 'The organization has no lead with this address.',
  NO_ADDRESS: 'There is no address that mail could be sent to.',
  OBJECTED: 'The person does not want to be written to. Nothing overrides that.',
  BOUNCED: 'The address does not work. A new one mends it.',
  CONSUMER_ADDRESS: 'The address is one of a free mail provider: consumers are not written to without their consent.',
  NO_PROFESSIONAL_RELEVANCE:
    'It is not known why this concerns the person’s work: a job title and a stated relevance are needed.',
  SOURCE_NOT_ALLOWED: 'Where the record comes from is not on the list of sources that may be used.',
};

/** A refusal in words. */
export const contactRefusal = (code: ContactRefusalCode, since: Date | null = null): ContactRefusal => ({
  code,
  message: messages[code],
  since,
});

/** What the gate looks at. */
export interface ContactFacts {
  readonly lead: Pick<Lead, 'email' | 'jobTitle' | 'status' | 'source'>;
  /** Null while the person has not objected to mail of this kind. */
  readonly objectedSince: Date | null;
  /** Whether it is said why the message concerns their work. */
  readonly isRelevanceStated: boolean;
  /** Whether anybody can have an address at this domain. */
  readonly isConsumerDomain: (domain: string) => boolean;
}

const isGiven = (text: string | null): boolean => text !== null && text.trim() !== '';

/**
 * Whether a person may be written to unasked: every reason against it, an empty list when there is none (R-01 to R-05,
 * Messages and campaigns pass the same gate.
 */
export function judgeContact(facts: ContactFacts): readonly ContactRefusal[] {
  const { lead, objectedSince, isRelevanceStated, isConsumerDomain } = facts;
  const address = parseEmailAddress(lead.email ?? '');
  const isSource = leadSources.includes(lead.source);
  const refusals: ContactRefusal[] = [];
  if (!isEmailAddress(address)) refusals.push(contactRefusal('NO_ADDRESS'));
  if (objectedSince !== null) refusals.push(contactRefusal('OBJECTED', objectedSince));
  if (lead.status === 'BOUNCED') refusals.push(contactRefusal('BOUNCED'));
  if (isEmailAddress(address) && isConsumerDomain(address.domain)) refusals.push(contactRefusal('CONSUMER_ADDRESS'));
  // contact@ and info@ belong to a company, whose work is known.
  const isKnownWork = isGiven(lead.jobTitle) || (isEmailAddress(address) && isGenericAddress(address));
  if (!isRelevanceStated || !isKnownWork) refusals.push(contactRefusal('NO_PROFESSIONAL_RELEVANCE'));
  if (!isSource) refusals.push(contactRefusal('SOURCE_NOT_ALLOWED'));
  return refusals;
}
