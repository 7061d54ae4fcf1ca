import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { verdicts } from './assessment.js';
import { canMove, leadStatuses, statusAfterAssessment, type LeadStatus } from './lead.js';

const reachableFrom = (start: LeadStatus): ReadonlySet<LeadStatus> => {
  const reached = new Set<LeadStatus>([start]);
  for (const from of reached) for (const to of leadStatuses) if (canMove(from, to)) reached.add(to);
  return reached;
};

describe('the table of moves (V-22)', () => {
  test('there are nine states, each reachable from NEW, and none moves to itself', () => {
    expect(leadStatuses).toHaveLength(9);
    expect([...reachableFrom('NEW')].sort()).toEqual([...leadStatuses].sort());
    expect(leadStatuses.filter((status) => canMove(status, status))).toEqual([]);
  });

  test('a converted lead stays converted, every other state has a way to go on', () => {
    expect(leadStatuses.filter((from) => leadStatuses.every((to) => !canMove(from, to)))).toEqual(['CONVERTED']);
  });

  test('nobody is contacted who was not qualified', () => {
    expect(leadStatuses.filter((from) => canMove(from, 'CONTACTED'))).toEqual(['QUALIFIED']);
  });

  test('a rejection can be overridden (R-39)', () => {
    expect(canMove('REJECTED', 'QUALIFIED')).toBe(true);
  });
});

describe('what an assessment does to the state', () => {
  const anyStatus = fc.constantFrom(...leadStatuses);
  const anyVerdict = fc.constantFrom(...verdicts);

  test('every change is a move of the table', () => {
    fc.assert(
      fc.property(anyStatus, anyVerdict, (status, verdict) => {
        const after = statusAfterAssessment(status, verdict);
        return after === status || canMove(status, after);
      }),
    );
  });

  test('a lead that was contacted or went further keeps its state', () => {
    const beyond: readonly LeadStatus[] = ['CONTACTED', 'RESPONDED', 'MEETING', 'CONVERTED', 'BOUNCED'];
    fc.assert(
      fc.property(
        fc.constantFrom(...beyond),
        anyVerdict,
        (status, verdict) => statusAfterAssessment(status, verdict) === status,
      ),
    );
  });

  test('a new lead becomes qualified, stays new, or is rejected (V-27 to V-29)', () => {
    expect(verdicts.map((verdict) => statusAfterAssessment('NEW', verdict))).toEqual(['QUALIFIED', 'NEW', 'REJECTED']);
  });
});
