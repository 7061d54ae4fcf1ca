import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { base32, newTotpSecret, otpauthUri, stepOfCode, totpCode, totpStep } from './totp.js';

/** The secret of the test vectors of RFC 4226 and RFC 6238. */
const secret = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1_000);

describe('codes', () => {
  test('are those of RFC 4226, appendix D', () => {
    const codes = Array.from({ length: 10 }, (_, counter) => totpCode(secret, counter));
    expect(codes).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ]);
  });

  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i are those of RFC 6238, appendix B, in six digits', (seconds, code) => {
    expect(totpCode(secret, totpStep(at(seconds)))).toBe(code);
  });
});

describe('a code is accepted', () => {
  const now = at(1_234_567_890);
  const step = totpStep(now);

  test('one step around its time, and no further', () => {
    const accepted = [-2, -1, 0, 1, 2].filter((away) =>
      stepOfCode(secret, totpCode(secret, step + away), { at: now, lastStep: 0 }),
    );
    expect(accepted).toEqual([-1, 0, 1]);
  });

  test('once: neither it nor an earlier one works afterwards', () => {
    expect(stepOfCode(secret, totpCode(secret, step), { at: now, lastStep: step })).toBeNull();
    expect(stepOfCode(secret, totpCode(secret, step - 1), { at: now, lastStep: step })).toBeNull();
    expect(stepOfCode(secret, totpCode(secret, step + 1), { at: now, lastStep: step })).toBe(step + 1);
  });

  test('with the space that authenticators show', () => {
    expect(stepOfCode(secret, '005 924', { at: now, lastStep: 0 })).toBe(step);
  });

  test('and no other text is', () => {
    const valid = new Set([-1, 0, 1].map((away) => totpCode(secret, step + away)));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{6}$/)), (text) => {
        fc.pre(!valid.has(text.replace(/\s/gu, '')));
        expect(stepOfCode(secret, text, { at: now, lastStep: 0 })).toBeNull();
      }),
    );
  });
});

describe('a secret', () => {
  test('is 160 bits that nobody can guess, in the letters of RFC 4648', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI');
    expect(base32(secret)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(base32(newTotpSecret())).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toEqual(newTotpSecret());
  });

  test('travels in a link that nothing can be slipped into', () => {
    expect(otpauthUri(secret, { issuer: 'Vectra', account: 'a&secret=x@demo.example' })).toBe(
      'otpauth://totp/Vectra:a%26secret%3Dx%40demo.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Vectra&algorithm=SHA1&digits=6&period=30',
    );
  });
});
