import { hash, verify } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';

/** OWASP's argon2id, the library's default algorithm: 19 MiB, two passes, one lane; about 10 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a random password that nobody kept: what unknown accounts are compared with. */
const hashOfNobody =
  '$argon2id$v=19$m=19456,t=2,p=1$spiOy7ORcHi3Mk4jMjQ6pw$NeJVCtiMTOVSpQkaJ1ZqGKHhhkzfUI3+xGwZFBSL/jw';

const isArgon2id = (text: string): boolean => text.startsWith('$argon2id$');

/** Longest password that is looked at, in UTF-16 units: nobody's is longer, and hashing is not free. */
export const passwordLengthMax = 1_024;

/** How a password is kept: argon2id with a salt of its own, in PHC string format. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost);

/**
 * Whether the password belongs to the hash. Takes as long when there is no account (`null`) or no usable hash, so that
 * the time of an answer does not say whether an account exists.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const known = stored !== null && isArgon2id(stored) && password.length <= passwordLengthMax;
  const candidate = password.slice(0, passwordLengthMax).normalize('NFC');
  const matches = await verify(known ? stored : hashOfNobody, candidate);
  return known && matches;
}

const consonants = 'bdfghjklmnprstvz';
const vowels = 'aiou';
const wordsPerPassword = 3;
const syllablesPerWord = 3;
const numberMax = 1_000;

const pick = (letters: string): string => letters.charAt(randomInt(letters.length));
const word = (): string =>
  Array.from({ length: syllablesPerWord }, () => `${pick(consonants)}${pick(vowels)}`).join('');

/** Strength of a readable password, in bits: every syllable and the number are drawn evenly. */
export const readablePasswordBits =
  wordsPerPassword * syllablesPerWord * Math.log2(consonants.length * vowels.length) + Math.log2(numberMax);

/** A random password that can be read aloud and typed, such as `molavi-tusoka-rebinu-047`. */
export function generateReadablePassword(): string {
  const number = String(randomInt(numberMax)).padStart(3, '0');
  return [...Array.from({ length: wordsPerPassword }, word), number].join('-');
}
