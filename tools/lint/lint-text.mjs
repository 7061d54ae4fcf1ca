// @ts-check
/** Lints texts as if they were files: reads `[{ file, source }]` from standard input, prints the ids of the broken rules of each. */
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { ESLint } from 'eslint';

const ROOT = path.resolve(import.meta.dirname, '../..');

const eslint = new ESLint({ cwd: ROOT });

const texts = /** @type {{ file: string, source: string }[]} */ (await json(process.stdin));
const broken = [];
for (const { file, source } of texts) {
  const results = await eslint.lintText(source, { filePath: path.join(ROOT, file) });
  broken.push(results.flatMap((result) => result.messages.map((message) => message.ruleId)));
}
process.stdout.write(JSON.stringify(broken));
