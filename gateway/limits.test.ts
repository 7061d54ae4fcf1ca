import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { viewerOf } from '../platform/viewer/viewer.js';
import { notesOrganizationId } from './testing/notes-house.js';
import { openStream } from './testing/streams.js';
import { startTestGateway, type TestGateway } from './testing/test-gateway.js';

const limits = {
  tokensMax: 60,
  tokensOfAgentsMax: 120,
  depthMax: 5,
  aliasesMax: 3,
  directivesMax: 3,
  selectionsMax: 40,
  nodesMax: 100,
  jsonBytesMax: 5_000,
  subscriptionsPerViewerMax: 2,
};
let running: TestGateway;
beforeAll(async () => {
  running = await startTestGateway({ limits });
});
afterAll(() => running.close());

const codeOf = async (query: string, variables?: Record<string, unknown>): Promise<string> => {
  const { status, body } = await running.post(query, variables);
  const text = JSON.stringify(body);
  return status === 200 && !text.includes('"errors"') ? 'OK' : (/"code":"(\w+)"/.exec(text)?.[1] ?? text);
};
const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

describe('each limit is hit just above and not at it', () => {
  test('tokens', async () => {
    expect(await codeOf(`{ ${repeat(58, () => 'whoAsks')} }`)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await codeOf(`{ ${repeat(38, () => 'whoAsks')} } # comments do not count ${'x '.repeat(100)}`)).toBe('OK');
    expect(await codeOf(`{ ${repeat(59, () => 'whoAsks')} }`)).toBe('GRAPHQL_PARSE_FAILED');
  });

  test('depth, to which fragments add nothing', async () => {
    expect(await codeOf('{ notes { edges { node { author { name } } } } }')).toBe('OK');
    expect(
      await codeOf(
        'fragment N on Note { author { ...P } } fragment P on Person { ... on Person { name } } { notes { edges { node { ...N } } } }',
      ),
    ).toBe('OK');
    const shallow = await startTestGateway({ limits: { ...limits, depthMax: 4 } });
    const { body } = await shallow.post('{ notes { edges { node { author { name } } } } }');
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] });
    await shallow.close();
  });

  test('aliases, those of root fields and in fragments included', async () => {
    const aliased = (count: number): string => `{ ${repeat(count, (index) => `a${index}: whoAsks`)} }`;
    expect(await codeOf(aliased(3))).toBe('OK');
    expect(await codeOf(aliased(4))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(
      await codeOf('fragment F on Note { b: id c: text } { x: note(id: "n1") { ...F } y: note(id: "n2") { ...F } }'),
    ).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('directives', async () => {
    const directed = (count: number): string => `{ ${repeat(count, () => 'whoAsks @include(if: true)')} }`;
    expect(await codeOf(directed(3))).toBe('OK');
    expect(await codeOf(directed(4))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('selections that fragments unfold to', async () => {
    const bomb = (levels: number): string =>
      `${repeat(levels, (level) => `fragment F${level} on Query { ${level === 0 ? 'whoAsks' : `...F${level - 1} ...F${level - 1}`} }`)} { ...F${levels - 1} }`;
    expect(await codeOf(bomb(4))).toBe('OK');
    expect(await codeOf(bomb(5))).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('objects an operation may answer with, by literal, variable and default', async () => {
    expect(await codeOf('{ notes(first: 49) { nodes { author { name } } } }')).toBe('OK');
    expect(await codeOf('{ notes(first: 50) { nodes { author { name } } } }')).toBe('COST_LIMIT');
    const byVariable = 'query ($first: Int!) { notes(first: $first) { nodes { id } } }';
    expect(await codeOf(byVariable, { first: 99 })).toBe('OK');
    expect(await codeOf(byVariable, { first: 100 })).toBe('COST_LIMIT');
    expect(await codeOf('query ($first: Int! = 100) { notes(first: $first) { nodes { id } } }')).toBe('COST_LIMIT');
    expect(await codeOf('{ notes(first: 40) { nodes { id } edges { node { id } } } }')).toBe('COST_LIMIT');
    expect(await codeOf(byVariable, { first: 1_000_000_000 })).toBe('COST_LIMIT');
  });

  test('a page size that is none is told by the house', async () => {
    expect(await codeOf('{ notes(first: 0) { nodes { id } } }')).toBe('BAD_USER_INPUT');
    expect(await codeOf('{ notes(first: -5) { nodes { id } } }')).toBe('BAD_USER_INPUT');
  });

  test('bytes of a JSON body', async () => {
    const padded = (bytes: number): Promise<Response> => {
      const start = '{"query":"{ __typename }"';
      const body = `${start}${' '.repeat(bytes - start.length - 1)}}`;
      return fetch(`${running.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    };
    expect((await padded(5_000)).status).toBe(200);
    const refused = await padded(5_001);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'PAYLOAD_TOO_LARGE' } }] });
  });
});

describe('limits hold on every way in', () => {
  test('agents may send longer documents, but not what people may not by borrowing them', async () => {
    const query = `{ ${repeat(30, () => 'whoAsks')} note(id: "n1") { id } ${repeat(30, () => '__typename')} }`;
    const viewer = viewerOf({
      kind: 'AGENT',
      runId: '00000000-0000-7000-8000-00000000000a',
      organizationId: notesOrganizationId,
    });
    const lenient = await startTestGateway({ limits: { ...limits, selectionsMax: 1_000 } });
    expect(await lenient.gateway.execute({ query, viewer, requestId: 'agent-request' })).toHaveProperty(
      'data.note.id',
      'n1',
    );
    const { body } = await lenient.post(query);
    expect(body).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }] });
    await lenient.close();
  });

  test('a subscription over a WebSocket meets the limits of shape', async () => {
    const stream = await openStream('websocket', {
      url: running.url,
      token: await running.token(),
      query: 'subscription { a: noteEvents { a: cursor b: cursor c: cursor } }',
    });
    await expect(stream.next()).rejects.toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code: 'GRAPHQL_VALIDATION_FAILED' }) }),
    ]);
    await stream.stop();
  });

  test('one viewer may hold so many subscriptions, and one more after ending one', async () => {
    const token = await running.token();
    const open = (): ReturnType<typeof openStream> =>
      openStream('server-sent events', { url: running.url, token, query: 'subscription { noteEvents { cursor } }' });
    const first = await open();
    const second = await open();
    const third = await open();
    expect(await third.next()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
    expect(await third.next()).toBeUndefined();
    const other = await openStream('multipart', {
      url: running.url,
      token: await running.token(),
      query: 'subscription { noteEvents { cursor } }',
    });
    running.state.board.append('n1');
    expect(await other.next()).toHaveProperty('data.noteEvents.cursor');
    await Promise.all([first, second, other].map((stream) => stream.stop()));
  });

  test('batches of operations are not taken', async () => {
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify([{ query: '{ __typename }' }]),
    });
    expect(response.status).toBe(400);
  });

  test('persisted queries cannot carry an operation past the desk', async () => {
    const response = await fetch(`${running.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }),
    });
    expect(response.status).toBe(400);
  });
});

describe('reading the schema', () => {
  test('is open to everybody outside production and to people who signed in within it', async () => {
    const production = await startTestGateway({ environment: 'production' });
    const query = '{ __schema { queryType { name } } }';
    expect((await running.post(query, {}, {})).status).toBe(200);
    expect((await production.post(query, {}, {})).status).toBe(401);
    expect((await production.post(query)).status).toBe(200);
    await production.close();
  });
});
