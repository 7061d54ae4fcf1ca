import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Database } from '../platform/database/database.js';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.js';
import { startTestGateway, type TestGateway } from './testing/test-gateway.js';

let template: TestDatabase;
let database: Database;
let running: TestGateway;
beforeAll(async () => {
  template = await createTestDatabase();
  database = new Database({
    userUrl: template.urls.user,
    adminUrl: template.urls.admin,
    identityUrl: template.urls.identity,
  });
  running = await startTestGateway({ place: 'HTTP', database, queue: async () => ({ waiting: 3 }) });
});
afterAll(async () => {
  await running.close();
  await database.close();
  await template.drop();
});

const read = async (path: string, init?: RequestInit): Promise<{ status: number; text: string; headers: Headers }> => {
  const response = await fetch(`${running.url}${path}`, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

describe('every answer', () => {
  test.each(['/health/live', '/nowhere', '/graphql'])(
    'of %s carries the security headers and a request id',
    async (path) => {
      const { headers } = await read(path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
        'strict-transport-security': expect.stringContaining('max-age='),
        'x-request-id': expect.stringMatching(/^[a-f0-9-]{36}$/),
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test('a stream carries them too', async () => {
    const leaving = new AbortController();
    const { headers } = await fetch(`${running.url}/graphql`, {
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
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toContain('no-cache');
    expect(headers.get('x-request-id')).not.toBeNull();
  });

  test.each([
    ['http://web.test.example', 'http://web.test.example'],
    ['http://evil.test.example', null],
  ])('origin %s is allowed to read across origins: %s', async (origin, allowed) => {
    const simple = await read('/health/live', { headers: { origin } });
    const preflight = await read('/graphql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(simple.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(allowed);
    expect(preflight.status).toBe(allowed === null ? 404 : 204);
  });
});

describe('bad requests are answered in the shape of GraphQL', () => {
  test.each<[string, RequestInit, number]>([
    ['malformed JSON', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"query": ' }, 400],
    ['an empty body', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '' }, 400],
    [
      'a body that is no object',
      { method: 'POST', headers: { 'content-type': 'application/json' }, body: '"text"' },
      400,
    ],
    [
      'a prototype in the body',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }","__proto__":{"a":1}}',
      },
      400,
    ],
    [
      'variables that are no object',
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ __typename }","variables":[1]}',
      },
      400,
    ],
    ['another content type', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
    ['another method', { method: 'DELETE' }, 404],
  ])('%s', async (_case, init, status) => {
    const answer = await read('/graphql', init);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: { code: expect.any(String), requestId: answer.headers.get('x-request-id') },
        },
      ],
    });
  });

  test('a document with an error of syntax or an unknown field is 400 with its code', async () => {
    const syntax = await running.post('{ whoAsks');
    const unknown = await running.post('{ nothing }');
    expect([syntax.status, unknown.status]).toEqual([400, 400]);
    expect(syntax.body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
    expect(unknown.body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
  });

  test('variables of another type than declared are 400, with a message for the caller', async () => {
    const { status, body } = await running.post('query ($id: ID!) { note(id: $id) { id } }', { id: { no: 'id' } });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      errors: [{ message: expect.stringContaining('$id'), extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });
});

describe('health and metrics', () => {
  test('detailed health names PostgreSQL with its version, the queue and every house', async () => {
    const { status, text } = await read('/health/detailed');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      status: 'healthy',
      checks: {
        postgresql: { status: 'healthy', version: expect.stringMatching(/^18/), latencyMs: expect.any(Number) },
        queue: { status: 'healthy', waiting: 3, latencyMs: expect.any(Number) },
        subgraphs: {
          notes: { status: 'healthy', place: 'HTTP', latencyMs: expect.any(Number) },
          people: { status: 'healthy', place: 'HTTP', latencyMs: expect.any(Number) },
        },
      },
    });
    expect((await read('/health/ready')).status).toBe(200);
  });

  test('without the database the process lives but is not ready, and says nothing about machines', async () => {
    const alone = await startTestGateway();
    const [live, ready, detailed] = await Promise.all(
      ['live', 'ready', 'detailed'].map((name) => fetch(`${alone.url}/health/${name}`)),
    );
    expect([live?.status, ready?.status, detailed?.status]).toEqual([200, 503, 503]);
    const text = (await detailed?.text()) ?? '';
    expect(JSON.parse(text)).toMatchObject({ status: 'unhealthy', checks: { postgresql: { status: 'unhealthy' } } });
    expect(text).not.toContain('127.0.0.1');
    await alone.close();
  });

  test('a house that is down degrades health, and its fields fail alone', async () => {
    const partial = await startTestGateway({ place: 'HTTP', database });
    await partial.houses[1]?.close();
    const detailed = await (await fetch(`${partial.url}/health/detailed`)).json();
    expect(detailed).toMatchObject({
      status: 'degraded',
      checks: { subgraphs: { notes: { status: 'healthy' }, people: { status: 'degraded' } } },
    });
    const { body } = await partial.post('{ note(id: "n1") { text author { name } } }');
    expect(body).toMatchObject({
      data: { note: { text: 'first', author: { name: null } } },
      errors: [{ extensions: { requestId: expect.any(String) } }],
    });
    expect(JSON.stringify(body)).not.toMatch(/127\.0\.0\.1|ECONNREFUSED/);
    await partial.close();
  });

  test('metrics count operations, errors and requests by route and never by path', async () => {
    await running.post('{ broken }');
    await read('/files/made-up-by-a-caller');
    const { text, headers } = await read('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toMatch(/vectra_graphql_operations_total\{operation="query"\} [1-9]/);
    expect(text).toMatch(/vectra_graphql_errors_total\{code="INTERNAL_SERVER_ERROR"\} [1-9]/);
    expect(text).toMatch(
      /vectra_http_request_duration_seconds_bucket\{method="POST",route="\/graphql",le="\+Inf"\} [1-9]/,
    );
    expect(text).toContain('vectra_subscriptions_open');
    expect(text).not.toContain('made-up-by-a-caller');
  });
});
