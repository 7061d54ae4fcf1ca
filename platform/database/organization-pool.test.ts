import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { bootstrapDatabase, type DatabaseUrls } from './bootstrap.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';
import { OrganizationPool, StatementCounter } from './organization-pool.js';
import { surviveLostConnections } from './system-connection.js';

const TABLES = `
  CREATE TABLE note (
    id uuid PRIMARY KEY DEFAULT uuidv7(),
    organization_id uuid NOT NULL,
    text text NOT NULL,
    UNIQUE (organization_id, text) DEFERRABLE INITIALLY DEFERRED
  );
  ALTER TABLE note ENABLE ROW LEVEL SECURITY;
  CREATE POLICY wall ON note TO app_user
    USING (organization_id = (SELECT NULLIF(current_setting('app.organization_id', true), '')::uuid))
    WITH CHECK (organization_id = (SELECT NULLIF(current_setting('app.organization_id', true), '')::uuid));
  GRANT SELECT, INSERT, UPDATE, DELETE ON note TO app_user;`;

const settings = { fsync: 'off', shared_buffers: '16MB' };
let folder: string;
let server: EmbeddedPostgres;
let urls: DatabaseUrls;
let shared: pg.Pool;
let counter: StatementCounter;
let ours: string;
let theirs: string;
let our: OrganizationPool;
let their: OrganizationPool;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vectra-organization-pool-'));
  fs.chmodSync(folder, 0o755);
  server = await startEmbeddedPostgres({ directory: path.join(folder, 'postgres'), settings });
  urls = await bootstrapDatabase(server, 'house');
  const owner = new pg.Client(urls.owner);
  await owner.connect();
  await owner.query(TABLES);
  await owner.end();
  shared = new pg.Pool({ connectionString: urls.user, max: 3, pipeline: true });
  surviveLostConnections(shared);
});
afterAll(async () => {
  await shared.end();
  await server.stop('immediate');
  fs.rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  counter = new StatementCounter();
  ours = randomUUID();
  theirs = randomUUID();
  our = new OrganizationPool(shared, ours, counter);
  their = new OrganizationPool(shared, theirs, counter);
  await addNote(our, ours, 'our note');
  await addNote(their, theirs, 'their note');
});

async function addNote(pool: Pick<OrganizationPool, 'query'>, organizationId: string, text: string): Promise<void> {
  await pool.query({
    text: 'INSERT INTO note (organization_id, text) VALUES ($1, $2)',
    values: [organizationId, text],
  });
}

async function texts(pool: Pick<OrganizationPool, 'query'>): Promise<unknown[]> {
  const { rows } = await pool.query({ name: 'texts', text: 'SELECT text FROM note ORDER BY text', values: [] });
  return rows.map((row: { text: unknown }) => row.text);
}

async function backends(): Promise<Set<unknown>> {
  const { rows } = await our.query('SELECT pg_backend_pid() AS id');
  return new Set(rows.map((row: { id: unknown }) => row.id));
}

describe('whose rows', () => {
  test('a forgotten filter still shows only the own rows', async () => {
    expect(await texts(our)).toEqual(['our note']);
    expect(await texts(their)).toEqual(['their note']);
  });

  test('nobody sees no row', async () => {
    expect(await texts(new OrganizationPool(shared, undefined, counter))).toEqual([]);
  });

  test('inserting for, or moving a row to, another organization is refused by the database', async () => {
    await expect(addNote(our, theirs, 'forged')).rejects.toMatchObject({ code: '42501' });
    const moved = our.query({ text: 'UPDATE note SET organization_id = $1', values: [theirs] });
    await expect(moved).rejects.toMatchObject({ code: '42501' });
    expect(await texts(their)).toEqual(['their note']);
  });

  test('200 interleaved statements of two organizations on three connections never mix', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, (_, index) => texts(index % 2 === 0 ? our : their)));
    expect(shared.totalCount).toBeLessThanOrEqual(3);
    answers.forEach((answer, index) => expect(answer).toEqual([index % 2 === 0 ? 'our note' : 'their note']));
  });

  test('whatever mix of good, failing and transactional work ran before, the next caller starts without organization', async () => {
    const work = fc.array(fc.constantFrom('read', 'fail', 'commit', 'rollback', 'broken transaction'), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(work, async (steps) => {
        await Promise.all(steps.map((step, index) => perform(step, index % 2 === 0 ? our : their)));
        const clients = await Promise.all([shared.connect(), shared.connect(), shared.connect()]);
        const found = await Promise.all(
          clients.map((client) => client.query(`SELECT current_setting('app.organization_id', true) AS organization`)),
        );
        clients.forEach((client) => client.release());
        for (const { rows } of found) expect([{ organization: null }, { organization: '' }]).toContainEqual(rows[0]);
      }),
      { numRuns: 15 },
    );
  });
});

