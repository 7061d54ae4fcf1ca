import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { Ctx, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { WebSocket } from 'ws';
import { createLogger } from '../logging/logger.js';
import { TestClock } from '../testing/test-clock.js';
import { signViewer, type SignatureRequest } from '../viewer/signed-viewer.js';
import { InvalidCursor } from './cursor.js';
import { ruleBook } from './rules.js';
import { serveSubgraph, signedStreamBody, type SubgraphServer } from './subgraph-server.js';
import { buildSubgraph, type SubgraphRequest } from './subgraph.js';

interface NumberedContext extends SubgraphRequest {
  /** Distinguishes the contexts that were made. */
  readonly number: number;
}

@Resolver()
class CountingResolver {
  @Query(() => String, { description: 'Who asks.' })
  whoAsks(@Ctx() { viewer, requestId, clientAddress }: NumberedContext): string {
    return [viewer.kind, requestId, clientAddress].join(' ');
  }

  @Query(() => String, { nullable: true, description: 'Fails.' })
  broken(): string {
    throw new Error('the secret inside');
  }

  @Mutation(() => Number, { description: 'Which context runs it.' })
  contextNumber(@Ctx() { number }: NumberedContext): number {
    return number;
  }

  @Subscription(() => String, {
    description: 'Three events.',
    subscribe: async function* () {
      yield* ['a', 'b', 'c'];
    },
  } as never)
  letters(@Root() letter: string, @Ctx() { number }: NumberedContext): string {
    if (letter === 'c') throw new InvalidCursor();
    return `${letter}${number}`;
  }
}

const secrets = ['the first secret of thirty-two characters', 'the second secret of thirty-two characters'];
const clock = new TestClock();
let server: SubgraphServer;
let contexts = 0;

beforeAll(async () => {
  const rules = ruleBook('counting');
  const read = rules.can('lead:read');
  const subgraph = await buildSubgraph<NumberedContext>({
    name: 'counting',
    resolvers: [CountingResolver],
    references: {},
    permissions: {
      Query: { whoAsks: read, broken: read },
      Mutation: { contextNumber: read },
      Subscription: { letters: read },
      entities: {},
    },
    createContext: (request) => ({ ...request, number: (contexts += 1) }),
    onRuleFailure: () => undefined,
  });
  const logger = createLogger('test', { logLevel: 'silent' });
  server = await serveSubgraph(subgraph, { port: 0, host: '127.0.0.1', secrets, clock, logger });
});
afterAll(() => server.close());

const viewer = { kind: 'AGENT', runId: randomUUID(), organizationId: randomUUID() } as const;
const sign = (body: string, changes: Partial<SignatureRequest> = {}): string =>
  signViewer({
    secrets,
    audience: 'counting',
    viewer,
    requestId: 'request-1',
    body,
    now: clock.now().getTime(),
    lifetimeMs: 30_000,
    ...changes,
  });
const post = async (body: string, assertion?: string): Promise<{ status: number; answer: unknown }> => {
  const headers = {
    'content-type': 'application/json',
    ...(assertion === undefined ? {} : { 'x-vectra-assertion': assertion }),
  };
  const response = await fetch(server.url, { method: 'POST', headers, body });
  return { status: response.status, answer: await response.json() };
};
const bodyOf = (query: string): string => JSON.stringify({ query, extensions: { clientAddress: '192.0.2.7' } });

describe('a house of its own process', () => {
  test('answers what the gateway signed, with the viewer, request id and address of the caller', async () => {
    const body = bodyOf('{ whoAsks }');
    expect(await post(body, sign(body))).toEqual({
      status: 200,
      answer: { data: { whoAsks: 'AGENT request-1 192.0.2.7' } },
    });
  });

  test('accepts every secret that is still in use, so that secrets can be rotated', async () => {
    const body = bodyOf('{ whoAsks }');
    expect((await post(body, sign(body, { secrets: secrets.slice(1) }))).status).toBe(200);
  });

  test.each<[string, (body: string) => string | undefined]>([
    ['nothing', () => undefined],
    ['an assertion for another house', (body) => sign(body, { audience: 'lead' })],
    ['an assertion for another body', () => sign('{}')],
    ['an assertion of another secret', (body) => sign(body, { secrets: ['a secret that this house does not know!!'] })],
    ['an expired assertion', (body) => sign(body, { now: clock.now().getTime() - 30_001 })],
    ['half an assertion', (body) => sign(body).slice(0, -10)],
  ])('refuses a request with %s', async (_case, assertion) => {
    const body = bodyOf('{ whoAsks }');
    const { status, answer } = await post(body, assertion(body));
    expect(status).toBe(401);
    expect(JSON.stringify(answer)).not.toContain('AGENT');
  });

  test('masks its errors before they leave', async () => {
    const body = bodyOf('{ broken }');
    const { answer } = await post(body, sign(body));
    expect(JSON.stringify(answer)).not.toContain('secret inside');
    expect(answer).toMatchObject({
      data: { broken: null },
      errors: [{ path: ['broken'], extensions: { requestId: 'request-1' } }],
    });
  });

  test('runs each field of a mutation in a context of its own, in order', async () => {
    const body = bodyOf('mutation { a: contextNumber b: contextNumber }');
    const { answer } = await post(body, sign(body));
    const first = contexts - 1;
    expect(answer).toEqual({ data: { a: first, b: first + 1 } });
  });

  test.each(['not json', '{"query":1}', '{"query":"{ nothing }"}', '{"query":"{"}'])(
    'answers signed nonsense %s with an error',
    async (body) => {
      const { status, answer } = await post(body, sign(body));
      expect(status).toBe(200);
      expect(answer).toMatchObject({ errors: [{ extensions: { requestId: 'request-1' } }] });
    },
  );

  test('says that it lives to anybody', async () => {
    expect(await (await fetch(server.url.replace('/graphql', '/health/live'))).json()).toEqual({ status: 'live' });
  });
});

describe('streams of a house', () => {
  const query = 'subscription { letters }';
  const collect = async (assertion: string): Promise<unknown[]> => {
    const client = createClient({ url: server.url.replace('http', 'ws'), webSocketImpl: WebSocket, retryAttempts: 0 });
    const results: unknown[] = [];
    try {
      for await (const result of client.iterate({ query, extensions: { assertion } })) results.push(result);
    } finally {
      await client.dispose();
    }
    return results;
  };

  test('a signed subscription gets every event in a context of its own, errors with their code', async () => {
    const results = await collect(sign(signedStreamBody(query, {}, null)));
    const [a, b] = [contexts - 2, contexts - 1];
    expect(results).toMatchObject([
      { data: { letters: `a${a}` } },
      { data: { letters: `b${b}` } },
      { errors: [{ extensions: { code: 'INVALID_CURSOR', requestId: 'request-1' } }] },
    ]);
  });

  test.each<[string, () => string]>([
    ['signed for another query', () => sign(signedStreamBody('subscription { other }', {}, null))],
    ['signed for another address', () => sign(signedStreamBody(query, {}, '192.0.2.7'))],
    ['signed for another house', () => sign(signedStreamBody(query, {}, null), { audience: 'lead' })],
    ['not signed', () => ''],
  ])('a subscription %s is refused', async (_case, assertion) => {
    await expect(collect(assertion())).rejects.toEqual([
      expect.objectContaining({ message: 'Only the gateway may ask this house.' }),
    ]);
  });
});
