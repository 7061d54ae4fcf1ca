// @ts-check
/** `npm test [-- --only name]`: installs and builds what is missing, then runs every check and every test; the last line counts them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer, buildWeb } from './build.mjs';
import { staticChecks, testRuns } from './checks/check-list.mjs';
import { runCommand } from './checks/run-check.mjs';
import { lastLine, sumTallies, tallyOfJest } from './checks/tally.mjs';
import { ensureInstalled } from './install.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');

const TESTS_TIMEOUT_MS = 60 * 60_000;
/** In MiB: tests make much and keep little, and room for it spares the garbage collector work. */
const TESTS_YOUNG_SPACE = '--max-semi-space-size=64';

const PASSED = { passed: 1, failed: 0, skipped: 0 };
const FAILED = { passed: 0, failed: 1, skipped: 0 };
const SKIPPED = { passed: 0, failed: 0, skipped: 1 };

/** @typedef {{ tally: import('./checks/tally.mjs').Tally, output: string, milliseconds: number }} CheckResult */

/**
 * @param {string} title
 * @param {string} outcome
 * @param {number} [milliseconds]
 */
function say(title, outcome, milliseconds) {
  const took = milliseconds === undefined ? '' : ` (${(milliseconds / 1000).toFixed(1)} s)`;
  console.log(`${outcome.padEnd(7)} ${title}${took}`);
}

/**
 * @param {import('./checks/check-list.mjs').Check} check
 * @returns {Promise<CheckResult>}
 */
async function runStaticCheck(check) {
  const startedAt = performance.now();
  if (check.absent !== undefined) return { tally: SKIPPED, output: check.absent, milliseconds: 0 };
  let output = '';
  for (const command of check.commands) {
    const result = await runCommand({ directory: ROOT, ...command }, { timeoutMs: check.timeoutMs });
    output += result.output;
    if (!result.succeeded) return { tally: FAILED, output, milliseconds: performance.now() - startedAt };
  }
  return { tally: PASSED, output, milliseconds: performance.now() - startedAt };
}

/**
 * @param {import('./checks/check-list.mjs').Check} check
 * @param {CheckResult} result
 */
function reportCheck(check, { tally, output, milliseconds }) {
  if (tally.skipped > 0) return say(`${check.title}: ${output}`, 'skipped');
  say(check.title, tally.failed > 0 ? 'FAILED' : 'passed', milliseconds);
  if (tally.failed > 0) console.log(output.trimEnd().replaceAll(/^/gm, '    '));
}

/**
 * Something that must succeed before others make sense, counted as one check.
 * @param {string} title
 * @param {() => Promise<unknown>} work
 */
async function runStep(title, work) {
  const startedAt = performance.now();
  try {
    await work();
    say(title, 'passed', performance.now() - startedAt);
    return PASSED;
  } catch (error) {
    say(title, 'FAILED', performance.now() - startedAt);
    console.log(error instanceof Error ? error.message : error);
    return FAILED;
  }
}

/**
 * @param {import('./checks/check-list.mjs').TestRun} run
 */
async function runJest(run) {
  if (run.absent !== undefined) {
    say(`${run.title}: ${run.absent}`, 'skipped');
    return SKIPPED;
  }
  console.log(`\n${run.title}`);
  const startedAt = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'vectra-test-'));
  const reportFile = path.join(folder, 'report.json');
  const { succeeded } = await runCommand(
    {
      script: path.join(ROOT, 'node_modules/jest/bin/jest.js'),
      flags: [TESTS_YOUNG_SPACE],
      args: [...run.args, '--json', `--outputFile=${reportFile}`],
      directory: ROOT,
    },
    { timeoutMs: TESTS_TIMEOUT_MS, onOutput: (text) => process.stdout.write(text) },
  );
  const tally = tallyOfJest(readReport(reportFile), succeeded);
  rmSync(folder, { recursive: true, force: true });
  say(`${run.title}: ${lastLine(tally)}`, tally.failed > 0 ? 'FAILED' : 'passed', performance.now() - startedAt);
  return tally;
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string | undefined} only */
async function runEverything(only) {
  const isWanted = (/** @type {{ name: string }} */ { name }) => only === undefined || name === only;
  const checks = staticChecks(ROOT).filter(isWanted);
  const runs = testRuns(process.env, only);
  if (checks.length + runs.length === 0) {
    const names = [...staticChecks(ROOT).map(({ name }) => name), 'jest', 'browser'];
    throw new Error(`There is no check "${only}". There are: ${names.join(', ')}.`);
  }
  const tallies = [await runStep('build of the server', () => buildServer({ root: ROOT }))];
  const runTests = async () => {
    // A page that does not build is a failure, tests or not.
    if (only === undefined || runs.some((run) => run.needsWeb))
      tallies.push(await runStep('build of the web app', () => buildWeb({ root: ROOT })));
    for (const run of runs) tallies.push(await runJest(run));
  };
  // Beside the tests, which wait for something much of the time.
  const runChecks = async () => {
    for (const check of checks) {
      const result = await runStaticCheck(check);
      reportCheck(check, result);
      tallies.push(result.tally);
    }
  };
  await Promise.all([runChecks(), runTests()]);
  return sumTallies(tallies);
}

const { values } = parseArgs({ options: { only: { type: 'string' } } });
let tally;
try {
  await ensureInstalled({ root: ROOT });
  tally = await runEverything(values.only);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  tally = FAILED;
}
console.log('');
console.log(lastLine(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;
