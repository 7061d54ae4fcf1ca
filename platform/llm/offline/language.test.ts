import { describe, expect, test } from '@jest/globals';
import { detectLanguage } from './language.js';

describe('detectLanguage', () => {
  test.each([
    ['Bonjour, nous cherchons un outil de prospection pour notre équipe.', 'fr'],
    ['Hello, we are looking for a prospecting tool for our team.', 'en'],
    ['pas de budget cette annee, rappeler en mars', 'fr'],
    ['call me back next week please', 'en'],
    ['merci pour votre mail', 'fr'],
  ] as const)('%s', (text, language) => {
    expect(detectLanguage(text, language === 'fr' ? 'en' : 'fr')).toBe(language);
  });

  test('the account decides on a few letters', () => {
    expect(detectLanguage('ok', 'fr')).toBe('fr');
    expect(detectLanguage('', 'en')).toBe('en');
  });
});
