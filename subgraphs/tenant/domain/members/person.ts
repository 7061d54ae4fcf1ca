import { couldBeEmail, normaliseEmail } from '../email-address.js';
import type { InvalidInput } from './member-problems.js';

type Problems = InvalidInput['problems'];

const nameLengthMax = 120;
// The longest address that mail can be sent to (RFC 5321).
const emailLengthMax = 254;
// Neither what a mail header would read as more than one address, nor what nobody sees.
const plainAddress = /^[^\s\p{C}\p{Z}@<>(),;:"\\[\]]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9]$/u;

/** A name as it is kept. */
export const cleanName = (name: string): string => name.trim().normalize('NFC');

/** What is wrong with the name of a person or an organization. */
export function nameProblems(name: string): Problems {
  const clean = cleanName(name);
  if (clean !== '' && clean.length <= nameLengthMax && !/\p{Cc}/u.test(clean)) return [];
  return [{ path: 'name', message: `Give a name of at most ${nameLengthMax} characters.` }];
}

/** What is wrong with an address that somebody is to be written to. */
export function emailProblems(email: string): Problems {
  const clean = normaliseEmail(email);
  if (couldBeEmail(clean) && clean.length <= emailLengthMax && plainAddress.test(clean)) return [];
  return [{ path: 'email', message: 'Give an e-mail address, for instance "camille@example.com".' }];
}

const passwordLengthMin = 12;
const passwordLengthMax = 1_024;

/** What is wrong with a password that somebody chooses. */
export function passwordProblems(password: string): Problems {
  const { length } = Array.from(password.normalize('NFC'));
  if (length >= passwordLengthMin && password.length <= passwordLengthMax) return [];
  return [{ path: 'password', message: `Choose a password of at least ${passwordLengthMin} characters.` }];
}
