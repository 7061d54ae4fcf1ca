import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  hardStopOf,
  percentOf,
  periodNameOf,
  planLimits,
  planMetrics,
  plans,
  resetOf,
  warningLevelOf,
} from './plan-limits.js';

const moments = fc.date({ min: new Date('2000-01-01'), max: new Date('2399-12-31'), noInvalidDate: true });

describe('the plans (O-07)', () => {
  test('allow what the price list says', () => {
    const table = plans.map((plan) => planMetrics.map((metric) => planLimits[plan][metric].limit));
    expect(table).toEqual([
      [100, 20, 1, 2],
      [500, 50, 2, 2],
      [2_000, 200, 5, 5],
      [10_000, 500, null, 15],
    ]);
  });

  test('never allow less than a smaller one', () => {
    const sizeOf = (limit: number | null) => limit ?? Number.POSITIVE_INFINITY;
    for (const metric of planMetrics) {
      const sizes = plans.map((plan) => sizeOf(planLimits[plan][metric].limit));
      expect(sizes).toEqual(sizes.toSorted((left, right) => left - right));
    }
  });
});

describe('the shares of a limit', () => {
  test.each([
    [79, null, 79],
    [80, 80, 80],
    [89, 80, 89],
    [90, 90, 90],
    [99, 90, 99],
    [100, 100, 100],
    [119, 100, 119],
    [120, 100, 120],
  ])('%i of 100 warns at %p', (used, level, percent) => {
    expect([warningLevelOf(used, 100), percentOf(used, 100)]).toEqual([level, percent]);
  });

  test('without a limit there is nothing to warn of', () => {
    expect([warningLevelOf(1_000_000, null), percentOf(1_000_000, null)]).toEqual([null, null]);
  });

  test('nothing allowed is all used', () => {
    expect([warningLevelOf(0, 0), percentOf(0, 0), hardStopOf(0)]).toEqual([100, 100, 0]);
  });

  test('the hard stop is never beyond 120 %, and one more always is', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), (limit) => {
        expect(hardStopOf(limit) * 100).toBeLessThanOrEqual(limit * 120);
        expect((hardStopOf(limit) + 1) * 100).toBeGreaterThan(limit * 120);
      }),
    );
  });
});

describe('a period', () => {
  test('a month ends on the 1st at 00:00 UTC, whatever its length', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const reset = resetOf('MONTH', now) ?? now;
        expect(reset.toISOString()).toMatch(/-01T00:00:00\.000Z$/u);
        expect(reset.getTime()).toBeGreaterThan(now.getTime());
        expect(periodNameOf('MONTH', reset)).not.toBe(periodNameOf('MONTH', now));
        expect(periodNameOf('MONTH', new Date(reset.getTime() - 1))).toBe(periodNameOf('MONTH', now));
      }),
    );
  });

  test('a day ends at 00:00 UTC', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const reset = resetOf('DAY', now) ?? now;
        expect(reset.getTime() - now.getTime()).toBeGreaterThan(0);
        expect(reset.getTime() - now.getTime()).toBeLessThanOrEqual(86_400_000);
        expect(periodNameOf('DAY', new Date(reset.getTime() - 1))).toBe(periodNameOf('DAY', now));
        expect(periodNameOf('DAY', reset)).not.toBe(periodNameOf('DAY', now));
      }),
    );
  });

  test.each([
    ['2024-02-28T23:59:59.999Z', '2024-02-29', '2024-03-01'],
    ['2024-02-29T12:00:00.000Z', '2024-03-01', '2024-03-01'],
    ['2026-02-28T23:59:59.999Z', '2026-03-01', '2026-03-01'],
    ['2026-12-31T23:59:59.999Z', '2027-01-01', '2027-01-01'],
    ['2100-02-28T00:00:00.000Z', '2100-03-01', '2100-03-01'],
  ])('after %s comes the day %s and the month from %s', (now, day, month) => {
    expect(resetOf('DAY', new Date(now))?.toISOString()).toBe(`${day}T00:00:00.000Z`);
    expect(resetOf('MONTH', new Date(now))?.toISOString()).toBe(`${month}T00:00:00.000Z`);
  });

  test('a trial, and what is there now, never start anew', () => {
    expect([resetOf('TRIAL', new Date()), resetOf('NOW', new Date())]).toEqual([null, null]);
  });
});
