import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { fullPlan, quickPlan } from './bench-plan.js';
import { measureProduct } from './measure-product.js';
import { renderPage } from './page.js';

/** What a person may choose on the command line. */
interface BenchChoices {
  readonly quick?: boolean | undefined;
  /** File to write the page to, from the working directory. */
  readonly out?: string | undefined;
}

/** Measures, prints the page and writes it where it belongs; answers the exit code. */
export async function runBench(root: string, { quick = false, out }: BenchChoices): Promise<number> {
  const report = await measureProduct(root, quick ? quickPlan : fullPlan, (line) => {
    process.stderr.write(`${line}\n`);
  });
  const file = path.join(root, 'docs/performance.md');
  const page = await format(renderPage(report), { ...(await resolveConfig(file)), parser: 'markdown' });
  process.stdout.write(page);
  const target = out ?? (quick ? undefined : file);
  if (target !== undefined) writeFileSync(target, page);
  return 0;
}
