import { describe, expect, test } from '@jest/globals';
import type { DraftEmailInput } from '../task.js';
import { citeDetail } from './draft-facts.js';

const input: DraftEmailInput = {
  language: 'en',
  sender: { name: 'Us', organizationName: 'Us' },
  offer: { text: 'Planning software' },
  lead: { id: 'lead', firstName: 'Zelda', jobTitle: 'Energy Director' },
  company: { name: 'Valero Energy', industry: 'Energy', city: 'Paris' },
  facts: [
    { sourceKey: 'lead.jobTitle', text: 'Energy Director' },
    { sourceKey: 'company.name', text: 'Valero Energy' },
    { sourceKey: 'company.industry', text: 'Energy' },
    { sourceKey: 'interaction:1', text: 'Zelda works in Energy in Paris' },
  ],
  assessment: {},
  slots: [],
  optOut: {},
  firstContact: { sourceName: 'a list', purpose: 'an offer' },
};

describe('the source of a detail', () => {
  test('is the field it is a detail of, even where another text holds the same words', () => {
    expect(citeDetail(input, 'company.industry', 'Energy')).toEqual({
      sourceKey: 'company.industry',
      start: 0,
      end: 6,
      quote: 'Energy',
    });
  });

  test('is the field of the input where it was not stored as a fact of its own', () => {
    expect(citeDetail(input, 'company.city', 'Paris')?.sourceKey).toBe('input:company.city');
    expect(citeDetail(input, 'lead.firstName', ' Zelda ')).toMatchObject({
      sourceKey: 'input:lead.firstName',
      quote: 'Zelda',
    });
  });

  test('is missing for a detail that its field does not hold', () => {
    expect(citeDetail(input, 'company.name', 'Paris')).toBeUndefined();
    expect(citeDetail(input, 'company.name', ' ')).toBeUndefined();
  });
});
