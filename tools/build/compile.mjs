// @ts-check
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { listFiles, sha256, writeAtomically } from './file-index.mjs';
import { swcOptions } from './swc-options.mjs';

/** Folders whose TypeScript becomes `dist/<same path>.js`. */
const SERVER_FOLDERS = ['gateway', 'platform', 'subgraphs', 'worker', 'tools', 'tests', 'prisma/generated'];

const OUTPUT = 'dist';

/** @param {string} file */
const isSource = (file) => /(?<!\.d)\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file);

/** Commands of the workshop run from their source; notes are for people. @param {string} file */
const isAsset = (file) =>
  !/\.(m?ts|tsx|md|tsbuildinfo)$/.test(file) &&
  !/^tools\/(?!supervisor\/).*\.[mc]?js$/.test(file) &&
  !path.basename(file).startsWith('.');

/** @param {string} source */
const scriptOf = (source) => `${OUTPUT}/${source.replace(/\.tsx?$/, '.js')}`;

/** @param {string} source */
const optionsOf = (source) => (source.endsWith('.tsx') ? swcOptions.tsx : swcOptions.ts);

/**
 * @typedef {{ compiled: number, copied: number, removed: number }} CompileResult
 */

/**
 * Transpiles what changed, copies what is not TypeScript, deletes outputs whose source is gone.
 * @param {import('./file-index.mjs').FileIndex} index
 * @returns {Promise<CompileResult>}
 */
export async function compileServer(index) {
  const files = SERVER_FOLDERS.flatMap((folder) => listFiles(index.root, folder));
  const sources = files.filter(isSource);
  const assets = files.filter(isAsset);
  const compiled = await compileSources(index, sources);
  const copied = copyAssets(index, assets);
  const expected = new Set([
    ...sources.flatMap((source) => [scriptOf(source), `${scriptOf(source)}.map`]),
    ...assets.map((asset) => `${OUTPUT}/${asset}`),
  ]);
  forgetMissing(index, new Set([...sources, ...assets]));
  return { compiled, copied, removed: removeStale(index.root, expected) };
}

/**
 * @param {import('./file-index.mjs').FileIndex} index
 * @param {string[]} sources
 */
async function compileSources(index, sources) {
  const optionsKey = sha256(JSON.stringify(swcOptions)).slice(0, 12);
  const stale = sources.filter(
    (source) =>
      index.stamp(`file:${source}`) !== `${optionsKey}:${index.hashOf(source)}` ||
      !existsSync(path.join(index.root, scriptOf(source))),
  );
  if (stale.length === 0) return 0;
  const { transform } = await import('@swc/core');
  await Promise.all(
    stale.map(async (source) => {
      const script = path.join(index.root, scriptOf(source));
      const hash = index.hashOf(source);
      const fromScript = path.relative(path.dirname(script), path.join(index.root, source));
      const output = await transform(readFileSync(path.join(index.root, source), 'utf8'), {
        ...optionsOf(source),
        filename: path.join(index.root, source),
        sourceFileName: fromScript,
        sourceMaps: true,
      });
      writeAtomically(`${script}.map`, output.map ?? '{}');
      writeAtomically(script, `${output.code}\n//# sourceMappingURL=${path.basename(script)}.map\n`);
      index.setStamp(`file:${source}`, `${optionsKey}:${hash}`);
    }),
  );
  return stale.length;
}

/**
 * @param {import('./file-index.mjs').FileIndex} index
 * @param {string[]} assets
 */
function copyAssets(index, assets) {
  let copied = 0;
  for (const asset of assets) {
    const target = path.join(index.root, OUTPUT, asset);
    const hash = index.hashOf(asset);
    if (index.stamp(`file:${asset}`) === hash && existsSync(target)) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    copyFileSync(path.join(index.root, asset), target);
    index.setStamp(`file:${asset}`, hash);
    copied += 1;
  }
  return copied;
}

/**
 * @param {import('./file-index.mjs').FileIndex} index
 * @param {Set<string>} present
 */
function forgetMissing(index, present) {
  for (const name of index.stampNames()) {
    if (name.startsWith('file:') && !present.has(name.slice('file:'.length))) index.setStamp(name, undefined);
  }
}

/**
 * @param {string} root
 * @param {Set<string>} expected
 */
function removeStale(root, expected) {
  const isOurOwn = (/** @type {string} */ file) => file.startsWith(`${OUTPUT}/.build.`) || file.endsWith('.tmp');
  const stale = listFiles(root, OUTPUT).filter((file) => !expected.has(file) && !isOurOwn(file));
  for (const file of stale) {
    rmSync(path.join(root, file));
    removeEmptyFolders(root, path.posix.dirname(file));
  }
  return stale.length;
}

/**
 * @param {string} root
 * @param {string} folder
 */
function removeEmptyFolders(root, folder) {
  if (folder === OUTPUT || folder === '.' || readdirSync(path.join(root, folder)).length > 0) return;
  rmdirSync(path.join(root, folder));
  removeEmptyFolders(root, path.posix.dirname(folder));
}
