import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { objectedSince, type Objection } from './objection.js';

const objection = fc.record({
  campaignId: fc.constantFrom(null, 'spring', 'autumn'),
  since: fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
});
const campaign = fc.constantFrom(null, 'spring', 'autumn', 'winter');

describe('whether a person objects', () => {
  test('never becomes less restrictive when more is known of them (R-16)', () => {
    fc.assert(
      fc.property(fc.array(objection), fc.array(objection), campaign, (some, more, wanted) => {
        const before = objectedSince(some, wanted);
        const after = objectedSince([...some, ...more], wanted);
        if (before !== null) expect(after?.getTime()).toBeLessThanOrEqual(before.getTime());
      }),
    );
  });

  test('to the whole organization beats whatever stands beside it, in any order', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['spring', 'autumn']),
        campaign,
        fc.date({ noInvalidDate: true }),
        (ids, wanted, since) => {
          const all: Objection[] = [...ids.map((campaignId) => ({ campaignId, since })), { campaignId: null, since }];
          expect(objectedSince(all, wanted)).toEqual(since);
          expect(objectedSince(all.toReversed(), wanted)).toEqual(since);
        },
      ),
    );
  });

  test('to one campaign leaves the others, and messages of none', () => {
    const since = new Date('2026-03-02');
    expect(objectedSince([{ campaignId: 'spring', since }], 'spring')).toEqual(since);
    expect(objectedSince([{ campaignId: 'spring', since }], 'autumn')).toBeNull();
    expect(objectedSince([{ campaignId: 'spring', since }], null)).toBeNull();
    expect(objectedSince([], null)).toBeNull();
  });
});
