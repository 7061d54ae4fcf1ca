// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from './find-browser.mjs';

const MINUTE_MS = 60_000;

/**
 * @typedef {object} Check
 * @property {string} name for `--only`
 * @property {string} title
 * @property {readonly import('./run-check.mjs').Command[]} commands run one after the other, until one fails
 * @property {number} timeoutMs of each command
 * @property {string} [absent] why it cannot be run here; it then counts as skipped
 */

/**
 * Looks at imports, style and types: everything that runs no code of ours, or little.
 * @param {string} root
 * @returns {Check[]}
 */
export function staticChecks(root) {
  const bin = (/** @type {string} */ file) => path.join(root, 'node_modules', file);
  const tool = (/** @type {string} */ file) => path.join(root, 'tools', file);
  const unlessMissing = (/** @type {string} */ file) =>
    existsSync(path.join(root, file)) ? undefined : `there is no ${file}`;
  const web = path.join(root, 'web');
  // The native compiler; libraries that read types (lint, Next.js) still need the one written in JavaScript.
  const typeChecker = bin('typescript-7/bin/tsc');
  /** @type {(name: string, title: string, commands: Check['commands'], absent?: string) => Check} */
  const check = (name, title, commands, absent) => ({ name, title, commands, timeoutMs: 10 * MINUTE_MS, absent });
  return [
    check('eslint', 'lint of scripts and schema (eslint)', [
      { script: bin('eslint/bin/eslint.js'), args: ['--max-warnings=0', '.'] },
    ]),
    check('oxlint', 'lint (oxlint)', [
      { script: tool('lint/no-switches.mjs') },
      { script: bin('oxlint/bin/oxlint'), args: ['--deny-warnings', '--disable-nested-config', '.'] },
    ]),
    check('style', 'style (prettier, oxfmt)', [
      {
        script: bin('prettier/bin/prettier.cjs'),
        args: ['--check', '--log-level=warn', '.', '!**/*.{ts,tsx,mjs,cjs,js}'],
      },
      { script: bin('oxfmt/bin/oxfmt'), args: ['--check', '--disable-nested-config', '.'] },
    ]),
    check('types', 'types of the server (tsc)', [
      { script: typeChecker, args: ['--noEmit', '-p', 'tsconfig.json'] },
      { script: typeChecker, args: ['-p', 'tests/browser/tsconfig.json'] },
    ]),
    check('house-law', 'who imports whom, and the map of it (dependency-cruiser)', [
      { script: tool('checks/house-law.mjs') },
    ]),
    check('knip', 'nothing unused (knip)', [{ script: bin('knip/bin/knip.js'), args: ['--no-progress'] }]),
    check(
      'schema',
      'printed schema is up to date',
      [{ script: tool('schema.mjs'), args: ['--check'] }],
      unlessMissing('tools/schema.mjs'),
    ),
    check(
      'drift',
      'migrations match the Prisma schema',
      [{ script: tool('drift.mjs') }],
      unlessMissing('tools/drift.mjs'),
    ),
    // Last, as it writes where the build of the web app does.
    check(
      'web-types',
      'types of the web app (next typegen, tsc)',
      [
        {
          script: bin('next/dist/bin/next'),
          args: ['typegen'],
          directory: web,
          environment: { NEXT_TELEMETRY_DISABLED: '1' },
        },
        { script: typeChecker, args: ['--noEmit', '-p', 'tsconfig.json'], directory: web },
      ],
      unlessMissing('web/tsconfig.json'),
    ),
  ];
}

/**
 * @typedef {object} TestRun
 * @property {string} name for `--only`
 * @property {string} title
 * @property {string[]} args of jest
 * @property {boolean} [needsWeb] whether the web app is built first
 * @property {string} [absent] why it cannot be run here; it then counts as skipped
 */

// One more than there are cores: suites wait for databases, processes, hashes and pages much of the time.
const WORKERS = '--maxWorkers=3';

/**
 * The runs of jest; unless one is asked for, a single run of everything, in which short tests fill the gaps of long ones.
 * @param {Record<string, string | undefined>} environment
 * @param {string} [only]
 * @returns {TestRun[]}
 */
export function testRuns(environment, only) {
  const browser = findBrowser(environment);
  const server = { name: 'jest', title: 'server tests', args: ['--selectProjects', 'server', WORKERS] };
  const pages = { name: 'browser', title: 'browser tests', args: ['--selectProjects', 'browser', WORKERS] };
  const all = { name: 'all', title: 'tests', args: ['--selectProjects', 'server', 'browser', WORKERS] };
  /** @type {TestRun[]} */
  const runs =
    browser === undefined
      ? [server, { ...pages, absent: 'there is no Chromium; install one or set CHROME_PATH' }]
      : only === undefined
        ? [{ ...all, needsWeb: true }]
        : [server, { ...pages, needsWeb: true }];
  return runs.filter(({ name }) => only === undefined || name === only);
}
