import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { apiKeyBeliefMs } from '../platform/access/api-key-check.js';
import { newApiKey, type ApiKeyEnvironment } from '../platform/crypto/api-key.js';
import { Database } from '../platform/database/database.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { connectAsOwner, createTestDatabase, type TestDatabase } from '../platform/testing/test-database.js';
import { notesOrganizationId } from './testing/notes-house.js';
import { openStream, transports } from './testing/streams.js';
import { startTestGateway, type TestGateway } from './testing/test-gateway.js';

const query = '{ whoAsks }';
let template: TestDatabase;
let owner: ReturnType<typeof connectAsOwner>;
let database: Database;
let running: TestGateway;
let clock: TestClock;

beforeAll(async () => {
  template = await createTestDatabase();
  owner = connectAsOwner(template);
  database = new Database({
    userUrl: template.urls.user,
    adminUrl: template.urls.admin,
    identityUrl: template.urls.identity,
  });
  await owner.query("INSERT INTO tenant.organizations (id, name, slug) VALUES ($1, 'Notes', 'notes')", [
    notesOrganizationId,
  ]);
  clock = new TestClock();
  running = await startTestGateway({ database, clock });
});
afterAll(async () => {
  await running.close();
  await database.close();
  await owner.end();
  await template.drop();
});
beforeEach(async () => {
  await owner.query("UPDATE tenant.organizations SET status = 'ACTIVE'");
});

