import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { Database } from '../platform/database/database.js';
import { FileStore } from '../platform/files/file-store.js';
import { organizationScope, type OrganizationScope } from '../platform/tenancy/organization-scope.js';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.js';
import { startTestGateway, type TestGateway } from './testing/test-gateway.js';

const fileBytesMax = 1_500_000;
let template: TestDatabase;
let database: Database;
let files: FileStore;
let running: TestGateway;
let ours: OrganizationScope;
let theirs: OrganizationScope;

const createScope = (): OrganizationScope => organizationScope({ organizationId: randomUUID() });

beforeAll(async () => {
  template = await createTestDatabase();
  database = new Database({
    userUrl: template.urls.user,
    adminUrl: template.urls.admin,
    identityUrl: template.urls.identity,
  });
  files = new FileStore(database);
  ours = createScope();
  theirs = createScope();
  running = await startTestGateway({ database, limits: { fileBytesMax } });
});
afterAll(async () => {
  await running.close();
  await database.close();
  await template.drop();
});

const announce = (scope: OrganizationScope, name = 'prospects.csv'): Promise<string> =>
  files.announce(scope, { name, mediaType: 'text/csv', permission: 'lead:import', createdBy: null });
const bearer = async (role: 'MANAGER' | 'VIEWER' = 'MANAGER', scope = ours): Promise<Record<string, string>> => ({
  authorization: `Bearer ${await running.token(role, scope.organizationId)}`,
});
const put = (id: string, body: string | Buffer, headers: Record<string, string>): Promise<Response> =>
  fetch(`${running.url}/files/${id}`, { method: 'PUT', headers, body: new Uint8Array(Buffer.from(body)) });
const get = (id: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${running.url}/files/${id}`, { headers });

describe('uploading and downloading', () => {
  test('the bytes come back, as a download under a safe name', async () => {
    const content = randomBytes(1_400_000);
    const id = await announce(ours, '../récap "é"\r\nx: 1.csv');
    const uploaded = await put(id, content, await bearer());
    expect(uploaded.status).toBe(200);
    expect(await uploaded.json()).toMatchObject({
      byteCount: content.length,
      sha256: expect.stringMatching(/^[a-f0-9]{64}$/),
    });
    const response = await get(id, await bearer());
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/csv',
      'content-length': String(content.length),
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename="_r_cap ___x_ 1.csv"; filename*=UTF-8''_r%C3%A9cap%20_%C3%A9_x_%201.csv`,
    });
  });

  test.each(['application/json', 'text/csv', 'application/x-www-form-urlencoded'])(
    'bytes of type %s are stored as they are',
    async (type) => {
      const id = await announce(ours);
      expect((await put(id, '{not json', { ...(await bearer()), 'content-type': type })).status).toBe(200);
      expect(await (await get(id, await bearer())).text()).toBe('{not json');
    },
  );

  test('a file cannot be replaced, and one that has not come yet cannot be read', async () => {
    const id = await announce(ours);
    expect((await get(id, await bearer())).status).toBe(404);
    expect((await put(id, 'first', await bearer())).status).toBe(200);
    expect((await put(id, 'second', await bearer())).status).toBe(409);
    expect(await (await get(id, await bearer())).text()).toBe('first');
  });

  test('a file above the limit is refused, told in advance or not', async () => {
    const told = await announce(ours);
    const response = await put(told, Buffer.alloc(fileBytesMax + 1), await bearer());
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
    const untold = await announce(ours);
    const chunked = await fetch(`${running.url}/files/${untold}`, {
      method: 'PUT',
      headers: await bearer(),
      body: new ReadableStream({
        start: (controller) => {
          for (let count = 0; count < 16; count += 1) controller.enqueue(new Uint8Array(100_000));
          controller.close();
        },
      }),
      duplex: 'half',
    });
    expect(chunked.status).toBe(413);
    expect(await files.describe(ours, untold)).toMatchObject({ status: 'AWAITING' });
  });

  test('a line that is cut leaves nothing, and the upload can be made again', async () => {
    const id = await announce(ours);
    const { authorization = '' } = await bearer();
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    socket.write(
      `PUT /files/${id} HTTP/1.1\r\nhost: test\r\nauthorization: ${authorization}\r\ncontent-length: 1300000\r\n\r\n`,
    );
    socket.write(Buffer.alloc(1_100_000));
    const stored = async (): Promise<number> =>
      (
        await database
          .forOrganization(ours)
          .$queryRawUnsafe<unknown[]>('SELECT 1 FROM files.chunks WHERE file_id = $1::uuid', id)
      ).length;
    while ((await stored()) === 0);
    socket.destroy();
    while ((await stored()) > 0);
    expect(await files.describe(ours, id)).toMatchObject({ status: 'AWAITING' });
    expect((await put(id, 'whole', await bearer())).status).toBe(200);
  });
});

describe('who may not', () => {
  test('files of another organization, unknown files and nonsense are all the same 404', async () => {
    const foreign = await announce(theirs);
    await put(foreign, 'secret', await bearer('MANAGER', theirs));
    for (const id of [foreign, randomUUID(), 'nonsense']) {
      const answers = [await get(id, await bearer()), await put(id, 'forged', await bearer())];
      expect(answers.map(({ status }) => status)).toEqual([404, 404]);
      expect(await answers[0]?.json()).toMatchObject({ errors: [{ message: 'There is no such file.' }] });
    }
    expect(await (await get(foreign, await bearer('MANAGER', theirs))).text()).toBe('secret');
  });

  test('without a token 401, without the file’s permission 403', async () => {
    const id = await announce(ours);
    expect((await put(id, 'x', {})).status).toBe(401);
    expect((await get(id, { authorization: 'Bearer forged' })).status).toBe(401);
    expect((await put(id, 'x', await bearer('VIEWER'))).status).toBe(403);
  });

  test('with a cookie, uploads come from our own pages only', async () => {
    const id = await announce(ours);
    const cookie = `vectra_access=${await running.token('MANAGER', ours.organizationId)}`;
    expect((await put(id, 'x', { cookie, origin: 'http://evil.test.example' })).status).toBe(403);
    expect((await put(id, 'x', { cookie, origin: 'http://web.test.example' })).status).toBe(200);
    expect((await get(id, { cookie })).status).toBe(200);
  });
});
