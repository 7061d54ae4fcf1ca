import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { hashSecretToken, keyedHash, newSecretToken } from './secret-token.js';

test('a token is 32 random bytes in base64url, never the same twice', () => {
  const tokens = Array.from({ length: 500 }, newSecretToken);
  expect(new Set(tokens).size).toBe(500);
  for (const token of tokens) expect(Buffer.from(token, 'base64url').toString('base64url')).toBe(token);
  expect(tokens[0]).toHaveLength(43);
});

test('the hash of a token is its SHA-256, which does not contain it', () => {
  expect(hashSecretToken('abc')).toBe('ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
});

test('a keyed hash depends on the secret, the purpose and the value, and on where one ends and the next begins', () => {
  fc.assert(
    fc.property(fc.tuple(fc.string(), fc.string(), fc.string()), fc.tuple(fc.string(), fc.string(), fc.string()), (one, two) => {
      fc.pre(JSON.stringify(one) !== JSON.stringify(two) && one[0].length > 0 && one[0] === two[0]);
      expect(keyedHash(...one)).not.toBe(keyedHash(...two));
    }),
    { numRuns: 20, maxSkipsPerRun: 100_000 },
  );
  expect(keyedHash('s', 'a', 'bc')).toBe(keyedHash('s', 'a', 'bc'));
  expect(keyedHash('s', 'a', 'bc')).not.toBe(keyedHash('s', 'ab', 'c'));
  expect(keyedHash('s', 'a', 'bc')).not.toBe(keyedHash('t', 'a', 'bc'));
});
