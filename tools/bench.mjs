// @ts-check
/** `npm run bench [-- --quick]`: measures the product on this machine and writes docs/performance.md. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer } from './build.mjs';
import { ensureInstalled } from './install.mjs';

const root = path.resolve(import.meta.dirname, '..');

const usage = `npm run bench                    the whole measurement, about 5 minutes; writes docs/performance.md
npm run bench -- --quick         everything once and small, under a minute; prints the page, writes nothing
  --out file.md                  writes the page there instead`;

try {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  await ensureInstalled();
  await buildServer({ root, log: console.error });
  const { runBench } = await import('../dist/tools/bench/run-bench.js');
  process.exit(await runBench(root, { quick: values.quick, out: values.out }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
