import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bandPoints, criteria, verdictOf, type AssessedCriterion, type ProposedAssessment } from './assessment.js';
import { verifyAssessment } from './verify-assessment.js';

const note = 'Le budget de 40 000 € est validé par la direction.';
const stored = new Map([
  ['lead.jobTitle', 'Directrice commerciale'],
  ['company.industry', 'Health Care'],
  ['interaction:1', note],
]);

const bandOf = (points: number): string =>
  Object.keys(bandPoints).find((band) => points <= (bandPoints[band]?.[1] ?? 0)) ?? 'VERY_HIGH';

const quoting = (sourceKey: string, start: number, end: number) => ({
  sourceKey,
  start,
  end,
  quote: (stored.get(sourceKey) ?? '').slice(start, end),
});

/** Assessments that hold: any points with their band, and for each point-giving criterion a real quote. */
const honest: fc.Arbitrary<ProposedAssessment> = fc
  .tuple(
    fc.tuple(...criteria.map(() => fc.integer({ min: 0, max: 25 }))),
    fc.tuple(...criteria.map(() => fc.constantFrom(...stored.keys()))),
    fc.tuple(...criteria.map(() => fc.double({ min: 0, max: 0.9, noNaN: true }))),
  )
  .map(([points, keys, places]) => ({
    leadId: 'lead',
    confidence: 0.5,
    engine: 'offline',
    model: 'rules',
    taskVersion: '1',
    sources: [...stored].map(([key, text]) => ({ key, text })),
    criteria: criteria.map((criterion, index): AssessedCriterion => {
      const key = keys[index] ?? 'lead.jobTitle';
      const length = (stored.get(key) ?? '').length;
      const start = Math.floor((places[index] ?? 0) * (length - 1));
      const given = points[index] ?? 0;
      return {
        criterion,
        points: given,
        known: given > 0,
        band: bandOf(given),
        reason: 'Because.',
        translations: { FR: 'Parce que.', EN: 'Because.' },
        evidence: given > 0 ? [quoting(key, start, length)] : [],
      };
    }),
  }));

/** The same assessment with one criterion changed. */
const changing = (
  assessment: ProposedAssessment,
  index: number,
  change: Partial<AssessedCriterion>,
): ProposedAssessment => ({
  ...assessment,
  criteria: assessment.criteria.map((criterion, place) => (place === index ? { ...criterion, ...change } : criterion)),
});

const isRefused = (assessment: ProposedAssessment): boolean => 'problems' in verifyAssessment(assessment, stored);
const anyIndex = fc.integer({ min: 0, max: 3 });

describe('an assessment that holds', () => {
  test('is accepted with the total and the verdict the house computes itself', () => {
    fc.assert(
      fc.property(honest, (assessment) => {
        const total = assessment.criteria.reduce((sum, { points }) => sum + points, 0);
        expect(verifyAssessment(assessment, stored)).toEqual({ total, verdict: verdictOf(total) });
      }),
    );
  });
});

describe('a forged quote is refused', () => {
  test('whatever text stands in the place of the quoted words', () => {
    fc.assert(
      fc.property(
        honest,
        anyIndex,
        fc.constantFrom(...stored.keys()),
        fc.nat(60),
        fc.nat(60),
        fc.string(),
        (assessment, index, sourceKey, start, end, quote) => {
          fc.pre((stored.get(sourceKey) ?? '').slice(start, end) !== quote || quote === '');
          return isRefused(changing(assessment, index, { evidence: [{ sourceKey, start, end, quote }] }));
        },
      ),
    );
  });

  test('when true words are moved', () => {
    fc.assert(
      fc.property(honest, anyIndex, fc.integer({ min: 1, max: 20 }), (assessment, index, shift) => {
        const evidence = [{ ...quoting('interaction:1', 3, 9), start: 3 + shift, end: 9 + shift }];
        return isRefused(changing(assessment, index, { evidence }));
      }),
    );
  });

  test('when the source is not one the lead has, or says something else than what is stored', () => {
    fc.assert(
      fc.property(honest, anyIndex, fc.string({ minLength: 1 }), (assessment, index, text) => {
        fc.pre(!stored.has('invented') && text !== note);
        const evidence = (key: string) => [{ sourceKey: key, start: 0, end: text.length, quote: text }];
        const invented = { ...assessment, sources: [...assessment.sources, { key: 'invented', text }] };
        const altered = {
          ...assessment,
          sources: assessment.sources.map(({ key, text: own }) => ({
            key,
            text: key === 'interaction:1' ? text : own,
          })),
        };
        return (
          isRefused(changing(invented, index, { evidence: evidence('invented') })) &&
          isRefused(changing(altered, index, { evidence: evidence('interaction:1') }))
        );
      }),
    );
  });

  test('when the source was never listed, even if the lead has it', () => {
    const [assessment] = fc.sample(honest, 1);
    const unlisted = {
      ...changing(assessment ?? fail(), 0, { evidence: [quoting('interaction:1', 0, 9)] }),
      sources: [],
    };
    expect(isRefused(unlisted)).toBe(true);
  });
});

