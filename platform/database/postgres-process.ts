import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { errorCode } from './error-code.js';
import type { RunAs } from './postgres-binaries.js';

/** Name of the superuser that only the bootstrap uses. */
export const SUPERUSER = 'postgres';

const LOOPBACK = '127.0.0.1';

/** How a program ended: its exit code and what it wrote. */
export interface CommandResult {
  readonly exitCode: number;
  readonly output: string;
}

/** What `postmaster.pid` says about the server that wrote it. */
export interface PostmasterFile {
  readonly processId: number;
  readonly port: number;
}

/**
 * Runs a program to its end. It inherits no environment, so that no secret of ours is readable in the server's.
 * `keepOutput: false` is for programs that leave a server behind holding their output open.
 */
export function runCommand(
  program: string,
  parameters: readonly string[],
  options: { runAs: RunAs; keepOutput: boolean; timeoutSeconds: number },
): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      ...options.runAs,
      cwd: path.dirname(program),
      ...(process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' } }),
      stdio: ['ignore', options.keepOutput ? 'pipe' : 'ignore', options.keepOutput ? 'pipe' : 'ignore'],
      timeout: options.timeoutSeconds * 1000,
      killSignal: 'SIGKILL',
    });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? -1, output }));
  });
}

/** A free TCP port on the loopback address: the wanted one when it is free, any other when it is not. */
export async function findFreePort(wanted: number | undefined): Promise<number> {
  if (wanted !== undefined && wanted > 0 && (await isFree(wanted)) !== undefined) return wanted;
  const port = await isFree(0);
  if (port === undefined) throw new EmbeddedPostgresError('No free TCP port on 127.0.0.1.');
  return port;
}

function isFree(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(undefined));
    probe.listen(port, LOOPBACK, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : undefined));
    });
  });
}

/** Reads `postmaster.pid`; undefined when there is no server, or it has not written its port yet. */
export function readPostmasterFile(dataDirectory: string): PostmasterFile | undefined {
  let lines: string[];
  try {
    lines = fs.readFileSync(path.join(dataDirectory, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const processId = Number(lines[0]);
  const port = Number(lines[3]);
  return processId > 0 && port > 0 ? { processId, port } : undefined;
}

/**
 * Whether a server that knows our password answers on this port. Only a real connection tells: a killed server can
 * look alive for a while, and its port may belong to somebody else by now.
 */
export async function answersOn(port: number, password: string): Promise<boolean> {
  const client = new pg.Client({
    host: LOOPBACK,
    port,
    user: SUPERUSER,
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Whether a process with this id exists and is not merely waiting to be reaped. */
export function isProcessAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
  return !isZombie(processId);
}

function isZombie(processId: number): boolean {
  try {
    const status = fs.readFileSync(`/proc/${processId}/stat`, 'utf8');
    return status.slice(status.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return false;
  }
}

/** Whether any process still works inside the data folder: backends that outlive their killed server do. Linux only. */
export function hasProcessesInside(dataDirectory: string): boolean {
  const wanted = fs.realpathSync(dataDirectory);
  return listProcessIds().some((processId) => {
    try {
      return fs.readlinkSync(`/proc/${processId}/cwd`) === wanted;
    } catch {
      return false;
    }
  });
}

function listProcessIds(): string[] {
  try {
    return fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
