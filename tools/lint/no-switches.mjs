// @ts-check
/**
 * Refuses comments that switch a rule off in a file that oxlint lints: oxlint would obey them, even those that switch off the rule
 * against such comments.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const OXLINT = path.resolve(import.meta.dirname, '../../node_modules/oxlint/bin/oxlint');
const SWITCH = /(?:\/\/|\/\*)[\s*]*(?:eslint|oxlint)-(?:disable|enable)/;

const { stdout, stderr, status } = spawnSync(
  process.execPath,
  [OXLINT, '--disable-nested-config', '--debug=files', '.'],
  {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  },
);
const files = stdout.split('\n').filter((file) => file !== '');
if (status !== 0 || files.length === 0) throw new Error(`oxlint names no files: ${stdout}${stderr}`);
const switching = files.filter((file) => SWITCH.test(readFileSync(file, 'utf8')));
for (const file of switching)
  console.log(`${file} switches a rule off: change the rule in .oxlintrc.json, for everybody.`);
process.exitCode = switching.length > 0 ? 1 : 0;
