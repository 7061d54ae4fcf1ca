// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../build/file-index.mjs';

const MINUTE_MS = 60_000;

/**
 * @typedef {object} Check
 * @property {string} name for `--only`
 * @property {string} title
 * @property {readonly import('./run-check.mjs').Command[]} commands run one after the other, until one fails
 * @property {number} timeoutMs of each command
 * @property {string} [absent] why it cannot be run here; it then counts as skipped
 */

/** Where Debian, Ubuntu and macOS keep a Chromium. */
const BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Looks at imports, style and types: everything that runs no code of ours, or little. The longest comes first, beside what
 * builds the web app, since a page that does not build is a failure, tests or not.
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
    check('eslint', 'lint (eslint)', [{ script: bin('eslint/bin/eslint.js'), args: ['--max-warnings=0', '.'] }]),
    check('oxlint', 'lint with types (oxlint)', [{ script: bin('oxlint/bin/oxlint'), args: ['--deny-warnings', '.'] }]),
    check('web-build', 'build of the web app', [{ script: tool('build.mjs'), args: ['web'] }]),
    check('prettier', 'style (prettier)', [
      { script: bin('prettier/bin/prettier.cjs'), args: ['--check', '--log-level=warn', '.'] },
    ]),
    check('types', 'types of the server (tsc)', [
      { script: typeChecker, args: ['--noEmit', '-p', 'tsconfig.json'] },
      { script: typeChecker, args: ['-p', 'tests/browser/tsconfig.json'] },
    ]),
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
    check('house-law', 'who imports whom (dependency-cruiser)', [{ script: tool('checks/house-law.mjs') }]),
    check(
      'map',
      'map of the house is up to date',
      [{ script: tool('draw-map.mjs'), args: ['--check'] }],
      unlessMissing('docs/architecture.md'),
    ),
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
  ];
}

/**
 * @typedef {object} TestRun
 * @property {string} name for `--only`
 * @property {string} title
 * @property {string[]} args of jest
 * @property {string} [directory]
 * @property {boolean} [needsWeb] whether the web app is built first
 * @property {number} timeoutMs
 * @property {string} [absent] why it cannot be run here; it then counts as skipped
 */

/**
 * The runs of jest that there are tests for.
 * @param {string} root
 * @param {Record<string, string | undefined>} environment
 * @returns {TestRun[]}
 */
export function testRuns(root, environment) {
  /** @type {TestRun[]} */
  const runs = [
    {
      name: 'jest',
      title: 'server tests',
      // One more than there are cores: suites wait for databases, processes and hashes much of the time.
      args: ['--selectProjects', 'server', '--maxWorkers=3'],
      timeoutMs: 40 * MINUTE_MS,
    },
  ];
  if (existsSync(path.join(root, 'web/jest.config.mjs'))) {
    runs.push({
      name: 'web-tests',
      title: 'web tests',
      args: ['--maxWorkers=2'],
      directory: path.join(root, 'web'),
      timeoutMs: 10 * MINUTE_MS,
    });
  }
  if (listFiles(root, 'tests/browser', (file) => file.endsWith('.test.ts')).length > 0) {
    const browser = environment.CHROME_PATH ?? BROWSERS.find((file) => existsSync(file));
    const absent = browser === undefined ? 'there is no Chromium; install one or set CHROME_PATH' : undefined;
    runs.push({
      name: 'browser',
      title: 'browser tests',
      args: ['--selectProjects', 'browser', '--maxWorkers=2'],
      needsWeb: true,
      timeoutMs: 20 * MINUTE_MS,
      absent,
    });
  }
  return runs;
}
