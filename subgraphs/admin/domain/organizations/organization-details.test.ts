import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { monthStart, trialEndFrom } from './organization.js';
import { slugOf } from './organization-details.js';

test.each([
  ['Atelier Voisin', 'atelier-voisin'],
  ['  L’Été à la plage!  ', 'l-ete-a-la-plage'],
  ['株式会社', 'organization'],
  ['', 'organization'],
])('%j may stand in an address as %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test('a slug is never empty, never too long, and never needs escaping', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (name) => {
      expect(slugOf(name)).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/);
    }),
  );
});

test('a month starts on its first day at midnight UTC', () => {
  expect(monthStart(new Date('2026-03-31T23:59:59.999Z'))).toEqual(new Date('2026-03-01T00:00:00.000Z'));
  expect(monthStart(new Date('2026-03-01T00:00:00.000Z'))).toEqual(new Date('2026-03-01T00:00:00.000Z'));
});

test('a trial takes fourteen days (O-07)', () => {
  expect(trialEndFrom(new Date('2026-02-20T10:00:00.000Z'))).toEqual(new Date('2026-03-06T10:00:00.000Z'));
});
