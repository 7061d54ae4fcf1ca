import type { ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { ExecutionResult } from 'graphql';
import { isStream, type SubscriptionResult } from '../platform/graphql/subscribe-fresh.js';

/** How results are written on one HTTP response. */
export interface StreamFormat {
  readonly contentType: string;
  /** Written at once, so that proxies and clients see that the stream is open. */
  readonly opening: string;
  readonly heartbeat: string;
  readonly closing: string;
  event(result: ExecutionResult): string;
}

/** Server-sent events, "distinct connections" mode of the GraphQL over SSE protocol. */
const serverSentEvents: StreamFormat = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: ':\n\n',
  heartbeat: ':\n\n',
  closing: 'event: complete\ndata: \n\n',
  event: (result) => `event: next\ndata: ${JSON.stringify(result)}\n\n`,
};

const part = (payload: unknown): string =>
  `\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(payload)}\r\n--graphql`;

/** Apollo's multipart subscriptions; a client flushes a part when it sees the delimiter behind it. */
const multipartSubscription: StreamFormat = {
  contentType: 'multipart/mixed;boundary="graphql";subscriptionSpec="1.0"',
  opening: `\r\n--graphql${part({})}`,
  heartbeat: part({}),
  closing: '--\r\n',
  event: (result) => part({ payload: result }),
};

/** The format an `Accept` header asks for, null when it asks for none of them. */
export function streamFormatOf(accept: string | undefined): StreamFormat | null {
  if (accept === undefined) return null;
  if (/multipart\/mixed/i.test(accept) && /subscriptionSpec="?1\.0"?/i.test(accept)) return multipartSubscription;
  return /text\/event-stream/i.test(accept) ? serverSentEvents : null;
}

/** How patient a stream is. */
export interface StreamPatience {
  /** Time between heartbeats, in milliseconds. */
  readonly heartbeatMs: number;
  /** How long a caller may leave the socket full before it is cut, in milliseconds. */
  readonly stallMs: number;
}

/** The patience of a stream that is told nothing else. */
export const defaultPatience: StreamPatience = { heartbeatMs: 10_000, stallMs: 60_000 };

/**
 * Writes a subscription on a response until one side ends it. The next event is only pulled when the socket has taken
 * the last one, so a slow caller costs one event of memory.
 */
export async function sendStream(
  response: ServerResponse,
  headers: Readonly<Record<string, number | string | readonly string[] | undefined>>,
  result: SubscriptionResult,
  format: StreamFormat,
  patience: StreamPatience,
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  response.writeHead(200, {
    'content-type': format.contentType,
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  });
  const gone = new AbortController();
  const stream = isStream(result) ? result : null;
  response.once('close', () => {
    gone.abort();
    void stream?.return?.();
  });
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) response.write(format.heartbeat);
  }, patience.heartbeatMs);
  const write = async (text: string): Promise<void> => {
    if (response.write(text) || gone.signal.aborted) return;
    await once(response, 'drain', { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(patience.stallMs)]) });
  };
  try {
    await write(format.opening);
    if (!isStream(result)) await write(format.event(result));
    else for await (const event of result) await write(format.event(event));
    response.end(format.closing);
  } catch {
    // The caller left or stopped reading: there is nobody to tell.
    response.destroy();
  } finally {
    clearInterval(heartbeat);
    void stream?.return?.();
  }
}
