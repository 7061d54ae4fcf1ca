// @ts-check
/** dependency-cruiser by its programming interface: its command refuses Node 20, on which it runs. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const FOLDERS = ['gateway', 'platform', 'subgraphs', 'worker', 'tools', 'tests', 'web'];

const TEST_FILES = '/eval/|\\.(test|eval)\\.tsx?$|^tests/|^platform/testing/';

/** @typedef {{ rule: string, from: string, to: string }} Violation */

/**
 * One look at every import below the folders.
 * @param {string} root repository to look at
 * @param {string} lawFile
 * @param {Partial<import('dependency-cruiser').ICruiseOptions>} more
 */
export async function cruiseHouse(root, lawFile, more) {
  const { options } = createRequire(import.meta.url)(lawFile);
  const { tsConfig, ...cruiseOptions } = options;
  const tsConfigFile = path.join(root, tsConfig.fileName);
  return cruise(
    FOLDERS.filter((folder) => existsSync(path.join(root, folder))),
    { ...cruiseOptions, baseDir: root, tsConfig: { fileName: tsConfigFile }, ...more },
    {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
    { tsConfig: existsSync(tsConfigFile) ? extractTSConfig(tsConfigFile) : undefined },
  );
}

/**
 * Every import of the house that breaks its law. Rules between rooms are asked of the house without its tests.
 * @param {string} root repository to look at
 * @param {string} lawFile
 * @returns {Promise<{ files: number, violations: Violation[] }>}
 */
export async function findViolations(root, lawFile) {
  const { forbidden } = createRequire(import.meta.url)(lawFile);
  const betweenRooms = forbidden.filter((/** @type {{ scope?: string }} */ rule) => rule.scope === 'folder');
  const betweenFiles = forbidden.filter((/** @type {{ scope?: string }} */ rule) => rule.scope !== 'folder');
  const files = summaryOf(await cruiseHouse(root, lawFile, { ruleSet: { forbidden: betweenFiles }, validate: true }));
  const rooms = summaryOf(
    await cruiseHouse(root, lawFile, {
      ruleSet: { forbidden: betweenRooms },
      validate: true,
      exclude: { path: [TEST_FILES, '(^|/)(dist|\\.next|coverage)/'] },
    }),
  );
  const violations = [...files.violations, ...rooms.violations].map(({ rule, from, to }) => ({
    rule: rule.name,
    from,
    to,
  }));
  return { files: files.totalCruised, violations };
}

/** @param {import('dependency-cruiser').IReporterOutput} result */
function summaryOf({ output }) {
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where a result was expected.');
  return output.summary;
}
