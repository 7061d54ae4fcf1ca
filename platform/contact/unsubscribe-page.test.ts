import { describe, expect, test } from '@jest/globals';
import { pageLanguage, pagePolicy, unsubscribePage } from './unsubscribe-page.js';

describe('the language of the page', () => {
  test.each([
    [undefined, 'fr'],
    ['', 'fr'],
    ['de', 'fr'],
    ['en-GB,en;q=0.9', 'en'],
    ['de, en;q=0.5, fr;q=0.4', 'en'],
    ['fr-FR;q=0.8, en;q=0.3', 'fr'],
    ['en;q=0, fr;q=0.1', 'fr'],
    [',;q=x,*', 'fr'],
  ])('for "%s" is %s', (header, language) => {
    expect(pageLanguage(header)).toBe(language);
  });
});

describe('the page', () => {
  test('loads nothing and runs nothing, whatever an organization calls itself', () => {
    const name = '<script src="https://evil.example/x.js"></script>"><img src=x>';
    for (const state of ['ASKS', 'DONE', 'UNKNOWN'] as const)
      for (const language of ['fr', 'en'] as const) {
        const page = unsubscribePage(state, language, name);
        expect(page).not.toMatch(/<(script|img|link|iframe|a)\b|url\(|@import/iu);
        expect(page.includes('<form')).toBe(state === 'ASKS');
        expect(page).toContain('noindex');
      }
    expect(pagePolicy).toContain("default-src 'none'");
    expect(pagePolicy).not.toMatch(/unsafe|https?:/u);
  });
});
