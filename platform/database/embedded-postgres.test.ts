import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { transformFileSync } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { chooseRunAs, findNativeDirectory, findReachablePlace, hydrateLibraryLinks } from './postgres-binaries.js';

const settings = { fsync: 'off', max_connections: '20', shared_buffers: '16MB' };
const sourceDirectory = path.dirname(new URL(import.meta.url).pathname);
let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vectra-embedded-'));
  fs.chmodSync(folder, 0o755);
});
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true, force: true });
});

async function run<Row extends pg.QueryResultRow>(server: EmbeddedPostgres, sql: string): Promise<Row[]> {
  const client = new pg.Client(server.url());
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the server from a process of its own, as `npm start` would, and resolves once it is ready. */
async function startInChild(directory: string): Promise<ChildProcess> {
  const program = fs.mkdtempSync(path.join(folder, 'starter-'));
  fs.symlinkSync(path.resolve(sourceDirectory, '../../node_modules'), path.join(program, 'node_modules'));
  fs.writeFileSync(path.join(program, 'package.json'), '{"type":"module"}');
  for (const file of fs
    .readdirSync(sourceDirectory)
    .filter((name) => /^(embedded|postgres|start|error)-[a-z-]+\.ts$/.test(name))) {
    const { code } = transformFileSync(path.join(sourceDirectory, file), {
      swcrc: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    fs.writeFileSync(path.join(program, file.replace('.ts', '.js')), code);
  }
  const options = JSON.stringify({ directory, settings });
  fs.writeFileSync(
    path.join(program, 'main.js'),
    `import { startEmbeddedPostgres } from './embedded-postgres.js';
     await startEmbeddedPostgres(${options});
     process.stdout.write('ready');
     process.stdin.resume();`,
  );
  const child = spawn(process.execPath, [path.join(program, 'main.js')], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('The starter ended before the server was ready.'))),
  ]);
  return child;
}

describe('one server on one folder', () => {
  let server: EmbeddedPostgres;
  beforeAll(async () => {
    server = await startEmbeddedPostgres({ directory: path.join(folder, 'one'), settings });
  });
  afterAll(() => server.stop('immediate'));

  test('a cold start gives PostgreSQL 18 with the house settings', async () => {
    expect(server.adopted).toBe(false);
    const rows = await run<{ name: string; setting: string }>(
      server,
      `SELECT name, setting FROM pg_settings WHERE name IN
       ('listen_addresses', 'unix_socket_directories', 'password_encryption', 'max_connections', 'fsync', 'port')`,
    );
    expect(Object.fromEntries(rows.map((row) => [row.name, row.setting]))).toEqual({
      listen_addresses: '127.0.0.1',
      unix_socket_directories: path.join(folder, 'one'),
      password_encryption: 'scram-sha-256',
      max_connections: '20',
      fsync: 'off',
      port: String(server.port),
    });
    const [database] = await run<{ version: number; locale: string; provider: string; encoding: string }>(
      server,
      `SELECT current_setting('server_version_num')::int / 10000 AS version, datlocale AS locale,
       datlocprovider AS provider, pg_encoding_to_char(encoding) AS encoding
       FROM pg_database WHERE datname = 'template0'`,
    );
    expect(database).toEqual({ version: 18, locale: 'C.UTF-8', provider: 'b', encoding: 'UTF8' });
  });

  test('is reached through its socket, and by its port as well', async () => {
    const address = 'SELECT inet_server_addr()::text AS address';
    expect(await run(server, address)).toEqual([{ address: null }]);
    const byPort = new pg.Client(server.url().replace(/\?.*$/, ''));
    await byPort.connect();
    expect((await byPort.query(address)).rows).toEqual([{ address: '127.0.0.1/32' }]);
    await byPort.end();
  });

  test('a wrong password is refused', async () => {
    const client = new pg.Client(server.url().replace(server.password, 'wrong'));
    await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  });

  test('the superuser password is readable by its owner only, and the server process does not run as root', () => {
    const file = fs.statSync(path.join(folder, 'one', 'superuser-password'));
    expect(file.mode & 0o777).toBe(0o600);
    expect(fs.statSync(path.join(folder, 'one', 'data')).uid).not.toBe(0);
    if (process.platform === 'linux') expect(fs.statSync(`/proc/${server.processId()}`).uid).not.toBe(0);
  });

  test('a second start adopts the live server instead of starting another', async () => {
    const second = await startEmbeddedPostgres({ directory: path.join(folder, 'one'), settings });
    expect(second).toMatchObject({ adopted: true, port: server.port });
    expect(second.processId()).toBe(server.processId());
  });

  test('after kill -9 of the server the next start keeps every committed row and the port', async () => {
    await run(server, 'CREATE TABLE kept AS SELECT generate_series(1, 500) AS number');
    const killed = server.processId();
    process.kill(killed, 'SIGKILL');
    const { port } = server;
    server = await startEmbeddedPostgres({ directory: path.join(folder, 'one'), settings });
    expect(server.adopted).toBe(false);
    expect(server.port).toBe(port);
    expect(server.processId()).not.toBe(killed);
    expect(await run(server, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 500 }]);
  });

  test('another port is taken when the wanted one is busy', async () => {
    await server.stop('immediate');
    expect(() => server.processId()).toThrow('not running');
    const other = await startEmbeddedPostgres({ directory: path.join(folder, 'busy'), settings });
    server = await startEmbeddedPostgres({ directory: path.join(folder, 'one'), port: other.port, settings });
    await other.stop('immediate');
    expect(server.port).not.toBe(other.port);
  });
});

