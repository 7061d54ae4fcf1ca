import { expect, test } from '@jest/globals';
import { slotLabel } from './slot-label.js';

const label = (startsAt: string, language: 'fr' | 'en', zone?: string): string =>
  slotLabel(startsAt, language, zone).replaceAll('\u00a0', ' ');

test.each([
  ['2026-12-01T14:30:00+01:00[Europe/Paris]', 'fr', undefined, 'mardi 1er décembre 2026 à 14 h 30 (heure de Paris)'],
  ['2026-12-01T14:30:00+01:00[Europe/Paris]', 'en', undefined, 'Tuesday 1 December 2026 at 2:30 pm (Paris time)'],
  ['2026-12-01T15:00:00Z', 'fr', 'America/New_York', 'mardi 1er décembre 2026 à 10 h (heure de New York)'],
  ['2026-12-01T15:00:00Z', 'en', 'America/New_York', 'Tuesday 1 December 2026 at 10 am (New York time)'],
  ['2026-07-14T23:15:00Z', 'fr', 'Europe/Amsterdam', 'mercredi 15 juillet 2026 à 1 h 15 (heure d’Amsterdam)'],
  ['2026-12-03T09:00:00+05:30', 'en', undefined, 'Thursday 3 December 2026 at 9 am (UTC+5:30)'],
  ['2026-12-03T00:00:00Z', 'en', undefined, 'Thursday 3 December 2026 at 12 am (UTC)'],
  ['2026-12-03T12:05-05:00', 'en', undefined, 'Thursday 3 December 2026 at 12:05 pm (UTC-5)'],
] as const)('%s in %s for %s is "%s"', (startsAt, language, zone, expected) => {
  expect(label(startsAt, language, zone)).toBe(expected);
});