const fail = (): never => {
  throw new Error('No sample.');
};

describe('numbers that do not hold are refused', () => {
  test('points without a quote', () => {
    fc.assert(
      fc.property(honest, anyIndex, fc.integer({ min: 1, max: 25 }), (assessment, index, points) =>
        isRefused(changing(assessment, index, { points, band: bandOf(points), known: true, evidence: [] })),
      ),
    );
  });

  test('points that are not whole or leave 0 to 25', () => {
    const wrong = fc.oneof(
      fc.integer({ min: 26 }),
      fc.integer({ max: -1 }),
      fc.constantFrom(0.5, 24.999, Number.NaN, Infinity),
    );
    fc.assert(
      fc.property(honest, anyIndex, wrong, (assessment, index, points) =>
        isRefused(
          changing(assessment, index, {
            points,
            band: bandOf(points),
            known: true,
            evidence: [quoting('interaction:1', 0, 9)],
          }),
        ),
      ),
    );
  });

  test('points that the band does not allow, and bands that do not exist', () => {
    const pair = fc.tuple(
      fc.integer({ min: 0, max: 25 }),
      fc.constantFrom(...Object.keys(bandPoints), 'none', 'toString', '__proto__'),
    );
    fc.assert(
      fc.property(honest, anyIndex, pair, (assessment, index, [points, band]) => {
        fc.pre(bandOf(points) !== band);
        return isRefused(
          changing(assessment, index, { points, band, known: true, evidence: [quoting('interaction:1', 0, 9)] }),
        );
      }),
    );
  });

  test('points on what is not known', () => {
    const [assessment] = fc.sample(honest, 1);
    const guessed = changing(assessment ?? fail(), 2, {
      points: 7,
      band: 'LOW',
      known: false,
      evidence: [quoting('interaction:1', 0, 9)],
    });
    expect(isRefused(guessed)).toBe(true);
  });

  test('confidence beyond 0 to 1', () => {
    const [assessment] = fc.sample(honest, 1);
    for (const confidence of [-0.01, 1.01, Number.NaN])
      expect(isRefused({ ...(assessment ?? fail()), confidence })).toBe(true);
  });
});

describe('the four criteria come once each', () => {
  test('a missing, doubled or fifth criterion is refused', () => {
    fc.assert(
      fc.property(honest, anyIndex, anyIndex, (assessment, index, other) => {
        fc.pre(index !== other);
        const copy = assessment.criteria[other];
        const doubled = assessment.criteria.map((criterion, place) => (place === index && copy ? copy : criterion));
        return (
          isRefused({ ...assessment, criteria: doubled }) &&
          isRefused({ ...assessment, criteria: assessment.criteria.slice(1) }) &&
          isRefused({ ...assessment, criteria: [...assessment.criteria, ...(copy ? [copy] : [])] })
        );
      }),
    );
  });
});

test('every problem names its place', () => {
  const [assessment] = fc.sample(honest, 1);
  const wrong = changing(assessment ?? fail(), 1, {
    points: 30,
    reason: ' ',
    translations: { EN: 'x'.repeat(2_001) },
    evidence: [{ sourceKey: 'x', start: 0, end: 1, quote: 'a' }],
  });
  const result = verifyAssessment(wrong, stored);
  expect('problems' in result ? result.problems.map(({ path }) => path) : []).toEqual(
    expect.arrayContaining([
      'criteria.1.points',
      'criteria.1.band',
      'criteria.1.reason',
      'criteria.1.translations',
      'criteria.1.evidence.0.sourceKey',
      'criteria.1.evidence.0.quote',
    ]),
  );
});
