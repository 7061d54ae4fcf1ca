import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { overviewOf } from './platform-overview.js';

const counts = {
  organizations: 1,
  users: 1,
  activeCampaigns: 0,
  leads: 10,
  assessedLeads: 0,
  qualifiedLeads: 0,
  emailsDrafted: 0,
  emailsSent: 0,
};

test('without an assessed lead there is no conversion rate', () => {
  expect(overviewOf(counts).conversionRate).toBeNull();
});

test('the conversion rate is the share of assessed leads that are qualified, between 0 and 1', () => {
  fc.assert(
    fc.property(fc.nat({ max: 100_000 }), fc.nat({ max: 100_000 }), (qualifiedLeads, others) => {
      fc.pre(qualifiedLeads + others > 0);
      const { conversionRate } = overviewOf({ ...counts, qualifiedLeads, assessedLeads: qualifiedLeads + others });
      expect(conversionRate).toBeGreaterThanOrEqual(0);
      expect(conversionRate).toBeLessThanOrEqual(1);
      expect((conversionRate ?? Number.NaN) * (qualifiedLeads + others)).toBeCloseTo(qualifiedLeads, 6);
    }),
  );
});
