import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { couldBeEmail, normaliseEmail } from './email-address.js';

describe('a normalised address', () => {
  test('ignores case, surrounding space and how accents were typed', () => {
    expect(normaliseEmail('  Owner@Demo.Example\n')).toBe('owner@demo.example');
    expect(normaliseEmail('re\u0301gie@demo.example')).toBe(normaliseEmail('RÉGIE@demo.example'));
  });

  test('is normalised once and for all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(normaliseEmail(normaliseEmail(text))).toBe(normaliseEmail(text));
      }),
    );
  });
});

describe('what could be an address', () => {
  test('has something on both sides of an @', () => {
    expect(couldBeEmail('owner@demo.example')).toBe(true);
    for (const text of ['', 'owner', '@demo.example', 'owner@', 'a@b@c', 'a b@c'])
      expect(couldBeEmail(text)).toBe(false);
  });

  test('has no control character and at most 320 characters', () => {
    expect(couldBeEmail('owner\u0000@demo.example')).toBe(false);
    const addressOf = (length: number): string => '@demo.example'.padStart(length, 'a');
    expect(couldBeEmail(addressOf(320))).toBe(true);
    expect(couldBeEmail(addressOf(321))).toBe(false);
  });
});
