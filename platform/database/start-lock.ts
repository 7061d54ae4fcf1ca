import fs from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { errorCode } from './error-code.js';
import { readNumber } from './postgres-data-directory.js';
import { isProcessAlive } from './postgres-process.js';

const WAIT_SECONDS = 120;
const POLL_MILLISECONDS = 50;

/**
 * Runs `work` while no other process starts a server on the same folder. The lock is a file holding our process id;
 * one left by a dead process is taken over. Throws {@link EmbeddedPostgresError} when it stays busy.
 */
export async function withStartLock<Result>(lockFile: string, work: () => Promise<Result>): Promise<Result> {
  const deadline = performance.now() + WAIT_SECONDS * 1000;
  while (!take(lockFile)) {
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError(`Another process is starting this database; if none is, remove ${lockFile}.`);
    }
    await delay(POLL_MILLISECONDS);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(lockFile, { force: true });
  }
}

function take(lockFile: string): boolean {
  try {
    fs.writeFileSync(lockFile, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const holder = readNumber(lockFile);
  if (holder !== undefined && !isProcessAlive(holder)) fs.rmSync(lockFile, { force: true });
  return false;
}
