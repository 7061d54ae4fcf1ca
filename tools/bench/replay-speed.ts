import { request } from 'undici';
import { z } from 'zod';
import { pairedRounds, type GatewaySide, type GatewaySides } from './gateway-speed.js';
import { WrongAnswer } from './load.js';
import { median } from './statistics.js';

const replayTimeoutMs = 60_000;
const connectionsMax = 1_000;
const subscription = `subscription ($runId: ID!, $after: String) {
  agentRunEvents(runId: $runId, after: $after) {
    sequence kind message final cursor
    counts { total found assessed qualified drafted }
    lead { fullName company { name } }
  }
}`;

const resultShape = z.object({
  data: z
    .object({ agentRunEvents: z.looseObject({ sequence: z.number(), final: z.boolean(), cursor: z.string() }) })
    .nullish(),
  errors: z.array(z.looseObject({ message: z.string(), extensions: z.object({ code: z.string() }) })).optional(),
});
type RunEvent = NonNullable<z.infer<typeof resultShape>['data']>['agentRunEvents'];

/** How fast a finished run is told again, each event completed by a second house. */
export interface ReplayFigures {
  readonly events: number;
  readonly inProcessPerSecond: number;
  readonly overHttpPerSecond: number;
}

interface Replay {
  readonly events: readonly RunEvent[];
  readonly seconds: number;
}

interface Listener {
  readonly origin: string;
  readonly token: string;
  readonly runId: string;
}

/** One connection's worth of results, until the stream ends or the listener leaves. */
async function* listen({ origin, token, runId }: Listener, after: string | null) {
  const leaving = new AbortController();
  const answer = await request(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: subscription, variables: { runId, after } }),
    signal: AbortSignal.any([leaving.signal, AbortSignal.timeout(replayTimeoutMs)]),
  });
  if (answer.statusCode !== 200) throw new WrongAnswer(answer.statusCode, await answer.body.text());
  try {
    for await (const block of blocksOf(answer.body)) {
      const [, data] = /^event: next\ndata: (.+)$/.exec(block) ?? [];
      if (data !== undefined) yield resultShape.parse(JSON.parse(data));
    }
  } finally {
    leaving.abort();
  }
}

/** Server-sent events as they are complete. */
async function* blocksOf(body: AsyncIterable<unknown>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += chunk instanceof Uint8Array ? decoder.decode(chunk, { stream: true }) : '';
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    yield* blocks;
  }
}

/** Tells a run from its first event to its last; a stream that asks to be resumed is, behind its last cursor. */
async function replay(listener: Listener): Promise<Replay> {
  const startedAtMs = performance.now();
  const events: RunEvent[] = [];
  for (let connection = 0; connection < connectionsMax; connection += 1) {
    for await (const { data, errors } of listen(listener, events.at(-1)?.cursor ?? null)) {
      if (errors?.some(({ extensions }) => extensions.code === 'SUBSCRIPTION_SOURCE_ERROR')) break;
      if (!data || errors) throw new Error(`The replay failed: ${errors?.[0]?.message ?? 'no data'}`);
      events.push(data.agentRunEvents);
      if (data.agentRunEvents.final) return { events, seconds: (performance.now() - startedAtMs) / 1_000 };
    }
  }
  throw new Error('The replay of the run has no end.');
}

/** What two replays must have in common; cursors may be written differently. */
function withoutCursors(events: readonly RunEvent[]): string {
  if (!events.every(({ sequence }, index) => sequence === index + 1)) throw new Error('The replay has gaps.');
  return JSON.stringify(events.map((event) => ({ ...event, cursor: '' })));
}

/**
 * Replays a finished run on both sides, from the request to the run's last event.
 * @throws Error when a replay has gaps or the two sides tell different events
 */
export async function compareReplays(
  { inProcess, overHttp }: GatewaySides,
  token: string,
  runId: string,
  pairs: number,
): Promise<ReplayFigures> {
  const on = ({ origin }: GatewaySide): Promise<Replay> => replay({ origin, token, runId });
  const [first, other] = [await on(inProcess), await on(overHttp)];
  if (withoutCursors(first.events) !== withoutCursors(other.events)) {
    throw new Error('The houses over HTTP tell other events.');
  }
  const seconds = new Map<GatewaySide, number[]>([
    [inProcess, []],
    [overHttp, []],
  ]);
  for (const side of pairedRounds(inProcess, overHttp, pairs)) seconds.get(side)?.push((await on(side)).seconds);
  const events = first.events.length;
  return {
    events,
    inProcessPerSecond: events / median(seconds.get(inProcess) ?? []),
    overHttpPerSecond: events / median(seconds.get(overHttp) ?? []),
  };
}
