import { afterEach, describe, expect, test } from '@jest/globals';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { openStream, transports, type TestStream, type Transport } from './testing/streams.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { startTestGateway, type Place, type TestGateway } from './testing/test-gateway.js';

const query = 'subscription ($after: String) { noteEvents(after: $after) { cursor note { text } } }';
const started: TestGateway[] = [];

async function start(options: Parameters<typeof startTestGateway>[0] = {}): Promise<TestGateway> {
  const running = await startTestGateway(options);
  started.push(running);
  return running;
}
afterEach(async () => {
  for (const running of started.splice(0)) await running.close();
});

const open = async (running: TestGateway, transport: Transport): Promise<TestStream> =>
  openStream(transport, { url: running.url, token: await running.token(), query });
const finalError = (code: string): unknown => ({
  errors: [{ message: expect.stringContaining('ubscribe again'), extensions: { code, requestId: expect.any(String) } }],
});
const places: readonly Place[] = ['IN_PROCESS', 'HTTP'];
const combinations = places.flatMap((place) => transports.map((transport) => [transport, place] as const));

/** Waits until a condition holds, looking again whenever the event loop has nothing else to do. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setImmediate(resolve));
}

describe('how a stream ends', () => {
  test.each(combinations)(
    'over %s with houses %s, shutdown is told to open streams, which end',
    async (transport, place) => {
      const running = await start({ place });
      const stream = await open(running, transport);
      running.state.board.append('n1');
      expect(await stream.next()).toMatchObject({ data: { noteEvents: { cursor: '1' } } });
      const last = stream.next();
      await running.gateway.close();
      expect(await last).toEqual(finalError('SUBSCRIPTION_SHUTDOWN'));
      expect(await stream.next()).toBeUndefined();
    },
  );

  test.each(transports)('over %s, a token that expires ends it before the next event', async (transport) => {
    const clock = new TestClock();
    const running = await start({ clock });
    const stream = await open(running, transport);
    running.state.board.append('n1');
    expect(await stream.next()).toMatchObject({ data: { noteEvents: { cursor: '1' } } });
    clock.advance(15 * 60_000);
    running.state.board.append('n2');
    expect(await stream.next()).toEqual(finalError('SUBSCRIPTION_TOKEN_EXPIRED'));
    expect(await stream.next()).toBeUndefined();
  });

  test('a token that expires ends a stream that waits, without an event', async () => {
    const clock = new TestClock();
    const running = await start({ clock });
    const token = await running.token();
    clock.advance(15 * 60_000 - 200);
    const stream = await openStream('server-sent events', { url: running.url, token, query });
    expect(await stream.next()).toEqual(finalError('SUBSCRIPTION_TOKEN_EXPIRED'));
  });

  test.each(combinations)('over %s with houses %s, access that ends gives a last error', async (transport, place) => {
    const running = await start({ place });
    const stream = await open(running, transport);
    running.state.board.append('n1');
    expect(await stream.next()).toMatchObject({ data: { noteEvents: { cursor: '1' } } });
    running.state.barred = true;
    running.state.board.append('n1');
    running.state.board.append('n1');
    expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await stream.next()).toBeUndefined();
  });

  test.each(combinations)('over %s with houses %s, a caller who leaves frees the house', async (transport, place) => {
    const running = await start({ place });
    const stream = await open(running, transport);
    running.state.board.append('n1');
    await stream.next();
    await until(() => running.state.board.waitingCount === 1);
    await stream.stop();
    await until(() => running.state.board.waitingCount === 0);
    expect(running.state.board.waitingCount).toBe(0);
  });

  test('a house that goes down cuts the stream with a code that says to resume', async () => {
    const running = await start({ place: 'HTTP' });
    const stream = await open(running, 'server-sent events');
    running.state.board.append('n1');
    await stream.next();
    for (const house of running.houses) await house.close();
    expect(await stream.next()).toEqual(finalError('SUBSCRIPTION_SOURCE_ERROR'));
  });
});

describe('who may not open one', () => {
  test.each(transports.filter((transport) => transport !== 'websocket'))(
    'anonymous callers are refused over %s',
    async (transport) => {
      const running = await start();
      const accept = transport === 'multipart' ? 'multipart/mixed;subscriptionSpec=1.0' : 'text/event-stream';
      const response = await fetch(`${running.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ query }),
      });
      const text = await response.text();
      expect(text).toContain('UNAUTHENTICATED');
      expect(running.state.board.readCount).toBe(0);
    },
  );

  test.each<[string, Record<string, string>, Record<string, string> | undefined, number | null]>([
    ['nothing', {}, undefined, 4403],
    ['a forged token', {}, { authorization: 'Bearer forged' }, 4403],
    ['a cookie and a foreign origin', { cookie: 'TOKEN', origin: 'http://evil.test.example' }, undefined, 4403],
    ['a cookie and our origin', { cookie: 'TOKEN', origin: 'http://web.test.example' }, undefined, null],
  ])('a WebSocket with %s', async (_case, headers, payload, closeCode) => {
    const running = await start();
    const cookie = headers['cookie'] === undefined ? {} : { cookie: `vectra_access=${await running.token()}` };
    const socket = new WebSocket(running.wsUrl, 'graphql-transport-ws', { headers: { ...headers, ...cookie } });
    const outcome = await new Promise<number | null>((resolve) => {
      socket.on('open', () => {
        socket.send(JSON.stringify({ type: 'connection_init', payload }));
      });
      socket.on('message', () => {
        resolve(null);
      });
      socket.on('close', (code) => {
        resolve(code);
      });
    });
    socket.terminate();
    expect(outcome).toBe(closeCode);
  });

  test('queries over a WebSocket are sent back to HTTP', async () => {
    const running = await start();
    const stream = await openStream('websocket', {
      url: running.url,
      token: await running.token(),
      query: '{ whoAsks }',
    });
    await expect(stream.next()).rejects.toEqual([
      expect.objectContaining({ message: 'Send queries and mutations over HTTP.' }),
    ]);
    await stream.stop();
  });

  test('a subscription that asks for plain JSON is told what to accept', async () => {
    const running = await start();
    const { status, body } = await running.post(query);
    expect(status).toBe(406);
    expect(body).toMatchObject({ errors: [{ message: expect.stringContaining('text/event-stream') }] });
  });
});

describe('a caller who stops reading', () => {
  const stall = async (running: TestGateway): Promise<ReturnType<typeof connect>> => {
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1');
    const body = JSON.stringify({ query });
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: test\r\ncontent-type: application/json\r\naccept: text/event-stream\r\n` +
        `authorization: Bearer ${await running.token()}\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    socket.pause();
    return socket;
  };

  test('is given no more events than the socket takes, and does not hold up the shutdown', async () => {
    const running = await start();
    const { board, texts } = running.state;
    texts.set('n1', 'x'.repeat(200_000));
    const socket = await stall(running);
    const eventCount = 500;
    for (let index = 0; index < eventCount; index += 1) board.append('n1');
    await until(() => board.readCount > 1);
    let before = -1;
    while (board.readCount !== before) {
      before = board.readCount;
      // Time for the reader to take more, if anything still lets it.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(board.readCount).toBeLessThan(eventCount / 2);
    // The client still reads nothing: were the shutdown to wait for it, this test would not end.
    await running.gateway.close();
    expect(board.readCount).toBeLessThan(eventCount / 2);
    socket.destroy();
  });

  test('is cut after its patience, so that the house is freed', async () => {
    const running = await start({ patience: { heartbeatMs: 50, stallMs: 100 } });
    running.state.texts.set('n1', 'x'.repeat(5_000_000));
    const socket = await stall(running);
    for (let index = 0; index < 5; index += 1) running.state.board.append('n1');
    await new Promise((resolve) =>
      running.state.board.whenReleased(() => {
        resolve(undefined);
      }),
    );
    expect(running.state.board.readCount).toBeLessThan(5);
    socket.destroy();
  });
});
