import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A stream of GraphQL results, whatever carries it. */
export interface TestStream {
  /** The next result; undefined when the stream has ended. */
  next(): Promise<unknown>;
  stop(): Promise<void>;
}

/** The transports of subscriptions. */
export const transports = ['websocket', 'server-sent events', 'multipart'] as const;

/** One of them. */
export type Transport = (typeof transports)[number];

interface OpenStream {
  readonly url: string;
  readonly token: string;
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

const asUnknown = (json: string): unknown => JSON.parse(json);

const readSse = (text: string): unknown[] =>
  text
    .split('\n\n')
    .flatMap((block) =>
      block.startsWith('event: next\ndata: ') ? [asUnknown(block.slice('event: next\ndata: '.length))] : [],
    );

const readMultipart = (text: string): unknown[] =>
  text.split('--graphql').flatMap((part) => {
    const json = part.split('\r\n\r\n')[1];
    if (json === undefined) return [];
    const parsed = asUnknown(json);
    return typeof parsed === 'object' && parsed !== null && 'payload' in parsed ? [parsed.payload] : [];
  });

async function openHttp(
  { url, token, query, variables }: OpenStream,
  accept: string,
  read: (text: string) => unknown[],
): Promise<TestStream> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
    signal: leaving.signal,
  });
  const reader: ReadableStreamDefaultReader<Uint8Array> | undefined = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let taken = 0;
  return {
    next: async () => {
      for (;;) {
        // Only whole blocks count: what follows the last delimiter may still be on its way.
        const results = read(text.slice(0, Math.max(text.lastIndexOf('\n\n') + 2, text.lastIndexOf('--graphql'))));
        if (results.length > taken) {
          taken += 1;
          return results[taken - 1];
        }
        const chunk = await reader?.read();
        if (!chunk || chunk.done) return undefined;
        text += decoder.decode(chunk.value, { stream: true });
      }
    },
    stop: async () => {
      leaving.abort();
      await Promise.resolve();
    },
  };
}

function openWebSocket({ url, token, query, variables }: OpenStream): TestStream {
  const client: Client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${token}` },
    retryAttempts: 0,
  });
  const iterator = client.iterate({ query, ...(variables ? { variables } : {}) });
  return {
    next: async () => {
      const result = await iterator.next();
      return result.done === true ? undefined : result.value;
    },
    stop: async () => {
      await iterator.return?.();
      await client.dispose();
    },
  };
}

/** Opens a subscription over one of the transports. */
export async function openStream(transport: Transport, request: OpenStream): Promise<TestStream> {
  if (transport === 'websocket') return openWebSocket(request);
  if (transport === 'multipart')
    return openHttp(request, 'multipart/mixed;subscriptionSpec=1.0, application/json', readMultipart);
  return openHttp(request, 'text/event-stream', readSse);
}
