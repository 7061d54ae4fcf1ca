// @ts-check
/** Brings node_modules in line with package-lock.json; uses nothing but Node's own modules, so that it runs on a fresh clone. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installBeside, removeLeftovers } from './install/addressed-install.mjs';

const NODE_MINIMUM = [20, 19];
const PROGRESS_INTERVAL_MS = 10_000;
const OUTPUT_TAIL_LINES = 20;
const UNREACHABLE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|ENOTCACHED/;

/** The installation cannot go on; the message says what to do. */
export class InstallFailed extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'InstallFailed';
  }
}

/** `npm ci` will not install from this lock. */
class LockIncomplete extends InstallFailed {}

/**
 * Refuses a Node that is too old.
 * @param {string} [version] as in `process.versions.node`
 */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = NODE_MINIMUM;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new InstallFailed(
    `Vectra needs Node ${needMajor}.${needMinor} or newer; this is Node ${version}. Install a newer Node and try again.`,
  );
}

/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** @param {string} root */
function lockHash(root) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'package.json', 'web/package.json']) {
    const file = path.join(root, name);
    hash.update(name).update(existsSync(file) ? readFileSync(file) : '');
  }
  return hash.digest('hex');
}

/**
 * Whether what npm says it installed (`node_modules/.package-lock.json`) is what the lock asks for.
 * Packages of other platforms are absent by design: the lock calls them optional.
 * @param {string} root
 */
export function installedMatchesLock(root) {
  const installedFile = path.join(root, 'node_modules/.package-lock.json');
  const wantedFile = path.join(root, 'package-lock.json');
  if (!existsSync(installedFile) || !existsSync(wantedFile)) return false;
  const installed = readJson(installedFile).packages ?? {};
  const wanted = readJson(wantedFile).packages ?? {};
  return Object.entries(wanted).every(([location, entry]) => {
    if (!location.includes('node_modules/') || entry.link) return true;
    const found = installed[location];
    return found === undefined
      ? entry.optional === true || entry.devOptional === true
      : found.version === entry.version;
  });
}

/**
 * Whether node_modules is complete. Leaves a stamp, so that the next question costs one hash.
 * @param {string} root
 */
export function isInstalled(root) {
  const modules = path.join(root, 'node_modules');
  if (!existsSync(modules)) return false;
  const stampFile = path.join(modules, '.vectra-lock');
  const expected = lockHash(root);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === expected) return true;
  if (!installedMatchesLock(root)) return false;
  writeFileSync(stampFile, expected);
  return true;
}

/**
 * What to tell a person whose install failed.
 * @param {string} output everything npm printed
 */
export function explainFailure(output) {
  const tail = output.trim().split('\n').slice(-OUTPUT_TAIL_LINES).join('\n');
  if (UNREACHABLE.test(output)) {
    return `The npm registry cannot be reached. Check the network, the proxy, or "npm config get registry", then try again.\n${tail}`;
  }
  return `npm could not install the dependencies:\n${tail}`;
}

/** @param {string} output everything npm printed */
function failureOf(output) {
  const message = explainFailure(output);
  return output.includes('code EUSAGE') ? new LockIncomplete(message) : new InstallFailed(message);
}

/**
 * @param {string} root
 * @param {string[]} args
 * @param {(line: string) => void} log
 * @returns {Promise<string>} everything npm printed
 */
function runNpm(root, args, log) {
  const startedAt = Date.now();
  const npmScript = process.env.npm_execpath;
  const [file, ...prefix] = npmScript?.endsWith('.js') ? [process.execPath, npmScript] : ['npm'];
  const child = spawn(file ?? 'npm', [...prefix, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  const collect = (/** @type {Buffer} */ chunk) => (output += chunk.toString());
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  const progress = setInterval(
    () => log(`  ... installing, ${Math.round((Date.now() - startedAt) / 1000)} s`),
    PROGRESS_INTERVAL_MS,
  );
  /** @type {Promise<string>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new InstallFailed(`npm could not be started: ${error.message}`)));
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(failureOf(output))));
  });
  return ended.finally(() => clearInterval(progress));
}

/** Asks with npm's own settings, so that proxies and private registries count. @param {string} root */
async function isRegistryReachable(root) {
  try {
    await runNpm(root, ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], () => undefined);
    return true;
  } catch (error) {
    // A registry that answers anything at all is there.
    return !(error instanceof Error && UNREACHABLE.test(error.message));
  }
}

/**
 * Installs exactly what the lock says. A registry that lacks packages for other platforms makes a lock that `npm ci` calls
 * incomplete; `npm install` accepts it, keeps to the same versions, and leaves the lock as it is.
 * @param {string} root
 * @param {(line: string) => void} log
 */
async function installFromLock(root, log) {
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=2'];
  // Without a registry npm would retry package by package for minutes; from its cache it knows at once.
  if (!(await isRegistryReachable(root))) flags.push('--offline');
  if (existsSync(path.join(root, 'package-lock.json'))) {
    if (await installAddressed(root, flags, log)) return;
    try {
      await runNpm(root, ['ci', ...flags], log);
      return;
    } catch (error) {
      if (!(error instanceof LockIncomplete)) throw error;
      log('  npm ci finds the lock incomplete (packages of other platforms); using npm install.');
    }
  }
  await runNpm(root, ['install', '--no-save', ...flags], log);
}

/**
 * Installs by the addresses that packages usually have, which spares npm a question per package.
 * @param {string} root
 * @param {readonly string[]} flags
 * @param {(line: string) => void} log
 * @returns {Promise<boolean>} false when that did not work and the lock alone may
 * @throws {InstallFailed} when the registry is out of reach
 */
async function installAddressed(root, flags, log) {
  // There npm links workspaces by their whole path, which would not survive the move.
  if (process.platform === 'win32') return false;
  try {
    removeLeftovers(root);
    const registry = (await runNpm(root, ['config', 'get', 'registry'], () => undefined)).trim();
    await installBeside(root, registry, (directory) => runNpm(directory, ['ci', ...flags], log));
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (UNREACHABLE.test(reason)) throw error;
    log(`  Installing by the usual addresses of packages did not work, so the registry is asked for each: ${reason}`);
    return false;
  }
}

/**
 * Installs the dependencies when they are missing or do not match the lock. Install scripts are not run: nothing here needs them.
 * @param {{ root?: string, log?: (line: string) => void }} [options]
 * @returns {Promise<boolean>} whether anything was installed
 * @throws {InstallFailed} when Node is too old, the registry is out of reach or npm fails
 */
export async function ensureInstalled({ root = path.resolve(import.meta.dirname, '..'), log = console.log } = {}) {
  checkNodeVersion();
  if (isInstalled(root)) return false;
  const startedAt = Date.now();
  log('Installing dependencies, once ...');
  await installFromLock(root, log);
  writeFileSync(path.join(root, 'node_modules/.vectra-lock'), lockHash(root));
  log(`Dependencies installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled().catch((error) => {
    console.error(error instanceof InstallFailed ? error.message : error);
    process.exitCode = 1;
  });
}