async function perform(step: string, pool: OrganizationPool): Promise<void> {
  if (step === 'read') await texts(pool);
  else if (step === 'fail') await pool.query('SELECT 1/0').catch(() => undefined);
  else {
    const connection = await pool.connect();
    await connection.query('BEGIN');
    if (step === 'broken transaction') await connection.query('SELECT 1/0').catch(() => undefined);
    else await connection.query(step === 'commit' ? 'COMMIT' : 'ROLLBACK');
    connection.release();
  }
}

describe('errors', () => {
  test('a failing statement throws its own error, and the same connection goes on', async () => {
    const [before] = await backends();
    await expect(our.query('SELECT 1/0')).rejects.toMatchObject({ code: '22012' });
    await expect(our.query({ text: 'SELECT nothing FROM nowhere', name: 'bad' })).rejects.toMatchObject({
      code: '42P01',
    });
    expect((await backends()).has(before)).toBe(true);
  });

  test('a statement that fails halfway leaves nothing behind', async () => {
    const half = `INSERT INTO note (organization_id, text) SELECT '${ours}', (10 / (3 - n))::text FROM generate_series(1, 5) n`;
    await expect(our.query(half)).rejects.toMatchObject({ code: '22012' });
    expect(await texts(our)).toEqual(['our note']);
  });

  test('a constraint checked only at COMMIT rejects the statement', async () => {
    await expect(addNote(our, ours, 'our note')).rejects.toMatchObject({ code: '23505' });
    expect(await texts(our)).toEqual(['our note']);
  });

  test('an organization that is not a UUID is refused before any statement', () => {
    expect(() => new OrganizationPool(shared, `'; SELECT 1; --`, counter)).toThrow(RangeError);
  });
});

describe('transactions', () => {
  test('are scoped, may choose an isolation level, and roll back', async () => {
    const connection = await our.connect();
    await connection.query('BEGIN');
    await connection.query('SET TRANSACTION ISOLATION LEVEL SERIALIZABLE');
    await connection.query({
      text: 'INSERT INTO note (organization_id, text) VALUES ($1, $2)',
      values: [ours, 'second'],
    });
    const { rows } = await connection.query('SELECT text FROM note ORDER BY text');
    expect(rows).toEqual([{ text: 'our note' }, { text: 'second' }]);
    await connection.query('ROLLBACK');
    connection.release();
    expect(await texts(our)).toEqual(['our note']);
  });

  test('one that is abandoned open does not keep its organization on the connection', async () => {
    const connection = await our.connect();
    await connection.query('BEGIN');
    connection.release();
    expect(await texts(new OrganizationPool(shared, undefined, counter))).toEqual([]);
  });
});

test('only statements that do work are counted', async () => {
  const before = counter.count;
  await texts(our);
  const connection = await our.connect();
  await connection.query('BEGIN');
  await connection.query('SELECT 1');
  await connection.query('COMMIT');
  connection.release();
  expect(counter.count - before).toBe(2);
});

test('after the server was killed and started again the pool answers, and no error escapes', async () => {
  await Promise.all([texts(our), texts(their)]);
  const running = expect(our.query('SELECT pg_sleep(30)')).rejects.toThrow();
  const sleepers = `SELECT 1 FROM pg_stat_activity WHERE query = 'SELECT pg_sleep(30)' AND state = 'active'`;
  while ((await our.query(sleepers)).rows.length === 0);
  process.kill(server.processId(), 'SIGKILL');
  await running;
  server = await startEmbeddedPostgres({ directory: path.join(folder, 'postgres'), port: server.port, settings });
  expect(await texts(our)).toEqual(['our note']);
});
