import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { prepareDatabase } from '../prepare-database.js';
import { EmbeddedDatabase } from './embedded-database.js';
import type { DatabaseEvent } from './stack-database.js';

let directory: string;
let database: EmbeddedDatabase;
let events: DatabaseEvent[];
let onNext: (event: DatabaseEvent) => void;

beforeAll(async () => {
  directory = mkdtempSync(path.join(tmpdir(), 'vectra-database-'));
  // PostgreSQL refuses to run as root and then runs as somebody who must be able to enter.
  chmodSync(directory, 0o755);
  mkdirSync(path.join(directory, 'migrations'));
  events = [];
  onNext = () => undefined;
  database = new EmbeddedDatabase({
    dataDirectory: directory,
    migrationsDirectory: path.join(directory, 'migrations'),
  });
  await database.start((event) => {
    events.push(event);
    onNext(event);
  });
});

afterAll(async () => {
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
});

const nextOf = (kind: DatabaseEvent['kind']): Promise<DatabaseEvent> =>
  new Promise((resolve) => {
    onNext = (event) => {
      if (event.kind === kind) resolve(event);
    };
  });

async function select(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}

test('the embedded database answers to every role once it is ready', async () => {
  expect(events.map((event) => event.kind)).toEqual(['ready']);
  const { user, admin, system, owner } = database.urls();
  for (const url of [user, admin, system, owner ?? ''])
    expect(await select(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('a server that somebody else runs can be prepared, and prepared again', async () => {
  const { owner = '' } = database.urls();
  const superuser = new URL(owner);
  superuser.username = 'postgres';
  superuser.pathname = '/postgres';
  const first = await prepareDatabase(superuser.href, path.join(directory, 'migrations'));
  const second = await prepareDatabase(superuser.href, path.join(directory, 'migrations'));
  expect(second).toEqual(first);
  expect(await select(first.user, 'SELECT current_user AS role')).toEqual([{ role: 'app_user' }]);
});

test('a killed server is back on its port with its data', async () => {
  const { owner = '' } = database.urls();
  const { port } = database;
  await select(owner, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const recovered = nextOf('recovered');
  process.kill(database.processId ?? NaN, 'SIGKILL');
  expect(await recovered).toMatchObject({ moved: false });
  expect(events.map((event) => event.kind)).toEqual(['ready', 'lost', 'recovered']);
  expect(database.port).toBe(port);
  expect(await select(database.urls().owner ?? '', 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});
