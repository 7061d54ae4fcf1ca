import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { foldPlain, foldText } from './fold.js';

describe('foldText', () => {
  test('removes accents, case, typography and markup', () => {
    expect(foldPlain('<p>L’Été&nbsp;: <b>CŒUR</b> — e\u0301</p>')).toBe("l'ete : coeur - e");
  });

  test('leads every offset back into the original, never backwards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const folded = foldText(text);
        let last = 0;
        for (let offset = 0; offset <= folded.text.length; offset += 1) {
          const original = folded.originalOffset(offset);
          expect(original).toBeGreaterThanOrEqual(last);
          expect(original).toBeLessThanOrEqual(text.length);
          last = original;
        }
        expect(folded.originalOffset(folded.text.length)).toBe(text.length);
      }),
    );
  });
});
