import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { organizationScope } from '../tenancy/organization-scope.js';
import { platformScope } from '../tenancy/platform-scope.js';
import { bootstrapDatabase, type DatabaseUrls } from './bootstrap.js';
import { Database } from './database.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.js';

const TABLES = `
  CREATE TABLE note (organization_id uuid NOT NULL, text text NOT NULL, UNIQUE (organization_id, text));
  ALTER TABLE note ENABLE ROW LEVEL SECURITY;
  CREATE POLICY wall ON note TO app_user
    USING (organization_id = (SELECT NULLIF(current_setting('app.organization_id', true), '')::uuid));
  CREATE POLICY platform_view ON note FOR SELECT TO app_admin USING (true);
  GRANT SELECT, INSERT ON note TO app_user;
  GRANT SELECT ON note TO app_admin;`;

let folder: string;
let server: EmbeddedPostgres;
let urls: DatabaseUrls;
let database: Database;
let ours: string;
let theirs: string;

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vectra-database-'));
  fs.chmodSync(folder, 0o755);
  server = await startEmbeddedPostgres({
    directory: path.join(folder, 'postgres'),
    settings: { fsync: 'off', shared_buffers: '16MB' },
  });
  urls = await bootstrapDatabase(server, 'house');
  const owner = new pg.Client(urls.owner);
  await owner.connect();
  await owner.query(TABLES);
  await owner.end();
  database = new Database({ userUrl: urls.user, adminUrl: urls.admin, identityUrl: urls.identity, poolSizeMax: 4 });
});
afterAll(async () => {
  await database.close();
  await server.stop('immediate');
  fs.rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  ours = randomUUID();
  theirs = randomUUID();
  await add(ours, 'ours');
  await add(theirs, 'theirs');
});

const admin = { userId: randomUUID(), role: 'PLATFORM_ADMIN', organizationId: null };
const clientOf = (organizationId: string) => database.forOrganization(organizationScope({ organizationId }));

async function add(organizationId: string, text: string): Promise<void> {
  await clientOf(organizationId).$executeRaw`INSERT INTO note VALUES (${organizationId}::uuid, ${text})`;
}

type Reader = Pick<ReturnType<typeof clientOf>, '$queryRaw'>;

async function read(client: Reader): Promise<string[]> {
  const rows = await client.$queryRaw<{ text: string }[]>`SELECT text FROM note ORDER BY text`;
  return rows.map((row) => row.text);
}

describe('who sees what', () => {
  test('an organization sees its own rows, somebody unknown none, the platform all', async () => {
    expect(await read(clientOf(ours))).toEqual(['ours']);
    expect(await read(clientOf(theirs))).toEqual(['theirs']);
    await expect(read(database.forIdentity())).rejects.toThrow(/permission denied/);
    expect(await read(database.forPlatform(platformScope(admin, 'test')))).toEqual(
      expect.arrayContaining(['ours', 'theirs']),
    );
  });

  test('200 interleaved queries of two organizations never mix', async () => {
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, index) => read(clientOf(index % 2 ? theirs : ours))),
    );
    answers.forEach((answer, index) => expect(answer).toEqual([index % 2 ? 'theirs' : 'ours']));
  });

  test('interactive and batch transactions are scoped, also with an isolation level', async () => {
    const interactive = await clientOf(ours).$transaction((transaction) => read(transaction), {
      isolationLevel: 'Serializable',
    });
    expect(interactive).toEqual(['ours']);
    const client = clientOf(theirs);
    const [first, second] = await client.$transaction([
      client.$queryRaw`SELECT text FROM note`,
      client.$queryRaw`SELECT count(*)::int AS count FROM note`,
    ]);
    expect([first, second]).toEqual([[{ text: 'theirs' }], [{ count: 1 }]]);
  });

  test('a row for another organization is refused, and the client goes on', async () => {
    const forged = clientOf(ours).$executeRaw`INSERT INTO note VALUES (${theirs}::uuid, 'forged')`;
    await expect(forged).rejects.toThrow(/row-level security/);
    expect(await read(clientOf(theirs))).toEqual(['theirs']);
    expect(await read(clientOf(ours))).toEqual(['ours']);
  });

  test('a transaction that throws leaves nothing behind', async () => {
    const failing = clientOf(ours).$transaction(async (transaction) => {
      await transaction.$executeRaw`INSERT INTO note VALUES (${ours}::uuid, 'half')`;
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await read(clientOf(ours))).toEqual(['ours']);
  });
});

test('the platform view needs a stated reason', () => {
  expect(() => database.forPlatform(platformScope(admin, ' '))).toThrow('State why');
});

test('an organization keeps its client, and no two organizations share one', () => {
  expect(clientOf(ours)).toBe(clientOf(ours));
  expect(clientOf(ours)).not.toBe(clientOf(theirs));
});

test('statements are counted once each, without their transactions', async () => {
  const before = database.statementCount;
  await read(clientOf(ours));
  await clientOf(ours).$transaction(async (transaction) => {
    await read(transaction);
    await read(transaction);
  });
  expect(database.statementCount - before).toBe(3);
});

test('a statement used again is prepared once on its connection', async () => {
  for (let time = 0; time < 4; time += 1) await read(clientOf(ours));
  const prepared = await clientOf(ours).$queryRaw<{ name: string }[]>`
    SELECT name FROM pg_prepared_statements WHERE statement LIKE 'SELECT text FROM note%'`;
  expect(prepared).toEqual([{ name: expect.stringMatching(/^v_[0-9a-f]{32}$/) }]);
});

test('ping tells the version and the time it took', async () => {
  const { version, latencyMs } = await database.ping();
  expect(version).toMatch(/^18\./);
  expect(latencyMs).toBeGreaterThan(0);
});

test('a database that is away is an error within the connection timeout, not a hanging caller', async () => {
  const away = new Database({
    userUrl: 'postgresql://app_user@127.0.0.1:1/none',
    adminUrl: urls.admin,
    identityUrl: urls.identity,
  });
  await expect(away.ping()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  await away.close();
});
