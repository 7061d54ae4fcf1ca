// @ts-check
/** `npm run rotate-keys [-- --new]`: a new encryption key, or everything sealed under the newest one, while the service runs. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildServer } from './build.mjs';
import { ensureInstalled } from './install.mjs';

const root = path.resolve(import.meta.dirname, '..');

const usage = `npm run rotate-keys -- --new    puts a new encryption key first in the secrets of this folder; restart afterwards
npm run rotate-keys             seals everything under the first key, while the service runs`;

try {
  const { values } = parseArgs({
    options: { new: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    console.log(usage);
    process.exit(0);
  }
  await ensureInstalled();
  await buildServer({ root, log: console.error });
  const { addKey, rotateKeys } = await import('../dist/tools/key-rotation.js');
  const dataDirectory = path.resolve(root, process.env.VECTRA_DATA_DIR ?? '.vectra');
  if (values.new) console.log(addKey(dataDirectory));
  else process.exit(await rotateKeys(dataDirectory, process.env, console.log));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
