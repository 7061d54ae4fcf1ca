import { randomInt, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { keyedHash } from './secret-token.js';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const lookupLength = 12;
const secretLength = 32;
const checksumLength = 6;
const shape = /^(vk_(?:live|test)_[0-9A-Za-z]{12})[0-9A-Za-z]{32}[0-9A-Za-z]{6}$/u;

/** Strength of the secret part, in bits (X-20 asks for 128). */
export const apiKeySecretBits = secretLength * Math.log2(alphabet.length);

/** What a key is for: it is in the key itself, so that people and scanners see it. */
export type ApiKeyEnvironment = 'LIVE' | 'TEST';

/** A key about to be given out: its holder gets the key, the database everything else. */
export interface NewApiKey {
  /** `vk_live_…` or `vk_test_…`; shown once, kept nowhere. */
  readonly key: string;
  /** The beginning, by which the row is found. */
  readonly prefix: string;
  readonly lastFour: string;
  readonly hash: string;
}

const letters = (count: number): string =>
  Array.from({ length: count }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** CRC-32 in the same alphabet: a mistyped key is recognised without a look-up, and scanners know a true one. */
function checksumOf(text: string): string {
  let rest = crc32(text);
  let checksum = '';
  for (let place = 0; place < checksumLength; place += 1) {
    checksum = alphabet.charAt(rest % alphabet.length) + checksum;
    rest = Math.floor(rest / alphabet.length);
  }
  return checksum;
}

/** How a key is kept: under a secret that is not in the database (X-20, Z-27). */
export const apiKeyHash = (hashSecret: string, key: string): string => keyedHash(hashSecret, 'api-key', key);

/** Draws a new key. */
export function newApiKey(environment: ApiKeyEnvironment, hashSecret: string): NewApiKey {
  const prefix = `vk_${environment === 'LIVE' ? 'live' : 'test'}_${letters(lookupLength)}`;
  const content = prefix + letters(secretLength);
  const key = content + checksumOf(content);
  return { key, prefix, lastFour: key.slice(-4), hash: apiKeyHash(hashSecret, key) };
}

/** Whether a text claims to be one of our keys, well-formed or not. */
export const looksLikeApiKey = (text: string): boolean => text.startsWith('vk_');

/** The part of a key by which its row is found; null when the text cannot be a key, mistyped ones included. */
export function prefixOfApiKey(text: string): string | null {
  const prefix = shape.exec(text)?.[1];
  if (prefix === undefined) return null;
  return text.endsWith(checksumOf(text.slice(0, -checksumLength))) ? prefix : null;
}

/** Whether two hashes are the same, in a time that does not say where they differ. */
export function sameHash(left: string, right: string): boolean {
  const [first, second] = [Buffer.from(left), Buffer.from(right)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/** The text with every key in it cut down to its prefix, which is no secret. */
export const withoutApiKeys = (text: string): string =>
  text.replaceAll(/(vk_(?:live|test)_[0-9A-Za-z]{0,12})[0-9A-Za-z]*/gu, (whole, prefix: string) =>
    whole === prefix ? whole : `${prefix}[redacted]`,
  );
