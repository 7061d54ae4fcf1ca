import { expect, test } from '@jest/globals';
import { wrapped } from './progress.js';
import { chooseLanguage } from './words.js';

test('the language asked for wins, then the one of the machine, then English', () => {
  expect(chooseLanguage('FR', 'en-US')).toBe('fr');
  expect(chooseLanguage(undefined, 'fr-CA')).toBe('fr');
  expect(chooseLanguage(undefined, 'de-DE')).toBe('en');
  expect(chooseLanguage('de', 'fr-FR')).toBeNull();
});

test('wrapping loses no word and keeps paragraphs', () => {
  const text = `${'word '.repeat(60)}end\n\nlast`;
  const lines = wrapped(text, '  | ');
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(
    lines
      .join(' ')
      .replaceAll('|', '')
      .split(/\s+/)
      .filter((word) => word !== ''),
  ).toEqual(text.split(/\s+/));
});
