import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitFullName } from './import-person-name.js';

test.each([
  ['Marie Dupont', 'Marie', 'Dupont'],
  ['DUPONT, Marie', 'Marie', 'DUPONT'],
  ['Dr. Jean-Pierre de La Tour', 'Jean-Pierre', 'de La Tour'],
  ['Mme Martin', null, 'Martin'],
  ['Martin', null, 'Martin'],
  ['Marie DUPONT', 'Marie', 'DUPONT'],
  ['DUPONT Marie', 'Marie', 'DUPONT'],
  ['DE LA TOUR Jean Pierre', 'Jean Pierre', 'DE LA TOUR'],
  ['Jean de LA TOUR', 'Jean', 'de LA TOUR'],
  ['Ludwig van der Berg', 'Ludwig', 'van der Berg'],
  ['JEAN DUPONT', 'JEAN', 'DUPONT'],
  ['Zoé Durand, PhD', 'Zoé', 'Durand'],
  ['M. et', null, 'et'],
  ['M', null, 'M'],
  ['', null, null],
  [' , ', null, null],
])('%j is split into %j and %j', (text, firstName, lastName) => {
  expect(splitFullName(text)).toEqual({ firstName, lastName });
});

test('no text makes splitting throw, and no part comes back empty', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const { firstName, lastName } = splitFullName(text);
      expect([firstName, lastName]).not.toContain('');
    }),
  );
});
