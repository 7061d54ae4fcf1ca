// @ts-check
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from './file-index.mjs';
import { runNodeScript } from './run-command.mjs';

const STAMP_FILE = 'web/.next/.vectra-stamp';
const HEAP_LIMIT_MB = 3072;

/**
 * Builds the web app when its sources or its dependencies changed. Its stamp lies in the output, so a deleted output is stale.
 * @param {import('./file-index.mjs').FileIndex} index
 * @returns {Promise<boolean>} whether it was built
 */
export async function compileWeb(index) {
  const { root } = index;
  if (!existsSync(path.join(root, 'web/app')) && !existsSync(path.join(root, 'web/src'))) return false;
  const sources = listFiles(root, 'web', (file) => !/next-env\.d\.ts$|\.tsbuildinfo$|\.md$|\.test\.tsx?$/.test(file));
  const fingerprint = index.fingerprint([...sources, ...listFiles(root, 'package-lock.json')]);
  const stampFile = path.join(root, STAMP_FILE);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint) return false;
  await runNodeScript({
    title: 'next build',
    script: path.join(root, 'node_modules/next/dist/bin/next'),
    args: ['build'],
    directory: path.join(root, 'web'),
    environment: {
      NEXT_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
      NODE_ENV: 'production',
      NODE_OPTIONS: `--max-old-space-size=${HEAP_LIMIT_MB}`,
    },
  });
  completeStandalone(root);
  writeFileSync(stampFile, fingerprint);
  return true;
}

/**
 * The folder of the standalone server, when Next wrote one.
 * @param {string} root
 * @returns {string | undefined}
 */
function standaloneFolder(root) {
  const candidates = ['web/.next/standalone/web', 'web/.next/standalone'].map((folder) => path.join(root, folder));
  return candidates.find((folder) => existsSync(path.join(folder, 'server.js')));
}

/** Next leaves the static files out of its standalone server on purpose. @param {string} root */
function completeStandalone(root) {
  const target = standaloneFolder(root);
  if (target === undefined) return;
  cpSync(path.join(root, 'web/.next/static'), path.join(target, '.next/static'), { recursive: true });
  const publicFiles = path.join(root, 'web/public');
  if (existsSync(publicFiles)) cpSync(publicFiles, path.join(target, 'public'), { recursive: true });
}
