// @ts-check
/** Builds what is stale: database client, typed documents, server, web app. `npm run build [-- server|web]`. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBuildLock } from './build/build-lock.mjs';
import { compileServer } from './build/compile.mjs';
import { FileIndex } from './build/file-index.mjs';
import { generateDatabaseClient, generateOperations } from './build/generate.mjs';
import { CommandFailed } from './build/run-command.mjs';
import { compileWeb } from './build/web.mjs';
import { ensureInstalled, InstallFailed } from './install.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const INDEX_FILE = 'dist/.build.json';

/** @typedef {{ root?: string, log?: (line: string) => void }} BuildOptions */

/**
 * Runs one stage and says what it did, when it did something.
 * @template T
 * @param {(line: string) => void} log
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} tell empty when there is nothing to say
 */
async function stage(log, title, work, tell) {
  const startedAt = performance.now();
  const said = tell(await work());
  if (said !== '') log(`  ${title.padEnd(18)} ${said} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
}

/**
 * Runs stages over one index of the repository, whose hashes are kept even when a stage fails.
 * @param {string} root
 * @param {(index: FileIndex) => Promise<void>} stages
 */
function withIndex(root, stages) {
  return withBuildLock(root, async () => {
    const index = new FileIndex(root, INDEX_FILE);
    try {
      await stages(index);
    } finally {
      index.save();
    }
  });
}

/** @param {boolean} done */
const generated = (done) => (done ? 'generated' : '');

/**
 * Brings `prisma/generated`, the typed documents and `dist/` up to date. Without `documents`, for the printing of the
 * schema that the documents are typed by.
 * @param {BuildOptions & { documents?: boolean }} [options]
 */
export function buildServer({ root = ROOT, log = console.log, documents = true } = {}) {
  return withIndex(root, async (index) => {
    await stage(log, 'database client', () => generateDatabaseClient(index), generated);
    if (documents) await stage(log, 'typed documents', () => generateOperations(index), generated);
    await stage(
      log,
      'server',
      () => compileServer(index),
      ({ compiled, copied, removed }) =>
        compiled + copied + removed === 0 ? '' : `${compiled} compiled, ${copied} copied, ${removed} removed`,
    );
  });
}

/**
 * Brings `web/.next` up to date.
 * @param {BuildOptions} [options]
 */
export function buildWeb({ root = ROOT, log = console.log } = {}) {
  return withIndex(root, async (index) => {
    await stage(log, 'typed documents', () => generateOperations(index), generated);
    await stage(
      log,
      'web',
      () => compileWeb(index),
      (done) => (done ? 'built' : ''),
    );
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wanted = process.argv[2] ?? 'all';
  try {
    await ensureInstalled();
    if (wanted === 'all' || wanted === 'server') await buildServer();
    if (wanted === 'all' || wanted === 'web') await buildWeb();
    console.log('Everything is built.');
  } catch (error) {
    console.error(error instanceof CommandFailed || error instanceof InstallFailed ? error.message : error);
    process.exitCode = 1;
  }
}
