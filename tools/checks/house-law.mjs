// @ts-check
/**
 * Checks every import against `.dependency-cruiser.cjs`, and the map of the house against the imports; `--draw` draws the map anew,
 * `--json` prints the violations as data, `--root` looks at another tree.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lookAtImports } from './cruise.mjs';
import { drawMap, MAP_PAGE, replaceMap } from './map.mjs';

const ROOT = path.resolve(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: {
    root: { type: 'string', default: ROOT },
    json: { type: 'boolean', default: false },
    draw: { type: 'boolean', default: false },
  },
});

/** Whether the page shows these imports. @param {readonly import('./cruise.mjs').ImportingFile[]} files */
function isMapDrawn(files) {
  const page = path.join(values.root, MAP_PAGE);
  if (!existsSync(page)) return true;
  const before = readFileSync(page, 'utf8');
  const after = replaceMap(before, drawMap(files));
  if (before !== after && values.draw) writeFileSync(page, after);
  return before === after || values.draw;
}

const { files, violations } = await lookAtImports(values.root, path.join(ROOT, '.dependency-cruiser.cjs'));
const isDrawn = isMapDrawn(files);
if (values.json) {
  console.log(JSON.stringify(violations));
} else {
  for (const { rule, from, to } of violations) console.log(`${rule}\n  ${from}\n  -> ${to}`);
  if (!isDrawn)
    console.log(`The map in ${MAP_PAGE} is stale. Run "node tools/checks/house-law.mjs --draw" and commit the page.`);
  console.log(`${files.length} files, ${violations.length} violations`);
}
process.exitCode = violations.length > 0 || !isDrawn ? 1 : 0;