test('after kill -9 of the process that started it, the next start adopts the server and its rows', async () => {
  const directory = path.join(folder, 'orphan');
  const starter = await startInChild(directory);
  const visitor = await startEmbeddedPostgres({ directory, settings });
  await run(visitor, 'CREATE TABLE kept AS SELECT 1 AS number');
  await visitor.stop();
  expect(await run(visitor, 'SELECT number FROM kept')).toEqual([{ number: 1 }]);
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  const heir = await startEmbeddedPostgres({ directory, settings });
  expect(heir).toMatchObject({ adopted: true, port: visitor.port });
  expect(await run(heir, 'SELECT number FROM kept')).toEqual([{ number: 1 }]);
  await heir.stop('immediate');
  expect(() => heir.processId()).toThrow('not running');
});

test('two processes starting at once on a new folder share one server', async () => {
  const directory = path.join(folder, 'race');
  const [first, second] = await Promise.all([
    startEmbeddedPostgres({ directory, settings }),
    startEmbeddedPostgres({ directory, settings }),
  ]);
  expect(second.processId()).toBe(first.processId());
  expect([first.adopted, second.adopted].sort()).toEqual([false, true]);
  await first.stop('immediate');
});

test('library links blocked at install are created once, and only once', () => {
  const copy = path.join(folder, 'package', 'native');
  fs.cpSync(findNativeDirectory(), copy, {
    recursive: true,
    filter: (source) => !fs.lstatSync(source).isSymbolicLink() && !source.includes('/share/'),
  });
  const links: unknown = JSON.parse(fs.readFileSync(path.join(copy, 'pg-symlinks.json'), 'utf8'));
  expect(hydrateLibraryLinks(copy)).toBe(Array.isArray(links) ? links.length : 0);
  expect(fs.existsSync(path.join(copy, 'lib', 'libicuuc.so.60'))).toBe(true);
  expect(hydrateLibraryLinks(copy)).toBe(0);
});

test('a data folder the server account cannot enter is served from a reachable one', async () => {
  const locked = path.join(folder, 'locked');
  fs.mkdirSync(locked, { mode: 0o700 });
  const server = await startEmbeddedPostgres({ directory: path.join(locked, 'postgres'), settings });
  expect(await run(server, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await server.stop('immediate');
  expect(fs.existsSync(path.join(server.directory, 'data', 'PG_VERSION'))).toBe(true);
  if (process.getuid?.() === 0) {
    expect(server.directory).toContain('/var/tmp/vectra-postgres-data-');
    fs.rmSync(server.directory, { recursive: true, force: true });
  }
});

test('programs the server account cannot enter are copied once to a reachable folder', () => {
  const runAs = chooseRunAs();
  const native = path.join(folder, 'private', 'package', 'native');
  fs.mkdirSync(path.join(native, 'bin'), { recursive: true });
  fs.writeFileSync(path.join(native, '..', 'package.json'), `{ "version": "${path.basename(folder)}" }`);
  fs.writeFileSync(path.join(native, 'bin', 'initdb'), 'program');
  fs.chmodSync(path.join(folder, 'private'), 0o700);
  const { nativeDirectory } = findReachablePlace(native, path.join(folder, 'any'), runAs);
  expect(fs.readFileSync(path.join(nativeDirectory, 'bin', 'initdb'), 'utf8')).toBe('program');
  expect(findReachablePlace(native, path.join(folder, 'any'), runAs).nativeDirectory).toBe(nativeDirectory);
  if (runAs.uid === undefined) return;
  expect(nativeDirectory).toContain('/var/tmp/vectra-postgres-programs-');
  fs.rmSync(path.dirname(nativeDirectory), { recursive: true, force: true });
});

test('a malformed setting name is refused before anything starts', async () => {
  const start = startEmbeddedPostgres({ directory: path.join(folder, 'setting'), settings: { "x' evil": '1' } });
  await expect(start).rejects.toThrow('is not a PostgreSQL setting');
});
