import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { splitSentences } from './sentences.js';

function textsOf(text: string): string[] {
  return splitSentences(text).map((sentence) => sentence.text);
}

describe('splitSentences', () => {
  test.each([
    ['M. Durand a 12.500 € de budget. Il décide.', ['M. Durand a 12.500 € de budget.', 'Il décide.']],
    [
      'Écrire à a.b@acme.example ou www.acme.example/x?y=1. Merci !',
      ['Écrire à a.b@acme.example ou www.acme.example/x?y=1.', 'Merci !'],
    ],
    ['Notes :\n- budget ok\n- décision en mai', ['Notes :', '- budget ok', '- décision en mai']],
    ['pas de budget\nrappeler en mars', ['pas de budget', 'rappeler en mars']],
    ['<p>Budget&nbsp;: 30 k€</p><p>Besoin</p>', ['Budget&nbsp;: 30 k€', 'Besoin']],
    ['We grew 3.5% vs. last year, e.g. in France. Great!', ['We grew 3.5% vs. last year, e.g. in France.', 'Great!']],
  ])('splits %j', (text, expected) => {
    expect(textsOf(text)).toEqual(expected);
  });

  test('joins lines wrapped by a mail program', () => {
    expect(textsOf('Nous avons un budget qui a été validé par la direction\npour cette année.')).toHaveLength(1);
  });

  test('gives the exact stretch of any text, in order and without overlap', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        let last = 0;
        for (const { text: words, start, end } of splitSentences(text)) {
          expect(text.slice(start, end)).toBe(words);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
      }),
    );
  });
});
