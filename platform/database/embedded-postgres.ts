import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import {
  chooseRunAs,
  ensureExecutable,
  findNativeDirectory,
  findReachablePlace,
  hydrateLibraryLinks,
  programPath,
  type RunAs,
} from './postgres-binaries.js';
import {
  dataLayout,
  ensureCluster,
  readLogTail,
  readNumber,
  rotateLog,
  writeSettings,
  type DataLayout,
} from './postgres-data-directory.js';
import {
  answersOn,
  findFreePort,
  hasProcessesInside,
  isProcessAlive,
  readPostmasterFile,
  runCommand,
  SUPERUSER,
} from './postgres-process.js';
import { removeSockets, socketDirectory, socketQuery } from './postgres-socket.js';
import { withStartLock } from './start-lock.js';

const POLL_MILLISECONDS = 50;
const ADOPTION_WAIT_SECONDS = 10;
const START_ATTEMPTS_MAX = 20;
const START_TIMEOUT_SECONDS = 60;
const STOP_TIMEOUT_SECONDS = 30;

/** How to start the embedded server. */
export interface EmbeddedPostgresOptions {
  /** Folder that holds the server's files; created when missing. */
  readonly directory: string;
  /** Wanted TCP port; another free one is taken when it is busy. Left out: the port of the last start when free. */
  readonly port?: number;
  /** Settings of postgresql.conf on top of the house's; ignored when a running server is adopted. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A PostgreSQL server on 127.0.0.1, and on a socket in its folder, that lives as long as somebody needs it. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** Where the files really are: not the wanted folder when the server's account cannot enter that one. */
  readonly directory: string;
  /** True when a live server was found, for example after the process that had started it was killed. */
  readonly adopted: boolean;
  /** Password of the superuser and of the roles the bootstrap creates; never write it to a log. */
  readonly password: string;
  /**
   * Connection string, through the server's socket where it has one; without arguments that of the superuser on the
   * maintenance database.
   */
  url(role?: string, database?: string): string;
  /** Id of the server process. Throws {@link EmbeddedPostgresError} when the server is not running. */
  processId(): number;
  /**
   * Stops the server, `fast` by default (roll back, checkpoint, exit). Does nothing while the process that started
   * the server is another one and still alive: only the owner stops it.
   */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

interface Server {
  readonly nativeDirectory: string;
  readonly layout: DataLayout;
  readonly runAs: RunAs;
}

/**
 * Starts PostgreSQL from the installed npm binaries, or adopts the server that already runs on this folder.
 * Survives `kill -9` of its parent (adopted) and of the server (recovered), runs under an unprivileged account when
 * we are root, and needs no install script. Throws {@link EmbeddedPostgresError}.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const runAs = chooseRunAs();
  const packaged = findNativeDirectory();
  hydrateLibraryLinks(packaged);
  ensureExecutable(packaged);
  const place = findReachablePlace(packaged, path.resolve(options.directory), runAs);
  const layout = dataLayout(place.directory);
  const server: Server = { nativeDirectory: place.nativeDirectory, layout, runAs };
  fs.mkdirSync(place.directory, { recursive: true });
  return withStartLock(layout.lockFile, async () => {
    await ensureCluster(place, layout, runAs);
    const password = fs.readFileSync(layout.passwordFile, 'utf8').trim();
    const adoptedPort = await adopt(server, password);
    const port = adoptedPort ?? (await launch(server, options, password));
    if (adoptedPort === undefined || !isOwnedByAnother(layout)) fs.writeFileSync(layout.ownerFile, `${process.pid}\n`);
    fs.writeFileSync(layout.portFile, `${port}\n`);
    return describeServer(server, port, password, adoptedPort !== undefined);
  });
}

/**
 * Removes the files of a server, wherever they were kept, after stopping what its killed owner left running. Leaves
 * everything as it is while an owner lives. Throws {@link EmbeddedPostgresError}.
 */
export async function discardEmbeddedPostgres(directory: string): Promise<void> {
  const runAs = chooseRunAs();
  const place = findReachablePlace(findNativeDirectory(), path.resolve(directory), runAs);
  const server: Server = { nativeDirectory: place.nativeDirectory, layout: dataLayout(place.directory), runAs };
  if (isOwnedByAnother(server.layout)) return;
  await stopServer(server, 'immediate');
  for (const folder of [place.directory, path.resolve(directory)]) fs.rmSync(folder, { recursive: true, force: true });
}

/** Port of a live server on this folder; waits for one that is still starting, or whose remains are still ending. */
async function adopt(server: Server, password: string): Promise<number | undefined> {
  const deadline = performance.now() + ADOPTION_WAIT_SECONDS * 1000;
  while (performance.now() < deadline) {
    const found = readPostmasterFile(server.layout.data);
    if (found === undefined || !isProcessAlive(found.processId)) break;
    if (await answersOn(found.port, password)) return found.port;
    await delay(POLL_MILLISECONDS);
  }
  return undefined;
}

async function launch(server: Server, options: EmbeddedPostgresOptions, password: string): Promise<number> {
  rotateLog(server.layout);
  await removeRemains(server.layout);
  for (let attempt = 1; attempt <= START_ATTEMPTS_MAX; attempt += 1) {
    const port = await findFreePort(options.port ?? readNumber(server.layout.portFile));
    const sockets = { unix_socket_directories: socketDirectory(server.layout) ?? '' };
    writeSettings(server.layout, server.runAs, port, { ...sockets, ...options.settings });
    const result = await runCommand(
      programPath(server.nativeDirectory, 'pg_ctl'),
      ['-D', server.layout.data, '-w', '-t', String(START_TIMEOUT_SECONDS), '-l', server.layout.logFile, 'start'],
      { runAs: server.runAs, keepOutput: false, timeoutSeconds: START_TIMEOUT_SECONDS + 10 },
    );
    if (result.exitCode === 0 && (await answersOn(port, password))) return port;
    await delay(POLL_MILLISECONDS * 2);
  }
  throw new EmbeddedPostgresError(
    `PostgreSQL did not start; see ${server.layout.logFile}. Its last lines:\n${readLogTail(server.layout)}`,
  );
}

/**
 * After `kill -9` of the server its backends end by themselves; starting earlier would fail. Where nobody reaps dead
 * processes (containers) its pid file would block every start, so it is removed once nothing works in the folder.
 */
async function removeRemains(layout: DataLayout): Promise<void> {
  if (process.platform !== 'linux') return;
  const deadline = performance.now() + ADOPTION_WAIT_SECONDS * 1000;
  while (hasProcessesInside(layout.data)) {
    if (performance.now() > deadline) return;
    await delay(POLL_MILLISECONDS);
  }
  fs.rmSync(path.join(layout.data, 'postmaster.pid'), { force: true });
  removeSockets(layout);
}

function isOwnedByAnother(layout: DataLayout): boolean {
  const owner = readNumber(layout.ownerFile);
  return owner !== undefined && owner !== process.pid && isProcessAlive(owner);
}

function describeServer(server: Server, port: number, password: string, adopted: boolean): EmbeddedPostgres {
  return {
    port,
    directory: path.dirname(server.layout.data),
    adopted,
    password,
    url: (role = SUPERUSER, database = 'postgres') =>
      `postgresql://${role}:${password}@127.0.0.1:${port}/${database}${socketQuery(server.layout, port)}`,
    processId: () => {
      const found = readPostmasterFile(server.layout.data);
      if (found === undefined) throw new EmbeddedPostgresError('The embedded PostgreSQL is not running.');
      return found.processId;
    },
    stop: (mode = 'fast') => stopServer(server, mode),
  };
}

async function stopServer(server: Server, mode: 'fast' | 'immediate'): Promise<void> {
  if (isOwnedByAnother(server.layout) || readPostmasterFile(server.layout.data) === undefined) return;
  const result = await runCommand(
    programPath(server.nativeDirectory, 'pg_ctl'),
    ['-D', server.layout.data, '-w', '-t', String(STOP_TIMEOUT_SECONDS), '-m', mode, 'stop'],
    { runAs: server.runAs, keepOutput: true, timeoutSeconds: STOP_TIMEOUT_SECONDS + 10 },
  );
  const found = readPostmasterFile(server.layout.data);
  if (result.exitCode !== 0 && found !== undefined && isProcessAlive(found.processId)) {
    throw new EmbeddedPostgresError(`PostgreSQL did not stop: ${result.output.trim()}`);
  }
  fs.rmSync(server.layout.ownerFile, { force: true });
}
