import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { highlightEvidence, isVerified, type Quotation } from './highlight-evidence';

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: fc.constantFrom('a', 'é', ' ', '€', '👍', '👩‍💻'), maxLength: 40 }),
);

const honestQuotes = (text: string) =>
  fc.array(
    fc.tuple(fc.nat({ max: text.length }), fc.nat({ max: text.length })).map(([one, other]): Quotation => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)];
      return { sourceKey: 'note', start, end, quote: text.slice(start, end) };
    }),
    { maxLength: 12 },
  );

const anyQuotes = fc.array(
  fc.record({
    sourceKey: fc.constantFrom('note', 'other'),
    start: fc.integer({ min: -5, max: 100 }),
    end: fc.integer({ min: -5, max: 100 }),
    quote: fc.string({ maxLength: 10 }),
  }),
  { maxLength: 12 },
);

const covered = (segments: readonly { text: string; quotes: readonly number[] }[], quote: number): string =>
  segments.flatMap((segment) => (segment.quotes.includes(quote) ? [segment.text] : [])).join('');

describe('evidence highlighted in its source', () => {
  test('each verified quote covers exactly its own words and the segments make up the source', () => {
    fc.assert(
      fc.property(
        texts.chain((text) => fc.tuple(fc.constant(text), honestQuotes(text))),
        ([text, quotes]) => {
          const source = { key: 'note', text };
          const segments = highlightEvidence(source, quotes);
          expect(segments.map((segment) => segment.text).join('')).toBe(text);
          quotes.forEach((quote, index) => {
            expect(covered(segments, index)).toBe(isVerified(quote, source) ? quote.quote : '');
          });
        },
      ),
    );
  });

  test('a quote that does not match its source is never highlighted', () => {
    fc.assert(
      fc.property(texts, anyQuotes, (text, quotes) => {
        const segments = highlightEvidence({ key: 'note', text }, quotes);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        quotes.forEach((quote, index) => {
          const honest =
            quote.sourceKey === 'note' && quote.start >= 0 && text.slice(quote.start, quote.end) === quote.quote;
          if (!honest) expect(covered(segments, index)).toBe('');
        });
      }),
    );
  });

  test('no segment cuts a character in two', () => {
    const source = { key: 'note', text: 'ok 👍 fin' };
    expect(isVerified({ sourceKey: 'note', start: 3, end: 4, quote: source.text.slice(3, 4) }, source)).toBe(false);
    expect(isVerified({ sourceKey: 'note', start: 3, end: 5, quote: '👍' }, source)).toBe(true);
  });

  test('overlapping quotes share the middle', () => {
    const source = { key: 'note', text: 'budget de 50 k€ voté' };
    const segments = highlightEvidence(source, [
      { sourceKey: 'note', start: 0, end: 15, quote: 'budget de 50 k€' },
      { sourceKey: 'note', start: 10, end: 20, quote: '50 k€ voté' },
    ]);
    expect(segments).toEqual([
      { text: 'budget de ', quotes: [0] },
      { text: '50 k€', quotes: [0, 1] },
      { text: ' voté', quotes: [1] },
    ]);
  });
});