/** A key of the notes' organization, with these columns of its row. */
async function aKey(columns: Record<string, unknown> = {}, environment: ApiKeyEnvironment = 'LIVE') {
  const { key, prefix, lastFour, hash } = newApiKey(environment, running.hashSecret);
  const row = {
    organization_id: notesOrganizationId,
    name: 'A program',
    environment,
    prefix,
    last_four: lastFour,
    key_hash: hash,
    scopes: ['leads:read', 'campaigns:read'],
    ...columns,
  };
  const names = Object.keys(row);
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO tenant.api_keys (${names.join(', ')}) VALUES (${names.map((_name, place) => `$${place + 1}`).join(', ')}) RETURNING id`,
    Object.values(row),
  );
  return { key, id: rows[0]?.id ?? '' };
}
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const isAnswered = async (headers: Record<string, string>): Promise<boolean> => {
  const { status, body } = await running.post(query, {}, headers);
  if (status === 200 && JSON.stringify(body).includes('API_KEY')) return true;
  expect({ status, body }).toMatchObject({
    status: 401,
    body: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
  });
  return false;
};

describe('a key that is good', () => {
  test.each(['LIVE', 'TEST'] as const)(
    'of the environment %s is its organization’s program, in either header',
    async (environment) => {
      const { key } = await aKey({}, environment);
      for (const headers of [bearer(key), { authorization: `bearer  ${key}` }, { 'x-api-key': key }]) {
        const { status, body } = await running.post(query, {}, headers);
        expect(status).toBe(200);
        expect(JSON.stringify(body)).toContain('API_KEY');
        expect(JSON.stringify(body)).toContain(notesOrganizationId);
      }
    },
  );

  test.each(transports)(
    'opens a stream over %s, which has to prove itself again after 15 minutes',
    async (transport) => {
      const { key } = await aKey();
      const stream = await openStream(transport, {
        url: running.url,
        token: key,
        query: 'subscription { noteEvents { cursor } }',
      });
      running.state.board.append('n1');
      expect(await stream.next()).toMatchObject({ data: { noteEvents: { cursor: expect.any(String) } } });
      clock.advance(15 * 60_000);
      running.state.board.append('n1');
      let last = await stream.next();
      while (JSON.stringify(last).includes('noteEvents')) last = await stream.next();
      expect(last).toMatchObject({ errors: [{ extensions: { code: 'SUBSCRIPTION_TOKEN_EXPIRED' } }] });
    },
  );

  test('is noted as used once a minute', async () => {
    const { key, id } = await aKey();
    const lastUsed = async (): Promise<Date | null> => {
      await isAnswered(bearer(key));
      // The note is written beside the request: asked for until it is there.
      for (;;) {
        const { rows } = await owner.query<{ last_used_at: Date | null }>(
          'SELECT last_used_at FROM tenant.api_keys WHERE id = $1',
          [id],
        );
        if (rows[0]?.last_used_at) return rows[0].last_used_at;
      }
    };
    const first = clock.now();
    expect(await lastUsed()).toEqual(first);
    clock.advance(59_000);
    expect(await lastUsed()).toEqual(first);
    clock.advance(1_000);
    await isAnswered(bearer(key));
    for (;;) if ((await lastUsed())?.getTime() === clock.now().getTime()) break;
  });
});

describe('a key that is not good', () => {
  test.each<[string, () => Promise<string>]>([
    ['of nobody', async () => newApiKey('LIVE', running.hashSecret).key],
    ['of nobody, under another secret', async () => newApiKey('LIVE', 'another secret of another place').key],
    ['that is none', async () => 'vk_live_nonsense'],
    ['that was revoked', async () => (await aKey({ revoked_at: clock.now() })).key],
    ['that has expired', async () => (await aKey({ expires_at: clock.now() })).key],
  ])('%s is refused in either header', async (_title, make) => {
    const key = await make();
    expect(await isAnswered(bearer(key))).toBe(false);
    expect(await isAnswered({ 'x-api-key': key })).toBe(false);
  });

  test('with its prefix, and another secret behind it, is refused', async () => {
    const { key } = await aKey();
    const other = newApiKey('LIVE', running.hashSecret);
    await owner.query('UPDATE tenant.api_keys SET prefix = $1 WHERE prefix = $2', [other.prefix, key.slice(0, 20)]);
    expect(await isAnswered(bearer(other.key))).toBe(false);
  });

  test('with any letter changed is refused, without a look-up', async () => {
    const { key } = await aKey();
    await isAnswered(bearer(key));
    const before = database.statementCount;
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: key.length - 1 }),
        fc.constantFrom('0', '9', 'A', 'Z', 'a', 'z', '_'),
        async (at, letter) => {
          fc.pre(letter !== key[at]);
          expect(await isAnswered(bearer(key.slice(0, at) + letter + key.slice(at + 1)))).toBe(false);
        },
      ),
      { numRuns: 40 },
    );
    expect(database.statementCount).toBe(before);
  });

  test.each(transports)('opens no stream over %s', async (transport) => {
    const { key } = await aKey({ revoked_at: clock.now() });
    const opening = async (): Promise<unknown> =>
      (
        await openStream(transport, { url: running.url, token: key, query: 'subscription { noteEvents { cursor } }' })
      ).next();
    if (transport === 'websocket') await expect(opening()).rejects.toMatchObject({ code: 4403 });
    else expect(await opening()).toBeUndefined();
  });

  test('is refused together with another credential', async () => {
    const { key } = await aKey();
    expect(await isAnswered({ ...bearer(await running.token()), 'x-api-key': key })).toBe(false);
    expect(await isAnswered({ 'x-api-key': `${key}, ${key}` })).toBe(false);
  });
});

describe('a key that was good', () => {
  test.each([
    ['is revoked', 'UPDATE tenant.api_keys SET revoked_at = now() WHERE id = $1'],
    ['is of an organization that is suspended', "UPDATE tenant.organizations SET status = 'SUSPENDED' WHERE $1 <> ''"],
    ['is of an organization that is deleted', "UPDATE tenant.organizations SET status = 'DELETED' WHERE $1 <> ''"],
  ])('and %s is refused within seconds', async (_title, statement) => {
    const { key, id } = await aKey();
    expect(await isAnswered(bearer(key))).toBe(true);
    await owner.query(statement, [id]);
    expect(apiKeyBeliefMs).toBeLessThanOrEqual(10_000);
    clock.advance(apiKeyBeliefMs);
    expect(await isAnswered(bearer(key))).toBe(false);
  });

  test('and expires is refused at that moment', async () => {
    const { key } = await aKey({ expires_at: new Date(clock.now().getTime() + 1_000) });
    expect(await isAnswered(bearer(key))).toBe(true);
    clock.advance(1_000);
    expect(await isAnswered(bearer(key))).toBe(false);
  });

  test('is believed for seconds without asking the database', async () => {
    const { key } = await aKey();
    await isAnswered(bearer(key));
    await isAnswered(bearer(key));
    const before = database.statementCount;
    await isAnswered(bearer(key));
    expect(database.statementCount).toBe(before);
  });
});

describe('a key in an address', () => {
  test.each(['api_key', 'apiKey', 'key', 'x-api-key', 'authorization', 'access_token', 'token'])(
    'is nobody’s, as ?%s=',
    async (name) => {
      const { key } = await aKey();
      for (const value of [key, `Bearer ${key}`]) {
        const address = `${running.url}/graphql?query=${encodeURIComponent(query)}&${name}=${encodeURIComponent(value)}`;
        const response = await fetch(address, { headers: { 'apollo-require-preflight': '1' } });
        expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
        const posted = await fetch(`${running.url}/graphql?${name}=${encodeURIComponent(value)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        expect(await posted.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      }
    },
  );

  test('is nobody’s as a cookie either', async () => {
    const { key } = await aKey();
    expect(await isAnswered({ cookie: `vectra_access=${key}`, 'sec-fetch-site': 'same-origin' })).toBe(false);
  });
});

describe('guessing', () => {
  test('from one address is answered 429 after 60 keys that nobody knows, while good keys go on', async () => {
    const guessed = await startTestGateway({ database, clock });
    try {
      const known = newApiKey('LIVE', guessed.hashSecret);
      await owner.query(
        `INSERT INTO tenant.api_keys (organization_id, name, environment, prefix, last_four, key_hash, scopes)
         VALUES ($1, 'Known', 'LIVE', $2, $3, $4, '{leads:read}')`,
        [notesOrganizationId, known.prefix, known.lastFour, known.hash],
      );
      const present = async (key: string) => guessed.post(query, {}, bearer(key));
      expect((await present(known.key)).status).toBe(200);
      const statuses = [];
      for (let count = 0; count < 61; count += 1)
        statuses.push((await present(newApiKey('LIVE', 'x'.repeat(32)).key)).status);
      expect(statuses).toEqual([...Array.from({ length: 60 }, () => 401), 429]);
      const refused = await present(newApiKey('LIVE', 'x'.repeat(32)).key);
      expect(refused.headers.get('retry-after')).toBe('60');
      expect(refused.body).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
      clock.advance(apiKeyBeliefMs);
      expect((await present(known.key)).status).toBe(200);
    } finally {
      await guessed.close();
    }
  });
});
