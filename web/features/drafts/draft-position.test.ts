import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { moved, nextWaiting } from './draft-position';

const drafts = (...statuses: string[]) => statuses.map((status, index) => ({ id: String(index), status }));

describe('moving through drafts', () => {
  test('never leaves the list', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 30 }),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 30 }),
        (position, steps, count) => {
          const next = moved(Math.min(position, count - 1), steps, count);
          expect(next).toBeGreaterThanOrEqual(0);
          expect(next).toBeLessThan(count);
        },
      ),
    );
  });

  test('a decision leads to the next draft that waits, behind first, then before', () => {
    expect(nextWaiting(drafts('PENDING', 'APPROVED', 'REJECTED', 'PENDING'), 1)).toBe(3);
    expect(nextWaiting(drafts('PENDING', 'APPROVED', 'REJECTED'), 2)).toBe(0);
    expect(nextWaiting(drafts('APPROVED', 'PENDING'), 1)).toBe(1);
  });
});
