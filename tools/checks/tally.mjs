// @ts-check

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

/**
 * The sum of what checks and test runs counted.
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sumTallies(tallies) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const tally of tallies) {
    sum.passed += tally.passed;
    sum.failed += tally.failed;
    sum.skipped += tally.skipped;
  }
  return sum;
}

/**
 * The last line of `npm test`.
 * @param {Tally} tally
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * What a jest run counted. A test file that could not be run at all is one failure; so is a run that failed without a reason in its
 * tests, such as a global set-up that broke, or one that found no test.
 * @param {unknown} report what `jest --json` wrote, or `undefined` when it wrote nothing
 * @param {boolean} succeeded whether the process ended with 0
 * @returns {Tally}
 */
export function tallyOfJest(report, succeeded) {
  const count = (/** @type {string} */ name) => numberIn(report, name);
  const passed = count('numPassedTests');
  const skipped = count('numPendingTests') + count('numTodoTests');
  const failed = count('numFailedTests') + count('numRuntimeErrorTestSuites');
  return { passed, skipped, failed: succeeded && passed + skipped > 0 ? failed : Math.max(failed, 1) };
}

/**
 * @param {unknown} report
 * @param {string} name
 * @returns {number}
 */
function numberIn(report, name) {
  const value = typeof report === 'object' && report !== null ? Reflect.get(report, name) : undefined;
  return typeof value === 'number' ? value : 0;
}
