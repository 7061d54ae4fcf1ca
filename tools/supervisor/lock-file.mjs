// @ts-check
/** One stack per data directory. Plain JavaScript, because `npm start` asks before anything is compiled. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { errorCode } from './error-code.mjs';
import { processIdentity } from './process-identity.mjs';

const FILE_NAME = 'vectra.lock';
const ATTEMPTS_MAX = 5;

/**
 * @typedef {object} LockOwner
 * @property {number} pid
 * @property {string} identity see `processIdentity`
 * @property {string} startedAt ISO 8601
 * @property {{ gateway: number, web: number }} ports
 */

/** Another process runs the stack of this data directory. */
export class AlreadyRunning extends Error {
  /**
   * @param {LockOwner} owner
   * @param {string} dataDirectory
   */
  constructor(owner, dataDirectory) {
    super(
      `Vectra is already running for ${dataDirectory} (process ${owner.pid}): web http://localhost:${owner.ports.web}, ` +
        `GraphQL http://localhost:${owner.ports.gateway}/graphql. Stop it with Ctrl-C there or "kill ${owner.pid}", ` +
        'or set VECTRA_DATA_DIR, PORT and WEB_PORT to run a second one.',
    );
    this.name = 'AlreadyRunning';
    this.owner = owner;
  }
}

/** @param {string} dataDirectory */
const lockPath = (dataDirectory) => path.join(dataDirectory, FILE_NAME);

/**
 * Who holds the lock, if that process still lives. A lock whose process is gone, or that cannot be read, holds nothing.
 * @param {string} dataDirectory
 * @returns {LockOwner | undefined}
 */
export function lockOwner(dataDirectory) {
  try {
    const owner = JSON.parse(readFileSync(lockPath(dataDirectory), 'utf8'));
    return typeof owner.pid === 'number' && processIdentity(owner.pid) === owner.identity ? owner : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Takes the lock for this process, over a stale one if need be.
 * @param {string} dataDirectory
 * @param {{ gateway: number, web: number }} ports
 * @returns {{ release: () => void }}
 * @throws {AlreadyRunning} when a living process holds it
 */
export function acquireLock(dataDirectory, ports) {
  mkdirSync(dataDirectory, { recursive: true });
  const owner = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? 'unknown',
    startedAt: new Date().toISOString(),
    ports,
  };
  const file = lockPath(dataDirectory);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt += 1) {
    if (createExclusively(file, JSON.stringify(owner))) return { release: () => releaseLock(dataDirectory, owner) };
    const holder = lockOwner(dataDirectory);
    if (holder !== undefined) throw new AlreadyRunning(holder, dataDirectory);
    setAside(file);
  }
  throw new Error(`The lock ${file} could not be taken. Delete it if no Vectra runs there.`);
}

/**
 * @param {string} file
 * @param {string} content
 */
function createExclusively(file, content) {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Of two processes that find the same stale lock, the renaming lets only one remove it. @param {string} file */
function setAside(file) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
    rmSync(aside, { force: true });
  } catch {
    // Somebody else was faster; the next attempt sees what they left.
  }
}

/**
 * @param {string} dataDirectory
 * @param {LockOwner} owner
 */
function releaseLock(dataDirectory, owner) {
  const holder = lockOwner(dataDirectory);
  if (holder?.pid === owner.pid && holder.startedAt === owner.startedAt)
    rmSync(lockPath(dataDirectory), { force: true });
}
