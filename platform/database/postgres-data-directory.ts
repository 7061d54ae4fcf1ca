import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { programPath, type PostgresPlace, type RunAs } from './postgres-binaries.js';
import { runCommand, SUPERUSER } from './postgres-process.js';

const SETTINGS_FILE = 'vectra.conf';
const LOG_BYTES_MAX = 10 * 1024 * 1024;
const INITDB_TIMEOUT_SECONDS = 120;

const DEFAULT_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  password_encryption: 'scram-sha-256',
  max_connections: '200',
  shared_buffers: '128MB',
  logging_collector: 'off',
  log_min_error_statement: 'panic',
};

/** Paths inside the folder of one embedded server. */
export interface DataLayout {
  readonly data: string;
  readonly passwordFile: string;
  readonly logFile: string;
  readonly portFile: string;
  readonly ownerFile: string;
  readonly lockFile: string;
}

/** Names the files of one embedded server. */
export function dataLayout(directory: string): DataLayout {
  return {
    data: path.join(directory, 'data'),
    passwordFile: path.join(directory, 'superuser-password'),
    logFile: path.join(directory, 'server.log'),
    portFile: path.join(directory, 'port'),
    ownerFile: path.join(directory, 'owner-process'),
    lockFile: path.join(directory, 'starting'),
  };
}

/**
 * Creates the cluster once: UTF-8 with the built-in C.UTF-8 locale (same order on every machine), scram-sha-256
 * for every connection and a random superuser password in a file that only the server's account reads.
 */
export async function ensureCluster(place: PostgresPlace, layout: DataLayout, runAs: RunAs): Promise<void> {
  const finished = fs.existsSync(path.join(layout.data, SETTINGS_FILE));
  if (finished) return;
  prepareFolders(place.directory, layout, runAs);
  const result = await runCommand(
    programPath(place.nativeDirectory, 'initdb'),
    [
      ...['-D', layout.data, '-U', SUPERUSER, `--pwfile=${layout.passwordFile}`, '--auth=scram-sha-256'],
      ...['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
      ...['--no-sync', '--no-instructions'],
    ],
    { runAs, keepOutput: true, timeoutSeconds: INITDB_TIMEOUT_SECONDS },
  );
  if (result.exitCode !== 0) {
    fs.rmSync(layout.data, { recursive: true, force: true });
    throw new EmbeddedPostgresError(`Creating the database files in ${layout.data} failed: ${result.output.trim()}`);
  }
  fs.appendFileSync(path.join(layout.data, 'postgresql.conf'), `\ninclude_if_exists '${SETTINGS_FILE}'\n`);
}

function prepareFolders(directory: string, layout: DataLayout, runAs: RunAs): void {
  fs.rmSync(layout.data, { recursive: true, force: true });
  fs.mkdirSync(layout.data, { recursive: true, mode: 0o700 });
  fs.rmSync(layout.passwordFile, { force: true });
  fs.writeFileSync(layout.passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
  for (const entry of [directory, layout.data, layout.passwordFile]) giveTo(entry, runAs);
}

/** Hands a file or folder to the account that runs the server. */
function giveTo(entry: string, runAs: RunAs): void {
  if (runAs.uid !== undefined && runAs.gid !== undefined) fs.chownSync(entry, runAs.uid, runAs.gid);
}

/** Writes the settings the next start reads. Throws {@link EmbeddedPostgresError} on a malformed setting name. */
export function writeSettings(
  layout: DataLayout,
  runAs: RunAs,
  port: number,
  settings: Readonly<Record<string, string>>,
): void {
  const all: Record<string, string> = { ...DEFAULT_SETTINGS, ...settings, port: String(port) };
  const lines = Object.entries(all).map(([name, value]) => {
    if (!/^[a-z][a-z0-9_.]*$/.test(name)) throw new EmbeddedPostgresError(`"${name}" is not a PostgreSQL setting.`);
    return `${name} = '${value.replaceAll("'", "''")}'`;
  });
  const file = path.join(layout.data, SETTINGS_FILE);
  fs.writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  giveTo(file, runAs);
}

/** Keeps one old server log and starts a new one when the present one has grown too large. */
export function rotateLog(layout: DataLayout): void {
  const bytes = fs.statSync(layout.logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > LOG_BYTES_MAX) fs.renameSync(layout.logFile, `${layout.logFile}.1`);
}

/** The last lines the server wrote, for an error message. */
export function readLogTail(layout: DataLayout): string {
  try {
    return fs.readFileSync(layout.logFile, 'utf8').trimEnd().split('\n').slice(-5).join('\n');
  } catch {
    return '(no log)';
  }
}

/** A whole number kept in a small file; undefined when the file is missing or holds something else. */
export function readNumber(file: string): number | undefined {
  try {
    const value = Number(fs.readFileSync(file, 'utf8').trim());
    return Number.isInteger(value) && value > 0 ? value : undefined;
  } catch {
    return undefined;
  }
}
