import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withinReadBudget } from './read-budget.js';

test('every text read is the beginning of its source, in order, and all together stay within 20,000 characters', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 12 });
  fc.assert(
    fc.property(sizes, (lengths) => {
      const sources = lengths.map((length, index) => ({ key: String(index), text: String(index % 10).repeat(length) }));
      const read = withinReadBudget(sources);
      expect(read.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(20_000);
      read.forEach((source, index) => {
        expect(sources[index]?.text.startsWith(source.text)).toBe(true);
        expect(source.key).toBe(String(index));
      });
    }),
  );
});

test('what fits is read whole', () => {
  const sources = [{ text: 'a'.repeat(19_000) }, { text: 'b'.repeat(1_000) }];
  expect(withinReadBudget(sources)).toEqual(sources);
});
