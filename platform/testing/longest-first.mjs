// @ts-check
import sequencer from '@jest/test-sequencer';

/** Node imports the class itself where the types describe its module. */
const TestSequencer = /** @type {typeof sequencer.default} */ (/** @type {unknown} */ (sequencer));

/**
 * Whole platforms take minutes: begun last, they would leave a worker idle. Crash stories mostly wait, so they run beside
 * what computes and not beside each other.
 */
const LONG = [
  '/tests/browser/houses-in-process',
  '/tests/tenancy/root-fields',
  '/tests/stories/houses-over-http',
  '/tests/tenancy/missing-rings',
  '/tests/browser/',
  '/tests/stories/houses-in-process',
  '/tests/stories/queue-on-redis',
  '/tests/stories/',
  '/tests/tenancy/',
  '/tools/bench/bench.test',
];

/** Starts the suites that take longest before the others. */
export default class LongestFirst extends TestSequencer {
  /**
   * @override
   * @param {Parameters<typeof sequencer.default.prototype.sort>[0]} tests
   * @returns {Promise<Parameters<typeof sequencer.default.prototype.sort>[0]>}
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    /** @param {{ path: string }} test */
    const rank = (test) => {
      const index = LONG.findIndex((folder) => test.path.includes(folder));
      return index === -1 ? LONG.length : index;
    };
    return [...sorted].sort((one, two) => rank(one) - rank(two));
  }
}
