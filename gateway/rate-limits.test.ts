import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { createLogger } from '../platform/logging/logger.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { signViewer } from '../platform/viewer/signed-viewer.js';
import { anonymous, viewerOf, type Viewer } from '../platform/viewer/viewer.js';
import { redisAvailable, startRedis } from '../platform/testing/redis-server.js';
import { RateLimits } from './rate-limits.js';
import { notesOrganizationId } from './testing/notes-house.js';
import { openStream } from './testing/streams.js';
import { standingClock, startTestGateway, type TestGateway } from './testing/test-gateway.js';

const query = '{ whoAsks }';
const limited = { errors: [{ extensions: { code: 'RATE_LIMITED', requestId: expect.any(String) } }] };
const logger = createLogger('test', { logLevel: 'silent' });
const started: { close(): Promise<void> }[] = [];
afterEach(async () => {
  jest.restoreAllMocks();
  for (const each of started.splice(0)) await each.close();
});
const start = async (requestsPerMinute: number): Promise<TestGateway> => {
  const running = await startTestGateway({ requestsPerMinute });
  started.push(running);
  return running;
};
const allowanceOf = ({ headers }: { readonly headers: Headers }) => ({
  limit: Number(headers.get('x-ratelimit-limit')),
  remaining: Number(headers.get('x-ratelimit-remaining')),
});

describe('every answer of /graphql', () => {
  let running: TestGateway;
  beforeAll(async () => {
    running = await startTestGateway();
  });
  afterAll(() => running.close());

  test('says how many requests a minute there are, how many are left, and until when (A-108)', async () => {
    const authorization = `Bearer ${await running.token()}`;
    const first = await running.post(query, {}, { authorization });
    const second = await running.post(query, {}, { authorization });
    expect(allowanceOf(first)).toEqual({ limit: 1_000, remaining: 999 });
    expect(allowanceOf(second)).toEqual({ limit: 1_000, remaining: 998 });
    const resetsIn = Number(first.headers.get('x-ratelimit-reset')) - standingClock.now().getTime() / 1_000;
    expect(resetsIn).toBeGreaterThan(0);
    expect(resetsIn).toBeLessThanOrEqual(60);
    expect(first.headers.get('retry-after')).toBeNull();
  });

  test.each<[string, RequestInit]>([
    [
      'a token that is not valid',
      { headers: { 'content-type': 'application/json', authorization: 'Bearer nonsense' } },
    ],
    ['no token', { headers: { 'content-type': 'application/json' } }],
    ['a body that is no JSON', { headers: { 'content-type': 'application/json' }, body: '{' }],
    ['a body of another kind', { headers: { 'content-type': 'text/plain' } }],
    ['a document with an error', { headers: { 'content-type': 'application/json' }, body: '{"query":"{"}' }],
  ])('says so for %s too', async (_title, init) => {
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      body: JSON.stringify({ query }),
      ...init,
    });
    expect(allowanceOf(response).limit).toBe(1_000);
    expect(allowanceOf(response).remaining).toBeLessThan(1_000);
    await response.text();
  });

  test('says so for a stream', async () => {
    const leaving = new AbortController();
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream',
        authorization: `Bearer ${await running.token()}`,
      },
      body: JSON.stringify({ query: 'subscription { noteEvents { cursor } }' }),
      signal: leaving.signal,
    });
    leaving.abort();
    expect(allowanceOf(response)).toEqual({ limit: 1_000, remaining: 999 });
  });
});

describe('one request too many', () => {
  test('is answered 429 with Retry-After and RATE_LIMITED, and another person is not concerned', async () => {
    const running = await start(3);
    const authorization = `Bearer ${await running.token()}`;
    const ask = () => running.post(query, {}, { authorization });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 200, 200]);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(refused.body).toMatchObject(limited);
    expect(allowanceOf(refused)).toEqual({ limit: 3, remaining: 0 });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect((await running.post(query)).status).toBe(200);
  });

  test('is so for a minute, and no longer', async () => {
    const running = await start(1);
    const authorization = `Bearer ${await running.token()}`;
    const ask = async () => (await running.post(query, {}, { authorization })).status;
    const now = Date.now();
    const later = jest.spyOn(Date, 'now').mockReturnValue(now);
    expect([await ask(), await ask()]).toEqual([200, 429]);
    later.mockReturnValue(now + 59_000);
    expect(await ask()).toBe(429);
    later.mockReturnValue(now + 60_001);
    expect(await ask()).toBe(200);
  });

  test('of strangers, and of tokens that are not valid, counts for where they come from', async () => {
    const running = await start(3);
    const ask = async (headers: Record<string, string>) => (await running.post('{ __typename }', {}, headers)).status;
    const here = { 'x-forwarded-for': '192.0.2.1' };
    expect(await ask(here)).toBe(200);
    expect(await ask({ ...here, authorization: 'Bearer nonsense' })).toBe(401);
    expect(await ask(here)).toBe(200);
    expect(await ask(here)).toBe(429);
    expect(await ask({ ...here, authorization: 'Bearer nonsense' })).toBe(429);
    expect(await ask({ 'x-forwarded-for': '192.0.2.2' })).toBe(200);
    expect(await ask({ ...here, authorization: `Bearer ${await running.token()}` })).toBe(200);
  });

  test('opens no stream, over server-sent events or a WebSocket', async () => {
    const running = await start(1);
    const token = await running.token();
    await running.post(query, {}, { authorization: `Bearer ${token}` });
    const request = { url: running.url, token, query: 'subscription { noteEvents { cursor } }' };
    expect(await (await openStream('server-sent events', request)).next()).toBeUndefined();
    const socket = new WebSocket(running.wsUrl, 'graphql-transport-ws');
    const answer = await new Promise<unknown>((resolve) => {
      socket.on('open', () => {
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
      });
      socket.on('message', (data: Buffer) => {
        const message = JSON.parse(data.toString('utf8')) as { readonly type: string };
        if (message.type === 'connection_ack')
          socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: request.query } }));
        else resolve(message);
      });
    });
    socket.terminate();
    expect(answer).toMatchObject({ type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
  });

  test('is refused for files as well', async () => {
    const running = await start(1);
    const authorization = `Bearer ${await running.token()}`;
    await running.post(query, {}, { authorization });
    const response = await fetch(`${running.url}/files/${randomUUID()}`, { headers: { authorization } });
    expect(response.status).toBe(429);
    expect(await response.json()).toMatchObject(limited);
  });

  test('is none for the agents of a run', async () => {
    const running = await start(1);
    const body = JSON.stringify({ query });
    const assertion = signViewer({
      secrets: running.secrets,
      audience: 'gateway',
      viewer: { kind: 'AGENT', runId: randomUUID(), organizationId: notesOrganizationId },
      requestId: 'request-of-agent',
      body,
      now: standingClock.now().getTime(),
      lifetimeMs: 30_000,
    });
    const headers = { 'content-type': 'application/json', 'x-vectra-assertion': assertion };
    for (let count = 0; count < 3; count += 1) {
      const response = await fetch(`${running.url}/graphql`, { method: 'POST', headers, body });
      expect(response.status).toBe(200);
      expect(response.headers.get('x-ratelimit-limit')).toBeNull();
      await response.text();
    }
  });
});

