import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  agentAfter,
  agentTypes,
  isFinished,
  progressOf,
  runStatuses,
  statesBefore,
  type AgentType,
  type RunCounts,
  type RunStatus,
} from './run.js';

const status = fc.constantFrom(...runStatuses);
const canMove = (from: RunStatus, to: RunStatus): boolean => statesBefore(to).includes(from);
const walk = (from: RunStatus, moves: readonly RunStatus[]): RunStatus =>
  moves.reduce((at, to) => (canMove(at, to) ? to : at), from);

const count = fc.nat({ max: 100_000 });
const anyCounts: fc.Arbitrary<RunCounts> = fc.record({
  total: count,
  found: count,
  assessed: count,
  qualified: count,
  nurture: count,
  rejected: count,
  drafted: count,
});

describe('the moves of a run', () => {
  test('are exactly these', () => {
    const allowed = runStatuses.flatMap((to) => statesBefore(to).map((from) => `${from} > ${to}`));
    expect(allowed.sort()).toEqual(
      [
        'QUEUED > RUNNING',
        'QUEUED > PAUSED',
        'QUEUED > CANCELLED',
        'RUNNING > PAUSED',
        'RUNNING > COMPLETED',
        'RUNNING > FAILED',
        'RUNNING > CANCELLED',
        'PAUSED > QUEUED',
        'PAUSED > CANCELLED',
        'FAILED > QUEUED',
        'FAILED > CANCELLED',
      ].sort(),
    );
  });

  test('no sequence of moves leaves a completed or cancelled run', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('COMPLETED' as const, 'CANCELLED' as const),
        fc.array(status, { maxLength: 50 }),
        (final, moves) => {
          expect(walk(final, moves)).toBe(final);
        },
      ),
    );
  });

  test('a run completes or fails only from the hands of a worker', () => {
    expect(statesBefore('COMPLETED')).toEqual(['RUNNING']);
    expect(statesBefore('FAILED')).toEqual(['RUNNING']);
  });

  test('nothing happens by itself in a completed, failed or cancelled run, and in no other', () => {
    expect(runStatuses.filter(isFinished)).toEqual(['COMPLETED', 'FAILED', 'CANCELLED']);
  });
});

test('the three agents work one after the other, each once', () => {
  const order: AgentType[] = [];
  for (let agent = agentAfter(null); agent !== null; agent = agentAfter(agent)) order.push(agent);
  expect(order).toEqual([...agentTypes]);
});

describe('the progress of a run', () => {
  test('is between 0 and 1, and 1 exactly when the run is completed', () => {
    fc.assert(
      fc.property(status, anyCounts, (at, counts) => {
        const progress = progressOf({ status: at, counts });
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
        expect(progress === 1).toBe(at === 'COMPLETED');
      }),
      { numRuns: 500 },
    );
  });

  test('never goes back while leads are assessed and then drafted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat({ max: 60 }), (total, wanted) => {
        const qualified = Math.min(wanted, total);
        const none: RunCounts = { total, found: total, assessed: 0, qualified: 0, nurture: 0, rejected: 0, drafted: 0 };
        const assessing = Array.from({ length: total + 1 }, (_, assessed) => ({
          ...none,
          assessed,
          qualified: Math.min(assessed, qualified),
        }));
        const drafting = Array.from({ length: qualified + 1 }, (_, drafted) => ({
          ...none,
          assessed: total,
          qualified,
          drafted,
        }));
        const progress = [...assessing, ...drafting].map((counts) => progressOf({ status: 'RUNNING', counts }));
        expect(progress).toEqual([...progress].sort((one, two) => one - two));
      }),
    );
  });

  test('is nothing while the run does not know how many leads there are', () => {
    const counts = { total: 0, found: 40, assessed: 0, qualified: 0, nurture: 0, rejected: 0, drafted: 0 };
    expect(progressOf({ status: 'RUNNING', counts })).toBe(0);
  });
});
