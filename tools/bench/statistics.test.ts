import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { median, quantile } from './statistics.js';

const values = fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: 50 });

describe('the median', () => {
  test('is the middle value, or the mean of the two in the middle', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });

  test('has as many values above it as below it', () => {
    fc.assert(
      fc.property(values, (list) => {
        const middle = median(list);
        const above = list.filter((value) => value > middle).length;
        const below = list.filter((value) => value < middle).length;
        expect(Math.max(above, below)).toBeLessThanOrEqual(list.length / 2);
      }),
    );
  });
});

describe('a quantile', () => {
  test('is one of the values, with at least its share of the values not above it', () => {
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const found = quantile(list, share);
        expect(list).toContain(found);
        expect(list.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * list.length);
      }),
    );
  });

  test('of no values is refused', () => {
    expect(() => quantile([], 0.5)).toThrow(RangeError);
  });
});
