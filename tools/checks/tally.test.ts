import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { lastLine, sumTallies, tallyOfJest } from './tally.mjs';

describe('the last line', () => {
  test('names skipped tests only when there are some', () => {
    expect(lastLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(lastLine({ passed: 12, failed: 1, skipped: 3 })).toBe('12 passed, 1 failed, 3 skipped');
  });

  test('counts every tally once', () => {
    const count = fc.nat(1000);
    fc.assert(
      fc.property(fc.array(fc.record({ passed: count, failed: count, skipped: count })), (tallies) => {
        const sum = sumTallies(tallies);
        expect(sum.passed + sum.failed + sum.skipped).toBe(
          tallies.reduce((total, { passed, failed, skipped }) => total + passed + failed + skipped, 0),
        );
        expect(sum.failed).toBe(tallies.reduce((total, { failed }) => total + failed, 0));
      }),
    );
  });
});

describe('a jest run', () => {
  test('counts its tests', () => {
    expect(
      tallyOfJest(
        { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1, numRuntimeErrorTestSuites: 0 },
        false,
      ),
    ).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
    });
  });

  test('counts a file that could not be run as a failure', () => {
    expect(tallyOfJest({ numPassedTests: 5, numFailedTests: 0, numRuntimeErrorTestSuites: 1 }, false)).toMatchObject({
      failed: 1,
    });
  });

  test.each([
    ['ended with an error though no test failed', { numPassedTests: 5, numFailedTests: 0 }, false],
    ['wrote no report', undefined, false],
    ['found no test', { numPassedTests: 0, numFailedTests: 0 }, true],
  ])('that %s is a failure', (_, report, succeeded) => {
    expect(tallyOfJest(report, succeeded).failed).toBe(1);
  });
});
