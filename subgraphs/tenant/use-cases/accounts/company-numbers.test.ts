import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCompanyNumbers } from './company-numbers.js';
import { sirenOfFrenchVat } from '../../domain/accounts/french-vat.js';
import { cleanNumber, isSiret } from '../../domain/accounts/siret.js';

/** The digit that makes a number pass Luhn's check. */
function withCheckDigit(digits: string): string {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce(
      (total, digit, place) => total + (place % 2 === 1 ? digit : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][digit] ?? 0)),
      0,
    );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
const sirens = fc.stringMatching(/^\d{8}$/).map(withCheckDigit);
const sirets = fc
  .tuple(sirens, fc.stringMatching(/^\d{4}$/))
  .map(([siren, place]) => withCheckDigit(`${siren}${place}`));

describe('a SIRET', () => {
  test('passes Luhn’s check twice, whatever stands between its digits', () => {
    fc.assert(
      fc.property(sirets, (siret) => {
        expect(isSiret(siret)).toBe(true);
        expect(isSiret(cleanNumber(` ${siret.slice(0, 3)} ${siret.slice(3, 9)}.${siret.slice(9)}\u00A0`))).toBe(true);
      }),
    );
  });

  test('with one digit changed, or two neighbours swapped, is none', () => {
    fc.assert(
      fc.property(sirets, fc.nat(13), fc.integer({ min: 1, max: 9 }), (siret, place, change) => {
        fc.pre(!siret.startsWith('356000000'));
        const digit = (Number(siret.charAt(place)) + change) % 10;
        expect(isSiret(`${siret.slice(0, place)}${digit}${siret.slice(place + 1)}`)).toBe(false);
      }),
    );
  });

  test('of La Poste adds up to a multiple of five', () => {
    expect(isSiret('35600000000048')).toBe(true);
    expect(isSiret('35600000049837')).toBe(true);
    expect(isSiret('35600000049838')).toBe(false);
  });

  test('is no other text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        fc.pre(!/^\d{14}$/.test(cleanNumber(text)));
        expect(isSiret(cleanNumber(text))).toBe(false);
      }),
    );
  });
});

describe('a French VAT number', () => {
  test('names the SIREN that its key belongs to, and none with another key', () => {
    fc.assert(
      fc.property(sirens, fc.integer({ min: 1, max: 96 }), (siren, away) => {
        const key = (12 + 3 * (Number(siren) % 97)) % 97;
        const numberWith = (wanted: number): string => `FR${String(wanted).padStart(2, '0')}${siren}`;
        expect(sirenOfFrenchVat(numberWith(key))).toBe(siren);
        expect(sirenOfFrenchVat(numberWith((key + away) % 97))).toBeNull();
      }),
    );
  });
});

describe('the numbers of a company', () => {
  test.each(['DE136695976', 'BE0411905847', 'IT00743110157', 'ES A28015865', 'NL004495445B01', 'AT U13585627'])(
    '%s is a VAT number of the Union',
    (vatNumber) => {
      expect(readCompanyNumbers({ vatNumber }).problems).toEqual([]);
    },
  );

  test.each([
    'DE136695975',
    'BE0411905848',
    'GB980780684',
    'CHE123456788',
    'FR',
    'FRXX732829320',
    'XX123',
    '__proto__',
  ])('%s is none', (vatNumber) => {
    expect(readCompanyNumbers({ vatNumber }).problems).toMatchObject([{ path: 'vatNumber' }]);
  });

  test('any text is answered, at once', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2_000 }), fc.string({ maxLength: 2_000 }), (siret, vatNumber) => {
        expect(readCompanyNumbers({ siret, vatNumber }).problems.length).toBeGreaterThan(0);
      }),
    );
  });

  test('agree when both are of one company', () => {
    fc.assert(
      fc.property(sirets, sirets, (siret, other) => {
        const key = (text: string) => String((12 + 3 * (Number(text.slice(0, 9)) % 97)) % 97).padStart(2, '0');
        const vatOf = (text: string) => `FR${key(text)}${text.slice(0, 9)}`;
        expect(readCompanyNumbers({ siret, vatNumber: vatOf(siret) }).problems).toEqual([]);
        fc.pre(siret.slice(0, 9) !== other.slice(0, 9));
        expect(readCompanyNumbers({ siret, vatNumber: vatOf(other) }).problems).toHaveLength(1);
      }),
    );
  });
});
