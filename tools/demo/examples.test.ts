import { expect, test } from '@jest/globals';
import { tellingQuote } from './examples.js';

const sources = [
  { key: 'lead.jobTitle', label: 'Job title' },
  { key: 'interaction:1', label: 'Note, 2026-01-01' },
];

test('the quote shown is one of a note that gave points, before any field', () => {
  const told = tellingQuote({
    sources,
    criteria: [
      { criterion: 'AUTHORITY', points: 25, evidence: [{ sourceKey: 'lead.jobTitle', quote: 'CEO' }] },
      { criterion: 'NEED', points: 0, evidence: [{ sourceKey: 'interaction:1', quote: 'No need' }] },
      { criterion: 'BUDGET', points: 20, evidence: [{ sourceKey: 'interaction:1', quote: 'Budget approved' }] },
    ],
  });
  expect(told).toEqual({ criterion: 'BUDGET', points: 20, quote: 'Budget approved', source: 'Note, 2026-01-01' });
});

test('without points there is nothing to show', () => {
  expect(tellingQuote({ sources, criteria: [{ criterion: 'NEED', points: 0, evidence: [] }] })).toBeNull();
});
