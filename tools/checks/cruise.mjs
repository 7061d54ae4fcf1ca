// @ts-check
/** dependency-cruiser by its programming interface: its command refuses Node 20, on which it runs. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const FOLDERS = ['gateway', 'platform', 'subgraphs', 'worker', 'tools', 'tests', 'web'];

const TEST_FILES = '/eval/|\\.(test|eval)\\.tsx?$|^tests/|^platform/testing/';

/** Where rooms are; a cycle between them through another folder is followed there. */
const FOLDERS_OF_ROOMS = ['platform', 'subgraphs'];

/** @typedef {{ rule: string, from: string, to: string }} Violation */
/** @typedef {{ source: string, imports: readonly string[] }} ImportingFile */

/**
 * One look at every import below the folders.
 * @param {string} root repository to look at
 * @param {string} lawFile
 * @param {readonly string[]} folders
 * @param {Partial<import('dependency-cruiser').ICruiseOptions>} more
 */
async function cruiseHouse(root, lawFile, folders, more) {
  const { options } = createRequire(import.meta.url)(lawFile);
  const { tsConfig, ...cruiseOptions } = options;
  const tsConfigFile = path.join(root, tsConfig.fileName);
  return cruise(
    folders.filter((folder) => existsSync(path.join(root, folder))),
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
 * Every file of the house with what it imports, and every import that breaks its law. Rules between rooms are asked of the house
 * without its tests.
 * @param {string} root repository to look at
 * @param {string} lawFile
 * @returns {Promise<{ files: readonly ImportingFile[], violations: readonly Violation[] }>}
 */
export async function lookAtImports(root, lawFile) {
  const { forbidden } = createRequire(import.meta.url)(lawFile);
  const betweenRooms = forbidden.filter((/** @type {{ scope?: string }} */ rule) => rule.scope === 'folder');
  const betweenFiles = forbidden.filter((/** @type {{ scope?: string }} */ rule) => rule.scope !== 'folder');
  const files = resultOf(
    await cruiseHouse(root, lawFile, FOLDERS, { ruleSet: { forbidden: betweenFiles }, validate: true }),
  );
  const rooms = resultOf(
    await cruiseHouse(root, lawFile, FOLDERS_OF_ROOMS, {
      ruleSet: { forbidden: betweenRooms },
      validate: true,
      exclude: { path: [TEST_FILES, '(^|/)(dist|\\.next|coverage)/'] },
    }),
  );
  return {
    files: files.modules.map(({ source, dependencies }) => ({
      source,
      imports: dependencies.map(({ resolved }) => resolved),
    })),
    violations: [...files.summary.violations, ...rooms.summary.violations].map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
    })),
  };
}

/** @param {import('dependency-cruiser').IReporterOutput} result */
function resultOf({ output }) {
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where a result was expected.');
  return output;
}
