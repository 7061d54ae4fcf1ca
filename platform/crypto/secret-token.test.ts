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

test('a keyed hash depends on the purpose and the value, and on where one ends and the next begins', () => {
  const named = fc.tuple(fc.string(), fc.string());
  fc.assert(
    fc.property(named, named, ([purpose, value], [otherPurpose, otherValue]) => {
      const same = purpose === otherPurpose && value === otherValue;
      expect(keyedHash('secret', purpose, value) === keyedHash('secret', otherPurpose, otherValue)).toBe(same);
    }),
  );
  expect(keyedHash('secret', 'a', 'bc')).not.toBe(keyedHash('secret', 'ab', 'c'));
});

test('a keyed hash cannot be repeated without the secret', () => {
  expect(keyedHash('one secret', 'a', 'b')).not.toBe(keyedHash('another secret', 'a', 'b'));
});
