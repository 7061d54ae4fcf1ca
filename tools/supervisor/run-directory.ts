import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { discardEmbeddedPostgres } from '../../platform/database/embedded-postgres.js';
import { processIdentity } from './process-identity.mjs';

const prefix = 'run-';
const ownerOf = (directory: string): string => path.join(directory, 'owner-process');

/** A data directory for one stack that is not meant to stay. */
export interface RunDirectory {
  readonly path: string;
  /** Removes it with its database, wherever that was kept; the stack must have been stopped. */
  remove(): Promise<void>;
}

/**
 * Makes a data directory for one run, and removes those of runs that were killed: their database goes on by itself,
 * because a database that survives its starter is what `npm start` wants.
 */
export async function createRunDirectory(parent: string): Promise<RunDirectory> {
  mkdirSync(parent, { recursive: true });
  await removeAbandoned(parent);
  const directory = mkdtempSync(path.join(parent, prefix));
  // PostgreSQL, which does not run as root, has to enter it.
  chmodSync(directory, 0o711);
  writeFileSync(ownerOf(directory), `${process.pid} ${processIdentity(process.pid) ?? ''}`);
  return { path: directory, remove: () => discard(directory) };
}

async function removeAbandoned(parent: string): Promise<void> {
  const directories = readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .map((name) => path.join(parent, name));
  for (const directory of directories) {
    if (!isAbandoned(directory)) continue;
    try {
      await discard(directory);
    } catch {
      // What another account left cannot be removed by this one, and keeps nobody from starting.
    }
  }
}

function isAbandoned(directory: string): boolean {
  let owner: string;
  try {
    owner = readFileSync(ownerOf(directory), 'utf8');
  } catch {
    // Whoever makes it has not signed it yet.
    return false;
  }
  const pid = Number(owner.slice(0, owner.indexOf(' ')));
  return processIdentity(pid) !== owner.slice(owner.indexOf(' ') + 1);
}

async function discard(directory: string): Promise<void> {
  await discardEmbeddedPostgres(path.join(directory, 'postgres'));
  rmSync(directory, { recursive: true, force: true });
}
