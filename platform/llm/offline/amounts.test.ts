import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findAmounts } from './amounts.js';

describe('findAmounts', () => {
  test.each([
    ['50 k€', 50_000, 50_000, 'EUR'],
    ['12.500 €', 12_500, 12_500, 'EUR'],
    ["1,5 million d'euros", 1_500_000, 1_500_000, 'EUR'],
    ['$25k', 25_000, 25_000, 'USD'],
    ['EUR 30 000', 30_000, 30_000, 'EUR'],
    ['25 000 euros', 25_000, 25_000, 'EUR'],
    ['£1.2m', 1_200_000, 1_200_000, 'GBP'],
    ['entre 20 et 30 k€', 20_000, 30_000, 'EUR'],
    ['15-20k', 15_000, 20_000, null],
    ['$1,250.50', 1250.5, 1250.5, 'USD'],
    ['10 à 15 000 euros', 10_000, 15_000, 'EUR'],
    ['50 k€ et 20 personnes', 50_000, 50_000, 'EUR'],
    ['2 M€', 2_000_000, 2_000_000, 'EUR'],
  ])('%s', (text, minimum, maximum, currency) => {
    expect(findAmounts(text).map((amount) => [amount.minimum, amount.maximum, amount.currency])).toEqual([
      [minimum, maximum, currency],
    ]);
  });

  test.each(['le 12/05/2026', '250 salariés', 'rdv à 14h', '01 42 33 44 55', 'version 2.0'])(
    '%s is not money',
    (text) => {
      expect(findAmounts(text)).toEqual([]);
    },
  );

  test('offsets are those of the original text, accents and spaces included', () => {
    const text = 'Prévu\u00a0: 30\u202f000\u00a0€ validés';
    const [amount] = findAmounts(text);
    expect(amount && text.slice(amount.start, amount.end)).toBe('30\u202f000\u00a0€');
  });

  test('reads back any whole sum written with a currency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (sum) => {
        expect(findAmounts(`environ ${sum} €`)[0]?.minimum).toBe(sum);
        expect(findAmounts(`about $${sum.toLocaleString('en-US')}`)[0]?.minimum).toBe(sum);
      }),
    );
  });
});
