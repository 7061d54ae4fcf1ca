import type { LoggedEvent, ReadTopic } from './event-log.js';
import type { EventTail } from './event-tail.js';

const pageSize = 200;

/** What a stream follows, and from where. */
export interface StreamRequest {
  /** Null: the platform's own topic. */
  readonly organizationId: string | null;
  readonly topic: string;
  /** Sequence of the last event already seen; 0 replays from the beginning. */
  readonly after: number;
}

/**
 * Every event of a topic above a position, once, in order: first from the log, then live. The reader pulls, so a slow
 * reader costs one page of memory and loses nothing; `return()` interrupts a pending `next()`.
 */
export function streamEvents(
  tail: EventTail,
  readTopic: ReadTopic,
  request: StreamRequest,
): AsyncIterableIterator<LoggedEvent> {
  const { organizationId, topic } = request;
  let position = request.after;
  let page: LoggedEvent[] = [];
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;
  let dirty = true;
  let interrupt: (() => void) | undefined;
  const wakeUp = (): void => {
    dirty = true;
    interrupt?.();
  };
  // Following before the first read leaves no gap between the log and the live part.
  const unfollow = tail.follow(organizationId, topic, wakeUp);

  const fill = async (): Promise<void> => {
    while (page.length === 0 && !isClosed()) {
      if (!dirty)
        await new Promise<void>((resolve) => {
          interrupt = resolve;
        });
      interrupt = undefined;
      if (isClosed()) return;
      dirty = false;
      const buffered = tail.recent(organizationId, topic, position);
      const events = buffered ?? (await readTopic(organizationId, topic, position, pageSize));
      page = events.filter((event) => event.sequence > position);
      if (buffered === null && events.length === pageSize) dirty = true;
    }
  };
  const done = { value: undefined, done: true } as const;
  const close = (): void => {
    closing.abort();
    page = [];
    unfollow();
    interrupt?.();
  };
  const iterator: AsyncIterableIterator<LoggedEvent> = {
    async next() {
      await fill();
      const event = page.shift();
      if (isClosed() || !event) return done;
      position = event.sequence;
      return { value: event, done: false };
    },
    async return() {
      close();
      return done;
    },
    async throw(error: unknown) {
      close();
      throw error;
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  return iterator;
}