describe('who is counted together', () => {
  const counter = (redisUrl?: string): RateLimits => {
    const limits = new RateLimits({ requestsPerMinute: 10, redisUrl, clock: new TestClock(), logger });
    started.push(limits);
    return limits;
  };
  const user = (impersonatorId?: string): Viewer =>
    viewerOf({
      kind: 'USER',
      userId: randomUUID(),
      organizationId: notesOrganizationId,
      role: 'OWNER',
      expiresAt: 4e12,
      ...(impersonatorId === undefined ? {} : { impersonatorId }),
    });
  const key = (): Viewer =>
    viewerOf({ kind: 'API_KEY', keyId: randomUUID(), organizationId: notesOrganizationId, scopes: [] });
  const remaining = async (
    limits: RateLimits,
    viewer: Viewer,
    address: string | null,
    perMinute: number | null = null,
  ) => (await limits.count({ viewer, requestsPerMinute: perMinute }, address))?.remaining;

  test('a person and a key are themselves wherever they are', async () => {
    const limits = counter();
    for (const viewer of [user(), key()]) {
      expect(await remaining(limits, viewer, '192.0.2.1')).toBe(9);
      expect(await remaining(limits, viewer, '2001:db8::1')).toBe(8);
    }
  });

  test('a key has the limit that its organization gave it', async () => {
    const limits = counter();
    const viewer = key();
    expect(await remaining(limits, viewer, null, 2)).toBe(1);
    expect(await remaining(limits, viewer, null, 2)).toBe(0);
    expect(await limits.count({ viewer, requestsPerMinute: 2 }, null)).toMatchObject({ limit: 2, isExceeded: true });
  });

  test('who looks through somebody’s eyes uses up nobody’s but their own', async () => {
    const limits = counter();
    const admin = randomUUID();
    expect(await remaining(limits, user(admin), null)).toBe(9);
    expect(await remaining(limits, user(admin), null)).toBe(8);
  });

  test.each([
    ['192.0.2.7', '192.0.2.7', true],
    ['192.0.2.7', '::ffff:192.0.2.7', true],
    ['192.0.2.7', '192.0.2.8', false],
    ['2001:db8:0:1::1', '2001:db8:0:1:ffff:ffff:ffff:ffff', true],
    ['2001:db8::1', '2001:0db8:0000:0000:1234::', true],
    ['2001:db8:0:1::1', '2001:db8:0:2::1', false],
    ['fe80::1%eth0', 'fe80::2', true],
    ['::1', '::2', true],
  ])('strangers at %s and at %s: %s', async (one, other, together) => {
    const limits = counter();
    await remaining(limits, anonymous, one);
    expect(await remaining(limits, anonymous, other)).toBe(together ? 8 : 9);
  });

  const withRedis = redisAvailable ? test : test.skip;
  const unless = redisAvailable ? '' : ' (skipped: there is no redis-server on the PATH)';

  test('gateways without Redis count for themselves', async () => {
    const viewer = user();
    expect(await remaining(counter(), viewer, null)).toBe(9);
    expect(await remaining(counter(), viewer, null)).toBe(9);
  });

  withRedis(`gateways with one Redis count together, and alone while it is away${unless}`, async () => {
    const redis = await startRedis();
    const [one, other] = [counter(redis.url), counter(redis.url)];
    // Until its connection stands, a gateway counts for itself.
    for (const [place, limits] of [one, other].entries()) {
      const viewer = user();
      while ((await redis.keyCount()) <= place) await remaining(limits, viewer, null);
    }
    const viewer = user();
    expect(await remaining(one, viewer, null)).toBe(9);
    expect(await remaining(other, viewer, null)).toBe(8);
    await redis.stop();
    const alone = user();
    expect(await remaining(one, alone, null)).toBe(9);
    expect(await remaining(one, alone, null)).toBe(8);
    expect(await remaining(other, alone, null)).toBe(9);
  });
});
