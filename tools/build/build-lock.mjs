// @ts-check
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCode } from '../supervisor/error-code.mjs';
import { processIdentity } from '../supervisor/process-identity.mjs';

const POLL_MS = 50;
const WAIT_MS = 300_000;

/**
 * Runs one build at a time per repository: a second one waits, and then finds nothing stale.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withBuildLock(root, work) {
  const file = path.join(root, 'dist/.build.lock');
  mkdirSync(path.dirname(file), { recursive: true });
  const deadline = performance.now() + WAIT_MS;
  while (!take(file)) {
    if (performance.now() > deadline)
      throw new Error(`Another build has held ${file} for too long. Delete it if no build runs.`);
    await pause(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function take(file) {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }), { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    if (isAbandoned(file)) rmSync(file, { force: true });
    return false;
  }
}

/** Whether the builder has died. A lock that cannot be read is being written or has just been removed. @param {string} file */
function isAbandoned(file) {
  try {
    const { pid, identity } = JSON.parse(readFileSync(file, 'utf8'));
    return processIdentity(pid) !== identity;
  } catch {
    return false;
  }
}
