import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { applyQueueSchema } from '../queue/queue-schema.js';
import { bootstrapDatabase, type DatabaseUrls } from './bootstrap.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { applyMigrations, MigrationError } from './migrate.js';

let folder: string;
let server: EmbeddedPostgres;
let urls: DatabaseUrls;
let migrations: string;
let databases = 0;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vectra-migrate-'));
  fs.chmodSync(folder, 0o755);
  server = await startEmbeddedPostgres({
    directory: path.join(folder, 'postgres'),
    settings: { fsync: 'off', shared_buffers: '16MB' },
  });
});
afterAll(async () => {
  await server.stop('immediate');
  fs.rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  databases += 1;
  urls = await bootstrapDatabase(server, `house_${databases}`);
  migrations = fs.mkdtempSync(path.join(folder, 'migrations-'));
  write('001_rooms', 'CREATE TABLE room (id int PRIMARY KEY); -- the first');
  write(
    '002_function',
    `CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN n * 2; END $$;
     INSERT INTO room VALUES (twice(4));`,
  );
});

function write(name: string, sql: string): void {
  fs.mkdirSync(path.join(migrations, name), { recursive: true });
  fs.writeFileSync(path.join(migrations, name, 'migration.sql'), sql);
}

async function run<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('bootstrapDatabase', () => {
  test('every role can sign in, and none is a superuser or bypasses row level security', async () => {
    for (const url of [urls.owner, urls.user, urls.admin, urls.system, urls.identity])
      expect(await run(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const roles = await run(
      server.url(),
      `SELECT rolname, rolsuper OR rolbypassrls OR rolcreaterole AS powerful, rolcreatedb FROM pg_roles
       WHERE rolname LIKE 'app\\_%' ORDER BY rolname`,
    );
    expect(roles).toEqual([
      { rolname: 'app_admin', powerful: false, rolcreatedb: false },
      { rolname: 'app_identity', powerful: false, rolcreatedb: false },
      { rolname: 'app_owner', powerful: false, rolcreatedb: true },
      { rolname: 'app_system', powerful: false, rolcreatedb: false },
      { rolname: 'app_user', powerful: false, rolcreatedb: false },
    ]);
  });

  test('only the owner may create anything in the database', async () => {
    await run(urls.owner, 'CREATE SCHEMA house');
    await expect(run(urls.user, 'CREATE SCHEMA mine')).rejects.toMatchObject({ code: '42501' });
    await expect(run(urls.user, 'CREATE TABLE public.mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(run(urls.user, 'CREATE TEMP TABLE mine (id int)')).rejects.toMatchObject({ code: '42501' });
  });

  test('doing it again changes nothing, also twice at once', async () => {
    await run(urls.owner, 'CREATE TABLE kept (id int)');
    const again = await Promise.all([
      bootstrapDatabase(server, `house_${databases}`),
      bootstrapDatabase(server, `house_${databases}`),
    ]);
    expect(again).toEqual([urls, urls]);
    expect(await run(urls.owner, 'SELECT count(*)::int AS rows FROM kept')).toEqual([{ rows: 0 }]);
  });

  test('a name that is not a plain identifier is refused', async () => {
    await expect(bootstrapDatabase(server, 'x"; DROP DATABASE postgres; --')).rejects.toThrow('not a database name');
  });

  test('the password stands in no server log', async () => {
    await run(urls.owner, 'SELECT 1');
    expect(fs.readFileSync(path.join(folder, 'postgres', 'server.log'), 'utf8')).not.toContain(server.password);
  });
});

describe('applyMigrations', () => {
  test('pending files are applied in order of name, and a second run applies nothing', async () => {
    expect(await applyMigrations(urls.owner, migrations)).toEqual({ applied: ['001_rooms', '002_function'] });
    expect(await run(urls.owner, 'SELECT id FROM room')).toEqual([{ id: 8 }]);
    write('003_more', 'INSERT INTO room VALUES (9)');
    expect(await applyMigrations(urls.owner, migrations)).toEqual({ applied: ['003_more'] });
    expect(await applyMigrations(urls.owner, migrations)).toEqual({ applied: [] });
  });

  test('two processes migrating at once apply each file once', async () => {
    const results = await Promise.all([
      applyMigrations(urls.owner, migrations),
      applyMigrations(urls.owner, migrations),
    ]);
    expect(results.flatMap((result) => result.applied).sort()).toEqual(['001_rooms', '002_function']);
  });

  test('a migration edited after it was applied is refused by name', async () => {
    await applyMigrations(urls.owner, migrations);
    write('001_rooms', 'CREATE TABLE room (id bigint PRIMARY KEY)');
    const again = applyMigrations(urls.owner, migrations);
    await expect(again).rejects.toThrow(MigrationError);
    await expect(again).rejects.toThrow('001_rooms was edited');
  });

  test('a failing migration leaves nothing of itself behind and is reported until it is resolved', async () => {
    write('003_broken', 'INSERT INTO room VALUES (10); INSERT INTO nowhere VALUES (1);');
    write('004_after', 'INSERT INTO room VALUES (11)');
    await expect(applyMigrations(urls.owner, migrations)).rejects.toThrow(
      /003_broken failed.*"nowhere" does not exist/,
    );
    expect(await run(urls.owner, 'SELECT id FROM room')).toEqual([{ id: 8 }]);
    await expect(applyMigrations(urls.owner, migrations)).rejects.toThrow(/003_broken failed earlier.*migrate resolve/);
    write('003_broken', 'INSERT INTO room VALUES (10)');
    await run(urls.owner, `UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '003_broken'`);
    expect(await applyMigrations(urls.owner, migrations)).toEqual({ applied: ['003_broken', '004_after'] });
  });

  test('a migration whose runner was killed is started over', async () => {
    await applyMigrations(urls.owner, migrations);
    write('003_more', 'INSERT INTO room VALUES (9)');
    await run(
      urls.owner,
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('killed', 'unknown', '003_more')`,
    );
    expect(await applyMigrations(urls.owner, migrations)).toEqual({ applied: ['003_more'] });
  });
});

test('applyQueueSchema can be repeated, and only app_system may touch the queue', async () => {
  await applyQueueSchema(urls.owner);
  await applyQueueSchema(urls.owner);
  const [tables] = await run<{ count: number }>(
    urls.system,
    `SELECT count(*)::int AS count FROM pg_class WHERE relnamespace = 'bullmq'::regnamespace AND relkind = 'r'
     AND has_table_privilege('app_system', oid, 'INSERT')`,
  );
  expect(tables?.count).toBeGreaterThan(5);
  await run(urls.system, 'CREATE SEQUENCE bullmq.bullmq_jid_test');
  await expect(run(urls.user, 'CREATE SEQUENCE bullmq.other')).rejects.toMatchObject({ code: '42501' });
});
