import { expect, test } from '@jest/globals';
import { numberEvidence } from './numbered-evidence';

const criterion = (
  name: 'BUDGET' | 'NEED',
  evidence: { sourceKey: string; start: number; end: number; quote: string }[],
) => ({
  __typename: 'BantCriterion' as const,
  criterion: name,
  points: 10,
  known: true,
  band: 'b',
  reason: 'r',
  evidence: evidence.map((one) => ({ __typename: 'Evidence' as const, ...one })),
});

test('quotes are numbered through all criteria and a false one is told apart', () => {
  const numbered = numberEvidence({
    sources: [{ __typename: 'AssessmentSource', key: 'note', label: 'Note', text: 'Budget voté' }],
    criteria: [
      criterion('BUDGET', [{ sourceKey: 'note', start: 0, end: 6, quote: 'Budget' }]),
      criterion('NEED', [
        { sourceKey: 'note', start: 0, end: 6, quote: 'Besoin' },
        { sourceKey: 'lost', start: 0, end: 6, quote: 'Budget' },
      ]),
    ],
  });
  expect(numbered.map(({ number, verified, sourceLabel }) => [number, verified, sourceLabel])).toEqual([
    [1, true, 'Note'],
    [2, false, 'Note'],
    [3, false, null],
  ]);
});
