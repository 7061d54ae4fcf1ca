// @ts-check
/** Checks every import against `.dependency-cruiser.cjs`; `--json` prints the violations as data, `--root` looks at another tree. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findViolations } from './cruise.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: { root: { type: 'string', default: ROOT }, json: { type: 'boolean', default: false } },
});
const { files, violations } = await findViolations(values.root, path.join(ROOT, '.dependency-cruiser.cjs'));
if (values.json) {
  console.log(JSON.stringify(violations));
} else {
  for (const { rule, from, to } of violations) console.log(`${rule}\n  ${from}\n  -> ${to}`);
  console.log(`${files} files, ${violations.length} violations`);
}
process.exitCode = violations.length > 0 ? 1 : 0;
