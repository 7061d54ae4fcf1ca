import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findDates } from './dates.js';

const REFERENCE = '2026-03-10';

describe('findDates', () => {
  test.each([
    ['fr', 'décision avant fin mars', '2026-03-10', '2026-03-31', 'before'],
    ['fr', 'déploiement au T3 2026', '2026-07-01', '2026-09-30', 'at'],
    ['fr', "d'ici 3 mois", '2026-03-10', '2026-06-10', 'before'],
    ['fr', 'sous 15 jours', '2026-03-10', '2026-03-25', 'before'],
    ['fr', 'à la rentrée', '2026-09-01', '2026-09-15', 'at'],
    ['fr', 'le contrat expire le 30/06/2026', '2026-03-10', '2026-06-30', 'before'],
    ['fr', "avant l'été", '2026-03-10', '2026-06-20', 'before'],
    ['fr', 'pas avant 2027', '2027-01-01', null, 'after'],
    ['fr', 'au plus tard le 15 avril', '2026-03-10', '2026-04-15', 'before'],
    ['fr', 'rdv jeudi 19 mars', '2026-03-19', '2026-03-19', 'at'],
    ['en', 'by end of Q2', '2026-03-10', '2026-06-30', 'before'],
    ['en', 'next month', '2026-04-01', '2026-04-30', 'at'],
    ['en', 'in September', '2026-09-01', '2026-09-30', 'at'],
    ['en', 'within 30 days', '2026-03-10', '2026-04-09', 'before'],
    ['en', 'it expires June 30, 2026', '2026-03-10', '2026-06-30', 'before'],
    ['en', 'on 2026-05-04', '2026-05-04', '2026-05-04', 'at'],
    ['en', 'mid-May', '2026-05-10', '2026-05-19', 'at'],
  ] as const)('%s: %s', (language, text, from, to, relation) => {
    const [mention, ...others] = findDates(text, { reference: REFERENCE, language });
    expect(others).toEqual([]);
    expect(mention).toMatchObject({ from, to, relation });
  });

  test.each([
    'Mon budget est mince',
    'the CEO may sign',
    'they march on',
    '250 salariés',
    'le 31/02/2026 x'.replace('le 31/02/2026', 'v31.02'),
  ])('%s has no date', (text) => {
    expect(findDates(text, { reference: REFERENCE, language: 'en' })).toEqual([]);
  });

  test('refuses a reference that is not a day', () => {
    expect(() => findDates('demain', { reference: '2026-02-30', language: 'fr' })).toThrow(RangeError);
  });

  test('never fails, and its periods never end before they start', () => {
    const words = fc.constantFrom(
      'avant',
      'fin',
      'mars',
      'T3',
      'Q9',
      '2026',
      '31',
      '/',
      '02',
      'lundi',
      'next',
      'week',
      'd’ici',
      '3',
      'mois',
      'by',
      'end of',
      'in',
      'may',
      'le',
      '15',
      'au',
      '-',
      'first',
      'of',
      'été',
    );
    fc.assert(
      fc.property(
        fc.array(words, { maxLength: 10 }),
        fc.constantFrom('fr' as const, 'en' as const),
        (parts, language) => {
          const text = parts.join(' ');
          for (const mention of findDates(text, { reference: REFERENCE, language })) {
            expect(mention.start).toBeLessThan(mention.end);
            expect(mention.end).toBeLessThanOrEqual(text.length);
            if (mention.to !== null) expect(mention.from <= mention.to).toBe(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
