import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apiKeyHash, apiKeySecretBits, newApiKey, prefixOfApiKey, sameHash, withoutApiKeys } from './api-key.js';

const secret = 'a-secret-of-thirty-two-characters';
const environments = ['LIVE', 'TEST'] as const;

describe('a new key', () => {
  test.each(environments)('says that it is a %s key, and is found by its beginning', (environment) => {
    const { key, prefix, lastFour, hash } = newApiKey(environment, secret);
    expect(key).toMatch(new RegExp(`^vk_${environment.toLowerCase()}_[0-9A-Za-z]{50}$`));
    expect(prefixOfApiKey(key)).toBe(prefix);
    expect(key.startsWith(prefix)).toBe(true);
    expect(key.endsWith(lastFour)).toBe(true);
    expect(hash).toBe(apiKeyHash(secret, key));
  });

  test('holds more than 128 bits that nobody can guess, behind what is shown (X-20)', () => {
    expect(apiKeySecretBits).toBeGreaterThan(128);
    const keys = Array.from({ length: 200 }, () => newApiKey('LIVE', secret));
    for (const part of ['key', 'prefix', 'hash'] as const)
      expect(new Set(keys.map((each) => each[part])).size).toBe(keys.length);
  });

  test('is kept as a name that another secret does not give it', () => {
    const { key, hash } = newApiKey('LIVE', secret);
    expect(hash).not.toContain(key.slice(-20));
    expect(apiKeyHash(`${secret}!`, key)).not.toBe(hash);
  });
});

describe('a text that is no key', () => {
  const { key } = newApiKey('LIVE', secret);

  test('is known without a look-up when any one letter was changed', () => {
    fc.assert(
      fc.property(fc.nat({ max: key.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, letter) => {
        fc.pre(letter !== key[at]);
        expect(prefixOfApiKey(key.slice(0, at) + letter + key.slice(at + 1))).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['nothing', ''],
    ['a shorter one', key.slice(0, -1)],
    ['a longer one', `${key}0`],
    ['another environment', key.replace('vk_live', 'vk_prod')],
    ['the other environment', key.replace('vk_live', 'vk_test')],
    ['space around it', ` ${key}`],
    ['a line behind it', `${key}\n`],
    ['its prefix', key.slice(0, 20)],
  ])('%s', (_title, text) => {
    expect(prefixOfApiKey(text)).toBeNull();
  });
});

test('hashes are compared whole', () => {
  expect(sameHash('abc', 'abc')).toBe(true);
  for (const other of ['abd', 'ab', 'abcd', '']) expect(sameHash('abc', other)).toBe(false);
});

describe('a text with keys in it', () => {
  test.each(environments)('keeps of a %s key no more than its prefix, wherever it stands', (environment) => {
    const { key, prefix } = newApiKey(environment, secret);
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.integer({ min: 21, max: key.length }), (before, after, length) => {
        const left = withoutApiKeys(`${before} ${key.slice(0, length)} ${after}`);
        expect(left).toBe(`${before} ${prefix}[redacted] ${after}`);
      }),
    );
  });

  test('is otherwise as it was', () => {
    expect(withoutApiKeys('vk_live_ is how keys begin')).toBe('vk_live_ is how keys begin');
  });
});
