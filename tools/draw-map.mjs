// @ts-check
/** Draws who imports whom, by room, between the markers of docs/architecture.md; `--check` fails when the drawing is stale. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cruiseHouse } from './checks/cruise.mjs';
import { drawMap, replaceMap } from './checks/map.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const PAGE = 'docs/architecture.md';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const page = path.join(ROOT, PAGE);
if (!existsSync(page)) throw new Error(`There is no ${PAGE} to draw into.`);
const { output } = await cruiseHouse(ROOT, path.join(ROOT, '.dependency-cruiser.cjs'), {
  exclude: {
    path: [
      '\\.(test|eval)\\.tsx?$',
      '^(tests|tools|platform/testing)/',
      '(^|/)(node_modules|dist|\\.next|coverage)/',
      '^prisma/generated',
    ],
  },
});
if (typeof output === 'string') throw new Error('dependency-cruiser answered with text where a result was expected.');
const modules = output.modules.map(({ source, dependencies }) => ({
  source,
  imports: dependencies.map(({ resolved }) => resolved),
}));
const before = readFileSync(page, 'utf8');
const after = replaceMap(before, drawMap(modules));
if (before === after) {
  console.log('The map is up to date.');
} else if (values.check) {
  console.error(`The map in ${PAGE} is stale. Run "node tools/draw-map.mjs" and commit the page.`);
  process.exitCode = 1;
} else {
  writeFileSync(page, after);
  console.log(`The map in ${PAGE} is drawn.`);
}
