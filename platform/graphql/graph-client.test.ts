import { afterEach, describe, expect, test } from '@jest/globals';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { parse } from 'graphql';
import { TestClock } from '../testing/test-clock.js';
import { verifyViewer } from '../viewer/signed-viewer.js';
import { viewerOf } from '../viewer/viewer.js';
import {
  GraphRequestFailed,
  HttpGraphClient,
  InProcessGraphClient,
  type GraphExecutor,
  type HttpGraphClientOptions,
} from './graph-client.js';

const document: TypedDocumentNode<{ greeting: string }, { name: string }> = parse(
  'query Greet($name: String!) { greeting(name: $name) }',
);
const secrets = ['a secret of at least thirty-two characters'];
const viewer = { kind: 'AGENT', runId: randomUUID(), organizationId: randomUUID() } as const;
const servers: Server[] = [];

type Handler = (request: IncomingMessage, body: string, response: ServerResponse) => void;

/** A server that answers its requests one after the other with these handlers, the last again and again. */
async function serve(...handlers: readonly Handler[]): Promise<{ readonly url: string; readonly count: () => number }> {
  let count = 0;
  const server = createServer((request, response) => {
    const handler = handlers[Math.min(count, handlers.length - 1)];
    count += 1;
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      handler?.(request, body, response);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`, count: () => count };
}
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const answer =
  (content: unknown, status = 200): Handler =>
  (_request, _body, response) => {
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof content === 'string' ? content : JSON.stringify(content));
  };
const drop: Handler = (request) => {
  request.socket.destroy();
};
const greeting = answer({ data: { greeting: 'Hello Ada' } });

/** A client whose waiting moves its clock instead of passing time. */
function clientOf(
  gatewayUrl: string,
  options: Partial<HttpGraphClientOptions> = {},
): { client: HttpGraphClient; waits: number[]; clock: TestClock } {
  const clock = new TestClock();
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => {
    waits.push(milliseconds);
    clock.advance(milliseconds);
    await Promise.resolve();
  };
  return { client: new HttpGraphClient({ gatewayUrl, secrets, viewer, clock, wait, ...options }), waits, clock };
}

describe('a client over HTTP', () => {
  test('sends the operation with an assertion bound to its very body', async () => {
    let verified: unknown;
    const { url } = await serve((request, body, response) => {
      const token = String(request.headers['x-vectra-assertion']);
      verified = verifyViewer({ secrets, audience: 'gateway', body, now: new TestClock().now().getTime() }, token);
      expect(JSON.parse(body)).toMatchObject({ variables: { name: 'Ada' } });
      greeting(request, body, response);
    });
    const { client } = clientOf(url);
    expect(await client.execute(document, { name: 'Ada' })).toEqual({ greeting: 'Hello Ada' });
    expect(verified).toMatchObject({ viewer, requestId: expect.any(String) });
  });

  test.each<[string, Handler]>([
    ['the gateway, which answers 502', answer('', 502)],
    ['the gateway, which answers 503', answer('', 503)],
    ['the gateway, which answers 504', answer('', 504)],
    ['the gateway, whose line drops', drop],
    [
      'a house behind the gateway',
      answer({ data: null, errors: [{ message: 'Away.', extensions: { code: 'SERVICE_UNAVAILABLE' } }] }),
    ],
  ])('what restarts is asked again until it is back: %s', async (_case, absence) => {
    const { url, count } = await serve(absence, absence, greeting);
    const { client, waits } = clientOf(url);
    expect(await client.execute(document, { name: 'Ada' })).toEqual({ greeting: 'Hello Ada' });
    expect(count()).toBe(3);
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBeLessThanOrEqual(200);
    expect(waits[1]).toBeLessThanOrEqual(400);
  });

  test('every attempt is signed anew, because a signature outlives no outage', async () => {
    const assertions: unknown[] = [];
    const keep =
      (next: Handler): Handler =>
      (request, body, response) => {
        assertions.push(request.headers['x-vectra-assertion']);
        next(request, body, response);
      };
    const { url } = await serve(keep(answer('', 503)), keep(greeting));
    await clientOf(url).client.execute(document, { name: 'Ada' });
    expect(new Set(assertions).size).toBe(2);
  });

  test('a gateway that stays away is given up after the time allowed', async () => {
    const { url } = await serve(answer('', 503));
    const { client, waits } = clientOf(url, { retryForMs: 10_000 });
    await expect(client.execute(document, { name: 'Ada' })).rejects.toMatchObject({
      name: 'GraphRequestFailed',
      code: 'UNREACHABLE',
    });
    const total = waits.reduce((sum, wait) => sum + wait, 0);
    expect(total).toBeLessThan(10_000);
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
  });

  test('a refusal of the graph is not repeated and carries its code', async () => {
    const { url, count } = await serve(
      answer({ data: null, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] }),
    );
    const failure: unknown = await clientOf(url)
      .client.execute(document, { name: 'Ada' })
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GraphRequestFailed);
    expect(failure).toMatchObject({
      message: 'No.',
      code: 'FORBIDDEN',
      requestId: expect.stringMatching(/^[a-f0-9-]{36}$/),
    });
    expect(count()).toBe(1);
  });

  test.each([
    ['a page of HTML', '<html>'],
    ['no data', {}],
    ['a number', 7],
  ])('%s is not taken for an answer', async (_case, content) => {
    const { url } = await serve(answer(content));
    await expect(clientOf(url).client.execute(document, { name: 'Ada' })).rejects.toMatchObject({
      code: 'INVALID_ANSWER',
    });
  });

  test('an attempt that hangs is ended by its timeout and made again', async () => {
    const { url, count } = await serve(() => undefined, greeting);
    const { client } = clientOf(url, { timeoutMs: 500 });
    expect(await client.execute(document, { name: 'Ada' })).toEqual({ greeting: 'Hello Ada' });
    expect(count()).toBe(2);
  });

  test('a caller who gives up is not kept waiting', async () => {
    const { url, count } = await serve(() => {
      leaving.abort(new Error('the run was cancelled'));
    });
    const leaving = new AbortController();
    const request = clientOf(url).client.execute(document, { name: 'Ada' }, { signal: leaving.signal });
    await expect(request).rejects.toThrow('the run was cancelled');
    expect(count()).toBe(1);
  });
});

describe('a client in the gateway’s process', () => {
  const agent = viewerOf(viewer);

  test('runs as its viewer and gives the data', async () => {
    const executor: GraphExecutor = {
      execute: async (request) => {
        expect(request).toMatchObject({ document, variables: { name: 'Ada' }, viewer: agent });
        return { data: { greeting: 'Hello' } };
      },
    };
    expect(await new InProcessGraphClient(executor, agent).execute(document, { name: 'Ada' })).toEqual({
      greeting: 'Hello',
    });
  });

  test('throws the first error with its code', async () => {
    const executor: GraphExecutor = {
      execute: async () => ({ errors: [{ message: 'Too much.', extensions: { code: 'COST_LIMIT' } }] }),
    };
    const request = new InProcessGraphClient(executor, agent).execute(document, { name: 'Ada' });
    await expect(request).rejects.toMatchObject({ message: 'Too much.', code: 'COST_LIMIT' });
  });
});
