import { expect, test } from '@jest/globals';
import { languageOfCountry, readEmployees, readLanguage, readLinkedinUrl } from './import-values.js';

test.each([
  ['1 000', 1_000],
  ['1\u202f000', 1_000],
  ['1,000', 1_000],
  ['12', 12],
  ['50-100', 50],
  ['11 à 50 salariés', 11],
  ['1k', 1_000],
  ['1,5k', 1_500],
  ['1K-5K', 1_000],
  ['10 000+', 10_000],
  ['1001-5000', 1_001],
  ['moins de 10', 1],
  ['beaucoup', null],
  ['99999999999', null],
])('a head count of %j is at least %j, and its text stays', (text, minimum) => {
  expect(readEmployees(text)).toEqual({ text, minimum });
});

test.each([
  ['https://fr.linkedin.com/in/zoe-durand/?trk=x', 'https://www.linkedin.com/in/zoe-durand'],
  ['linkedin.com/in/zoe', 'https://www.linkedin.com/in/zoe'],
  ['in/zoe', 'https://www.linkedin.com/in/zoe'],
  ['https://linkedin.com.evil.example/in/zoe', null],
  ['zoe', null],
])('the LinkedIn page %j is %j', (text, url) => {
  expect(readLinkedinUrl(text)).toBe(url);
});

test('languages are read from codes, locales and names', () => {
  expect(['fr-FR', 'Français', 'ENGLISH', 'en_GB', 'Allemand', 'xx', ''].map(readLanguage)).toEqual([
    'fr',
    'fr',
    'en',
    'en',
    'de',
    null,
    null,
  ]);
});

test('only a country of one language gives it', () => {
  expect(['FR', "Côte d'Ivoire", 'États-Unis', 'Deutschland', 'Suisse', 'Canada', ''].map(languageOfCountry)).toEqual([
    'fr',
    'fr',
    'en',
    'de',
    null,
    null,
    null,
  ]);
});
