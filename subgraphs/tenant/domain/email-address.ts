import { domainToASCII } from 'node:url';

/** Longest e-mail address there is (RFC 5321). */
const emailLengthMax = 320;

const hasOnlyAscii = /^\p{ASCII}*$/u;

/** A domain as mail servers know it: names in other scripts as `xn--`, whatever is none as it was. */
const asciiDomain = (domain: string): string => (hasOnlyAscii.test(domain) ? domain : domainToASCII(domain) || domain);

/**
 * An address as it is compared: without surrounding space, in lower case, accents composed, and its domain in the one
 * spelling that mail servers know. Dots and what follows a "+" are kept: for some servers they are other people.
 */
export function normaliseEmail(email: string): string {
  const folded = email.trim().normalize('NFC').toLowerCase().normalize('NFC');
  const at = folded.lastIndexOf('@');
  return at < 0 ? folded : `${folded.slice(0, at)}@${asciiDomain(folded.slice(at + 1))}`;
}

/** Whether an account could have this normalised address; nobody is looked up by any other text. */
export const couldBeEmail = (email: string): boolean =>
  email.length <= emailLengthMax && /^[^\s@\p{Cc}]+@[^\s@\p{Cc}]+$/u.test(email);
