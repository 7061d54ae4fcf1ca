import { expect, test } from '@jest/globals';
import { withA, withDe } from './french-grammar.js';

test.each([
  ['Abbott', 'd’Abbott'],
  ['Électricité', 'd’Électricité'],
  ['eBay Inc.', 'd’eBay Inc.'],
  ['Yves Orme', 'd’Yves Orme'],
  ['3M', 'de 3M'],
  ['Hershey', 'de Hershey'],
  ['Yahoo', 'de Yahoo'],
  ['A. O. Smith', 'de A. O. Smith'],
  ['U.S. Bancorp', 'de U.S. Bancorp'],
])('"de" before %s is %s', (name, expected) => {
  expect(withDe(name)).toBe(expected);
});

test.each([
  ['Lyon', 'à Lyon'],
  ['Le Havre', 'au Havre'],
  ['Les Ulis', 'aux Ulis'],
  ['La Rochelle', 'à La Rochelle'],
])('"à" before %s is %s', (city, expected) => {
  expect(withA(city)).toBe(expected);
});
