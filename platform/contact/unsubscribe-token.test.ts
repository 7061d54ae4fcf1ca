import { describe, expect, test } from '@jest/globals';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { hashSecretToken } from '../crypto/secret-token.js';
import { keptTokenHash, unsubscribeToken, type UnsubscribeSubject } from './unsubscribe-token.js';

const secret = 'a-secret-of-thirty-two-characters';
const aSubject = (): UnsubscribeSubject => ({
  organizationId: randomUUID(),
  channel: 'EMAIL',
  addressHash: randomBytes(32).toString('base64url'),
  campaignId: null,
});
const subjects = Array.from({ length: 1_000 }, aSubject);
const tokens = subjects.map((subject) => unsubscribeToken(secret, subject));
/** What the database would find, by the names it keeps links under. */
const kept = new Set(tokens.map(hashSecretToken));

describe('a true token', () => {
  test('is found, every one of them, and each is its own', () => {
    expect(tokens.filter((token) => !kept.has(keptTokenHash(token) ?? ''))).toEqual([]);
    expect(kept.size).toBe(tokens.length);
  });

  test('is bound to organization, person, channel and campaign (R-12)', () => {
    const subject = aSubject();
    const changes = [
      {},
      { organizationId: randomUUID() },
      { addressHash: randomBytes(32).toString('base64url') },
      { campaignId: randomUUID() },
    ];
    expect(new Set(changes.map((change) => unsubscribeToken(secret, { ...subject, ...change }))).size).toBe(4);
    expect(unsubscribeToken(`${secret}!`, subject)).not.toBe(unsubscribeToken(secret, subject));
  });
});

describe('a million forged tokens (R-12)', () => {
  const bytesOf = (token: string): Buffer => Buffer.from(token, 'base64url');
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

  const flipped = (token: string, bit: number): string => {
    const bytes = bytesOf(token);
    bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    return bytes.toString('base64url');
  };
  const lettered = (token: string, round: number): string => {
    const place = round % token.length;
    const other = letters.indexOf(token.charAt(place)) + 1 + Math.trunc(round / token.length);
    return token.slice(0, place) + letters.charAt(other % letters.length) + token.slice(place + 1);
  };
  const halved = (token: string, round: number, place: number): string => {
    const cut = 8 + (round % 28);
    return token.slice(0, cut) + (tokens[(place + 1 + round) % tokens.length] ?? '').slice(cut);
  };
  const cut = (token: string, length: number): string => token.slice(0, length);
  const lengthened = (token: string, round: number): string => token + letters.charAt(round);
  const reencodings: readonly ((token: string) => string)[] = [
    (token) => bytesOf(token).toString('base64'),
    (token) => bytesOf(token).toString('hex'),
    (token) => `${token}=`,
    (token) => `${token}\n`,
    (token) => ` ${token}`,
    (token) => encodeURIComponent(`${token}/`),
    (token) => token.split('').reverse().join(''),
    // The last letter carries two bits that nobody reads: the same bytes, and yet not the token.
    (token) => token.slice(0, -1) + letters.charAt(letters.indexOf(token.slice(-1)) ^ 1),
  ];
  const made = () => randomBytes(32).toString('base64url');
  const guessed = (token: string, round: number): string =>
    createHmac('sha256', `another secret ${round}`).update(token).digest('base64url');

  test.each<[string, number, (token: string, round: number, place: number) => string]>([
    ['a bit changed', 256_000, flipped],
    ['a letter changed', 200_000, lettered],
    ['the beginning of one and the end of another', 200_000, halved],
    ['a part of one', 43_000, cut],
    ['one and more', 64_000, lengthened],
    ['another spelling of one', 8_000, (token, round) => reencodings[round]?.(token) ?? ''],
    ['the name that the database keeps', 1_000, hashSecretToken],
    ['signed with another secret', 100_000, guessed],
    ['random', 200_000, made],
  ])('%s: none is found', (_how, count, forge) => {
    const found: string[] = [];
    for (let round = 0; round < count / tokens.length; round += 1)
      for (const [place, token] of tokens.entries()) {
        const forged = forge(token, round, place);
        const hash = keptTokenHash(forged);
        if (hash !== null && kept.has(hash)) found.push(forged);
      }
    expect(found).toEqual([]);
  });
});
