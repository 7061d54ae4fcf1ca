import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { figureOf } from './figure.js';
import { percentileOf } from './percentile.js';

const bounds = [10, 20, 50, 100];

test('nothing measured has no percentile', () => {
  expect(percentileOf(bounds, [0, 0, 0, 0, 0], 0.5)).toBeNull();
  expect(percentileOf([], [], 0.5)).toBeNull();
});

test('what took longer than every bound counts as the last one', () => {
  expect(percentileOf(bounds, [0, 0, 0, 0, 3], 0.5)).toBe(100);
});

test('a percentile lies in the bucket of the value that it stands for', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 200 }),
      fc.constantFrom(0.5, 0.95, 0.99),
      (values, share) => {
        const counts = [...bounds, 0].map(() => 0);
        for (const value of values) {
          const place = bounds.findIndex((bound) => value <= bound);
          counts[place] = (counts[place] ?? 0) + 1;
        }
        const exact = values.toSorted((left, right) => left - right)[Math.ceil(share * values.length) - 1] ?? 0;
        const place = bounds.findIndex((bound) => exact <= bound);
        const estimate = percentileOf(bounds, counts, share) ?? Number.NaN;
        expect(estimate).toBeGreaterThan(bounds[place - 1] ?? 0);
        expect(estimate).toBeLessThanOrEqual(bounds[place] ?? Number.NaN);
      },
    ),
  );
});

test.each([
  [4.9, 'OK'],
  [5, 'WARN'],
  [15, 'WARN'],
  [15.1, 'ALERT'],
] as const)('%d against "below 5, alert above 15" is %s', (value, status) => {
  expect(figureOf(value, { below: 5, alertAbove: 15 }).status).toBe(status);
});

test('without a limit for alerts, the worst is a warning; without a target or a value, there is no status', () => {
  expect(figureOf(1e9, { below: 5, alertAbove: null }).status).toBe('WARN');
  expect(figureOf(1).status).toBeNull();
  expect(figureOf(null, { below: 5, alertAbove: 15 }).status).toBeNull();
});
