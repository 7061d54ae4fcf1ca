import { describe, expect, test } from '@jest/globals';
import { OfflineEngine } from '../../../../platform/llm/offline-engine.js';
import { halfOf } from '../evaluation-half.js';
import { evaluateBant, readBantCases, type BantCase } from './bant.eval.js';
import { bantSolver } from './offline.js';
import { CRITERIA, type Criterion } from './output.js';
import { verdictOf } from './rubric.js';

const evaluate = (cases: readonly BantCase[]) => evaluateBant(new OfflineEngine([bantSolver]), cases);

describe('the offline engine on the leads labelled by the author of its rules', () => {
  test('keeps the floors of verdicts, points and evidence', async () => {
    const evaluation = await evaluate(readBantCases('cases'));
    expect(evaluation.cases).toBeGreaterThanOrEqual(60);
    expect(evaluation.verdictAccuracy).toBeGreaterThanOrEqual(0.95);
    for (const error of Object.values(evaluation.meanAbsoluteError)) expect(error).toBeLessThanOrEqual(2);
    expect(evaluation.falsePositives.raised).toBeLessThanOrEqual(2);
    expect(evaluation.evidenceExact).toBe(1);
  });
});

describe('the offline engine on the leads labelled by a second author', () => {
  const leads = readBantCases('second-author');
  const bandFloors: Readonly<Record<Criterion, number>> = {
    BUDGET: 0.85,
    AUTHORITY: 0.95,
    NEED: 0.72,
    TIMELINE: 0.79,
  };

  test('are the 80 leads that were labelled before anything was run', () => {
    expect(leads.filter(({ language }) => language === 'fr')).toHaveLength(50);
    expect(leads.filter(({ language }) => language === 'en')).toHaveLength(30);
  });

  test('keeps the floors on the half that was not read while the rules were mended', async () => {
    const evaluation = await evaluate(halfOf(leads, 'odd'));
    expect(evaluation.verdictAccuracy).toBeGreaterThanOrEqual(0.65);
    for (const error of Object.values(evaluation.meanAbsoluteError)) expect(error).toBeLessThanOrEqual(5);
    for (const criterion of CRITERIA)
      expect(evaluation.withinOneBand[criterion]).toBeGreaterThanOrEqual(bandFloors[criterion]);
    expect(evaluation.falsePositives.raised).toBeLessThanOrEqual(8);
    expect(evaluation.evidenceExact).toBe(1);
  });

  test('keeps the floors on the half that was read', async () => {
    const evaluation = await evaluate(halfOf(leads, 'even'));
    expect(evaluation.verdictAccuracy).toBeGreaterThanOrEqual(0.87);
    for (const error of Object.values(evaluation.meanAbsoluteError)) expect(error).toBeLessThanOrEqual(3);
    expect(evaluation.falsePositives.raised).toBeLessThanOrEqual(2);
    expect(evaluation.evidenceExact).toBe(1);
  });
});

describe('labels', () => {
  test.each(['cases', 'second-author'] as const)('of %s give each lead the verdict of its points', (set) => {
    for (const { points, verdict } of readBantCases(set)) {
      expect(verdictOf(points.BUDGET + points.AUTHORITY + points.NEED + points.TIMELINE)).toBe(verdict);
    }
  });
});
