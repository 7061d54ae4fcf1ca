import { z } from 'zod';

const resultShape = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string(), extensions: z.looseObject({ code: z.string() }) })).optional(),
});

/** One GraphQL result of a stream. */
export type StreamedResult = z.infer<typeof resultShape>;

/** A subscription as a client sees it. */
export interface ResultStream extends AsyncIterable<StreamedResult> {
  /** The next result; null when the stream has ended. */
  next(): Promise<StreamedResult | null>;
  /** Leaves before the end. */
  stop(): Promise<void>;
}

/** The HTTP answer was no stream. */
class StreamRefused extends Error {
  constructor(
    readonly status: number,
    readonly body: string,
  ) {
    super(`The stream was refused with ${status}: ${body}`);
    this.name = 'StreamRefused';
  }
}

const opening = 'event: next\ndata: ';

/**
 * Reads server-sent events of the GraphQL over SSE protocol.
 * @throws StreamRefused when the answer is no stream.
 */
export async function readResultStream(url: string, request: RequestInit): Promise<ResultStream> {
  const leaving = new AbortController();
  const response = await fetch(url, { ...request, signal: leaving.signal });
  if (!response.ok || !response.body) throw new StreamRefused(response.status, await response.text());
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let unread = '';
  const next = async (): Promise<StreamedResult | null> => {
    for (;;) {
      const end = unread.indexOf('\n\n');
      if (end >= 0) {
        const block = unread.slice(0, end);
        unread = unread.slice(end + 2);
        if (block.startsWith('event: complete')) return null;
        if (block.startsWith(opening)) return resultShape.parse(JSON.parse(block.slice(opening.length)));
        continue;
      }
      const chunk = await reader.read();
      if (chunk.done) return null;
      unread += chunk.value;
    }
  };
  return {
    next,
    stop: async () => {
      leaving.abort();
      await reader.closed.catch(() => undefined);
    },
    async *[Symbol.asyncIterator]() {
      for (let result = await next(); result; result = await next()) yield result;
    },
  };
}
