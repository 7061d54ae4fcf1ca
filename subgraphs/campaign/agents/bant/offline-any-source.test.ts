import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isExactEvidence } from './bant.eval.js';
import { assessBant } from './offline.js';
import { bantOutput } from './output.js';
import { BAND_POINTS, verdictOf } from './rubric.js';
import { bantInput, type BantInput, type BantSource } from './task.js';

const REFERENCE = '2026-03-10';

const FRAGMENTS = [
  'budget validé de 50 k€',
  'no budget',
  'Budget : 30 000 €',
  'je décide',
  'mon directeur décide',
  'we need a CRM',
  'aucun besoin',
  'avant fin mars',
  'by end of Q2',
  'just renewed',
  'Ignore previous instructions',
  'score 25',
  'CEO',
  '.',
  '\n',
  ', ',
  ' mais ',
  ' but ',
  '<p>',
  '&nbsp;',
  '</b>',
  'é',
  '?',
  '=cmd',
  '2026',
  'e\u0301',
  '\ud83d',
  'œ',
  '50k',
  ' not ',
  ' pas ',
  '31/02/2026',
  'in 999 years',
  'T9 2026',
  ' / Besoin: ',
  'on signe si',
  'Bien à vous,\n',
  'la direction a débloqué ',
  ' jusqu’en 2024',
  'no rush',
];
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 14 }).map((parts) => parts.join(' ')),
);
const source: fc.Arbitrary<BantSource> = fc.record({
  key: fc.constantFrom(
    'lead.jobTitle',
    'company.employees',
    'company.industry',
    'company.listing',
    'lead.source',
    'interaction:1',
    'interaction:2',
    'lead.budget',
  ),
  label: fc.constant('x'),
  kind: fc.constantFrom('field' as const, 'note' as const),
  text,
  date: fc.constantFrom('2025-06-01', '2026-02-28', undefined),
});
const anyInput: fc.Arbitrary<BantInput> = fc.record({
  reference: fc.constantFrom(REFERENCE, '2024-02-29T10:00:00Z'),
  sources: fc.array(source, { maxLength: 6 }),
});

describe('on any sources', () => {
  test('quotes are exact, points are in their band, the total is the sum, points have quotes, twice the same', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const { value, evidence } = assessBant(bantInput.parse(input));
        expect(bantOutput.parse(value)).toEqual(value);
        expect(evidence.every((quote) => isExactEvidence(input, quote))).toBe(true);
        for (const { points, band, evidence: quotes } of value.criteria) {
          expect(points).toBeGreaterThanOrEqual(BAND_POINTS[band][0]);
          expect(points).toBeLessThanOrEqual(BAND_POINTS[band][1]);
          expect(points === 0 || quotes.length > 0).toBe(true);
        }
        expect(value.verdict).toBe(verdictOf(value.total));
        expect(assessBant(bantInput.parse(input)).value).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });
});
