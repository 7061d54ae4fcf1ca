import { domainToASCII } from 'node:url';
import { keyedHash } from '../crypto/secret-token.js';

/** A way of reaching people. */
export type ContactChannel = 'EMAIL';

const quoted = /^"(.*)"$/su;
const tag = /(?<=.)\+.*$/su;

/**
 * An address as objections are compared, which is stricter than how it is stored: whoever objects under one spelling
 * objects under all. Case, width, accents, quotes, names in other scripts, a dot at the end and what follows a "+" do not
 * count.
 */
export function normaliseContact(address: string): string {
  const folded = address.trim().normalize('NFKC').toLowerCase().normalize('NFKC');
  const at = folded.lastIndexOf('@');
  if (at < 0) return folded;
  const local = folded.slice(0, at).trim().replace(quoted, '$1').replaceAll('\\', '').replace(tag, '');
  const domain = folded.slice(at + 1).trim();
  return `${local}@${(domainToASCII(domain) || domain).replace(/\.+$/u, '')}`;
}

/** Whose list a hash belongs to. */
export interface ContactOwner {
  readonly organizationId: string;
}

/**
 * Names an address for one organization and channel without holding it: two organizations have different names for
 * the same person, so that nobody learns from one list what stands in another.
 */
export const hashContact = (
  hashSecret: string,
  { organizationId }: ContactOwner,
  channel: ContactChannel,
  address: string,
): string => keyedHash(hashSecret, 'contact', JSON.stringify([organizationId, channel, normaliseContact(address)]));
