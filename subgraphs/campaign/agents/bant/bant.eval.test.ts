import { describe, expect, test } from '@jest/globals';
import { OfflineEngine } from '../../../../platform/llm/offline-engine.js';
import { evaluateBant, readBantCases } from './bant.eval.js';
import { bantSolver } from './offline.js';
import { verdictOf } from './rubric.js';

describe('the offline engine on the labelled leads', () => {
  test('keeps the floors of verdicts, points and evidence', async () => {
    const evaluation = await evaluateBant(new OfflineEngine([bantSolver]));
    expect(evaluation.cases).toBeGreaterThanOrEqual(60);
    expect(evaluation.verdictAccuracy).toBeGreaterThanOrEqual(0.85);
    for (const error of Object.values(evaluation.meanAbsoluteError)) expect(error).toBeLessThanOrEqual(6);
    expect(evaluation.evidenceExact).toBe(1);
  });

  test('labels are consistent: each verdict is that of the labelled points', () => {
    for (const { points, verdict } of readBantCases()) {
      expect(verdictOf(points.BUDGET + points.AUTHORITY + points.NEED + points.TIMELINE)).toBe(verdict);
    }
  });
});
