// @ts-check
/** Installs beside the project from a lock with addresses, and moves what came into place: twice as fast as from the lock alone. */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { processIdentity } from '../supervisor/process-identity.mjs';

const PLACE = /^\.vectra-install-(\d+)$/;

/**
 * @typedef {object} LockedPackage
 * @property {string} [name] when it is installed under another one
 * @property {string} [version]
 * @property {string} [resolved] where it is fetched
 * @property {boolean} [link] whether it is a folder of the project
 */

/** @typedef {{ packages?: Record<string, LockedPackage> }} Lock */

/**
 * The lock with the address of every package, by the rule that npm's registries keep. Ours names no registry; without
 * addresses npm asks it about each package before it fetches it.
 * @template {Lock} Given
 * @param {Given} lock
 * @param {string} registry its address, with or without a stroke at the end
 * @returns {Given}
 */
export function withAddresses(lock, registry) {
  const base = registry.replace(/\/+$/, '');
  const packages = Object.entries(lock.packages ?? {}).map(([location, entry]) => {
    const place = location.lastIndexOf('node_modules/');
    if (place < 0 || entry.link || entry.resolved || !entry.version) return [location, entry];
    const name = entry.name ?? location.slice(place + 'node_modules/'.length);
    const file = `${name.split('/').at(-1)}-${entry.version}.tgz`;
    return [location, { ...entry, resolved: `${base}/${name}/-/${file}` }];
  });
  return { ...lock, packages: Object.fromEntries(packages) };
}

/** What an installation that was killed left. @param {string} root */
export function removeLeftovers(root) {
  for (const name of readdirSync(root)) {
    const pid = PLACE.exec(name)?.[1];
    if (pid === undefined || processIdentity(Number(pid)) !== undefined) continue;
    rmSync(path.join(root, name), { recursive: true, force: true });
  }
}

/**
 * Installs into a folder beside `node_modules`, which stands as it was until everything is there.
 * @param {string} root
 * @param {string} registry
 * @param {(directory: string) => Promise<unknown>} install what `npm ci` does, in this folder
 * @throws whatever `install` throws, or the system when the folders cannot be moved; nothing is left behind
 */
export async function installBeside(root, registry, install) {
  const place = path.join(root, `.vectra-install-${process.pid}`);
  const { workspaces = [] } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  try {
    for (const folder of ['', ...workspaces]) {
      mkdirSync(path.join(place, folder), { recursive: true });
      copyFileSync(path.join(root, folder, 'package.json'), path.join(place, folder, 'package.json'));
    }
    if (existsSync(path.join(root, '.npmrc'))) copyFileSync(path.join(root, '.npmrc'), path.join(place, '.npmrc'));
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
    writeFileSync(path.join(place, 'package-lock.json'), JSON.stringify(withAddresses(lock, registry)));
    await install(place);
    for (const folder of ['', ...workspaces]) {
      const installed = path.join(place, folder, 'node_modules');
      const wanted = path.join(root, folder, 'node_modules');
      // Moved and not removed: where folders cannot be moved, the old one stays.
      if (existsSync(wanted)) renameSync(wanted, path.join(place, folder, 'replaced'));
      if (existsSync(installed)) renameSync(installed, wanted);
    }
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
