import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  generateReadablePassword,
  hashPassword,
  passwordLengthMax,
  readablePasswordBits,
  verifyPassword,
} from './password.js';

const owaspPrefix = '$argon2id$v=19$m=19456,t=2,p=1$';

describe('a password', () => {
  test('is kept as argon2id with the cost that OWASP asks for, and a salt of its own', async () => {
    const [first, second] = await Promise.all([hashPassword('one and the same'), hashPassword('one and the same')]);
    expect(first.startsWith(owaspPrefix)).toBe(true);
    expect(first).not.toBe(second);
  });

  test('matches its own hash and no other password does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (password, other) => {
        const stored = await hashPassword(password);
        expect(await verifyPassword(stored, password)).toBe(true);
        fc.pre(other.normalize('NFC') !== password.normalize('NFC'));
        expect(await verifyPassword(stored, other)).toBe(false);
      }),
      { numRuns: 12 },
    );
  });

  test('is the same however its accents were typed', async () => {
    expect(await verifyPassword(await hashPassword('caf\u00e9'), 'cafe\u0301')).toBe(true);
  });
});

describe('nothing to compare with', () => {
  test('no account, and an account without a usable hash, are a wrong password', async () => {
    expect(await verifyPassword(null, 'anything')).toBe(false);
    expect(await verifyPassword('no password', 'no password')).toBe(false);
    expect(await verifyPassword('', '')).toBe(false);
  });

  test('is compared all the same: the work of a real account is done', async () => {
    const stored = await hashPassword('a password');
    const timeOf = async (hash: string | null): Promise<number> => {
      const startedAt = performance.now();
      await verifyPassword(hash, 'another password');
      return performance.now() - startedAt;
    };
    const median = async (hash: string | null): Promise<number> => {
      const times: number[] = [];
      for (let time = 0; time < 15; time += 1) times.push(await timeOf(hash));
      return times.sort((one, two) => one - two)[7] ?? 0;
    };
    await median(stored);
    // Without the comparison an unknown account would answer about a thousand times faster.
    expect(await median(null)).toBeGreaterThan((await median(stored)) / 4);
  });

  test('a password that is far too long is wrong, even when its beginning is right', async () => {
    const beginning = 'a'.repeat(passwordLengthMax);
    const stored = await hashPassword(beginning);
    expect(await verifyPassword(stored, beginning)).toBe(true);
    expect(await verifyPassword(stored, `${beginning}b`)).toBe(false);
  });
});

describe('a readable password', () => {
  test('is three words and a number, of 60 bits or more', () => {
    expect(readablePasswordBits).toBeGreaterThanOrEqual(60);
    for (let time = 0; time < 100; time += 1) {
      expect(generateReadablePassword()).toMatch(/^(?:(?:[bdfghjklmnprstvz][aiou]){3}-){3}\d{3}$/);
    }
  });

  test('is never the same twice', () => {
    expect(new Set(Array.from({ length: 500 }, generateReadablePassword)).size).toBe(500);
  });
});
