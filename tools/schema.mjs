// @ts-check
/** `npm run schema`: prints every house's schema, composes them and writes schema/. `-- --check` only compares. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildServer } from './build.mjs';

const root = path.resolve(import.meta.dirname, '..');
const checkOnly = process.argv.includes('--check');

await buildServer({ root, log: () => {}, documents: false });
const { printPlans } = await import('../dist/tools/schema/print-plans.js');
const plans = /** @type {Record<string, string>} */ (await printPlans());

const stale = Object.entries(plans).filter(([file, text]) => {
  const target = path.join(root, 'schema', file);
  return !existsSync(target) || readFileSync(target, 'utf8') !== text;
});
if (checkOnly && stale.length > 0) {
  console.error(
    `schema/ is stale: ${stale.map(([file]) => file).join(', ')}. Run npm run schema and commit the result.`,
  );
  process.exit(1);
}
mkdirSync(path.join(root, 'schema'), { recursive: true });
for (const [file, text] of stale) writeFileSync(path.join(root, 'schema', file), text);
console.log(stale.length === 0 ? 'schema/ is up to date.' : `Written: ${stale.map(([file]) => file).join(', ')}.`);
process.exit(0);
