// @ts-check
/** `npm run demo [-- --file people.csv]`: the main job, headless, from prospects to qualified leads and drafted emails. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer } from './build.mjs';
import { ensureInstalled } from './install.mjs';

const root = path.resolve(import.meta.dirname, '..');

const usage = `npm run demo                            a campaign over the embedded directory
npm run demo -- --file people.csv       the same for your own list
  --criteria "..."                      whom to look for (directory)
  --offer "..."                         what is offered
  --most 200                            the most leads
  --language fr                         terminal and emails in French (en, fr)
  --quiet                               no line per decision`;

try {
  const { values } = parseArgs({
    options: {
      file: { type: 'string' },
      criteria: { type: 'string' },
      offer: { type: 'string' },
      most: { type: 'string' },
      language: { type: 'string' },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  await ensureInstalled();
  await buildServer({ root });
  const { runDemo } = await import('../dist/tools/demo/run-demo.js');
  process.exit(await runDemo(root, values));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
