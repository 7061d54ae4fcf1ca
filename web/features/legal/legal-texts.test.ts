import { expect, test } from '@jest/globals';
import { locales } from '../../i18n/locale';
import { legalDocuments } from './legal-text';
import { textOf } from './legal-texts';

test('both texts stand in both languages, section by section, with the same parts in the same places', () => {
  for (const document of legalDocuments) {
    const [french, english] = locales.map((locale) => textOf('2026-11', document, locale));
    expect(french?.sections.length).toBeGreaterThan(5);
    const shape = (text: typeof french) =>
      text?.sections.map(({ paragraphs, points, part }) => [paragraphs.length, points?.length, part]);
    expect(shape(english)).toEqual(shape(french));
  }
});

test('the operator speaks in both, and the periods stand in the privacy policy', () => {
  const partsOf = (document: (typeof legalDocuments)[number]) =>
    textOf('2026-11', document, 'fr')?.sections.flatMap(({ part }) => part ?? []);
  expect(partsOf('terms')).toEqual(['OPERATOR']);
  expect(partsOf('privacy')).toEqual(['OPERATOR', 'RETENTION']);
});

test('a version that is not here has no words', () => {
  expect(textOf('1999-01', 'terms', 'fr')).toBeNull();
});
