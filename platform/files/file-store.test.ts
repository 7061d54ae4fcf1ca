import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { Database } from '../database/database.js';
import { organizationScope, type OrganizationScope } from '../tenancy/organization-scope.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { FileNotAwaited, FileStore, FileTooLarge, type FileAnnouncement } from './file-store.js';

const announcement: FileAnnouncement = {
  name: 'prospects.csv',
  mediaType: 'text/csv',
  permission: 'lead:import',
  createdBy: null,
};
const limits = { bytesMax: 10_000_000 };

let template: TestDatabase;
let database: Database;
let owner: pg.Pool;
let files: FileStore;
let ours: OrganizationScope;
let theirs: OrganizationScope;

async function createScope(): Promise<OrganizationScope> {
  const { rows } = await owner.query<{ id: string }>(
    "INSERT INTO tenant.organizations (name, slug) VALUES ('Files', $1) RETURNING id",
    [randomUUID()],
  );
  return organizationScope({ organizationId: rows[0]?.id ?? '' });
}

beforeAll(async () => {
  template = await createTestDatabase();
  database = new Database({
    userUrl: template.urls.user,
    adminUrl: template.urls.admin,
    identityUrl: template.urls.identity,
  });
  owner = new pg.Pool({ connectionString: template.urls.owner, max: 2 });
  files = new FileStore(database);
  ours = await createScope();
  theirs = await createScope();
});
afterAll(async () => {
  await database.close();
  await owner.end();
  await template.drop();
});

async function* pieces(...parts: readonly (Buffer | Error)[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield part;
  }
}

async function contentOf(scope: OrganizationScope, id: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of files.read(scope, id)) parts.push(part);
  return Buffer.concat(parts);
}

async function chunkCount(id: string): Promise<number> {
  const { rows } = await owner.query<{ count: string }>('SELECT count(*) FROM files.chunks WHERE file_id = $1', [id]);
  return Number(rows[0]?.count);
}

describe('receiving a file', () => {
  test('the bytes come back as they came, whatever pieces they arrived in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 700_000 }), { maxLength: 6 }), async (sizes) => {
        const parts = sizes.map((size) => randomBytes(size));
        const whole = Buffer.concat(parts);
        const id = await files.announce(ours, announcement);
        const received = await files.receive(ours, id, pieces(...parts), limits);
        expect(received).toEqual({ byteCount: whole.length, sha256: createHash('sha256').update(whole).digest('hex') });
        expect((await contentOf(ours, id)).equals(whole)).toBe(true);
        expect(await files.describe(ours, id)).toMatchObject({
          ...announcement,
          status: 'COMPLETE',
          byteCount: whole.length,
        });
      }),
      { numRuns: 12 },
    );
  });

  test('a cut upload leaves nothing stored, and the file can be uploaded again', async () => {
    const id = await files.announce(ours, announcement);
    const cut = files.receive(ours, id, pieces(randomBytes(2_500_000), new Error('the line was cut')), limits);
    await expect(cut).rejects.toThrow('the line was cut');
    expect(await chunkCount(id)).toBe(0);
    expect(await files.describe(ours, id)).toMatchObject({ status: 'AWAITING', byteCount: null });
    await files.receive(ours, id, pieces(Buffer.from('again')), limits);
    expect((await contentOf(ours, id)).toString()).toBe('again');
  });

  test('a file of exactly the limit is taken, one more byte is refused and nothing of it is kept', async () => {
    const taken = await files.announce(ours, announcement);
    await files.receive(ours, taken, pieces(Buffer.alloc(1_000)), { bytesMax: 1_000 });
    const refused = await files.announce(ours, announcement);
    await expect(files.receive(ours, refused, pieces(Buffer.alloc(1_001)), { bytesMax: 1_000 })).rejects.toThrow(
      FileTooLarge,
    );
    expect(await chunkCount(refused)).toBe(0);
  });

  test('a complete file cannot be overwritten', async () => {
    const id = await files.write(ours, announcement, pieces(Buffer.from('first')));
    await expect(files.receive(ours, id, pieces(Buffer.from('second')), limits)).rejects.toThrow(FileNotAwaited);
    expect((await contentOf(ours, id)).toString()).toBe('first');
  });

  test('of two uploads at the same time one completes whole and the other leaves nothing', async () => {
    const id = await files.announce(ours, announcement);
    const contents = [Buffer.alloc(2_300_000, 'a'), Buffer.alloc(2_300_000, 'b')];
    const uploads = await Promise.allSettled(
      contents.map((content) => files.receive(ours, id, pieces(content), limits)),
    );
    expect(uploads.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const stored = await contentOf(ours, id);
    expect(contents.some((content) => content.equals(stored))).toBe(true);
    expect(await chunkCount(id)).toBe(3);
  });
});

describe('files of another organization', () => {
  test('are not there: not described, not read, not written', async () => {
    const id = await files.write(theirs, announcement, pieces(Buffer.from('secret')));
    const awaited = await files.announce(theirs, announcement);
    expect(await files.describe(ours, id)).toBeNull();
    expect(await contentOf(ours, id)).toHaveLength(0);
    await expect(files.receive(ours, awaited, pieces(Buffer.from('forged')), limits)).rejects.toThrow(FileNotAwaited);
    expect(await files.describe(theirs, awaited)).toMatchObject({ status: 'AWAITING' });
  });

  test('an id that is none answers like one that is unknown', async () => {
    expect(await files.describe(ours, "' OR true --")).toBeNull();
    expect(await files.describe(ours, randomUUID())).toBeNull();
  });
});
