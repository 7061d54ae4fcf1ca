import type { Logger } from '../logging/logger.js';
import type { EventLog, LoggedEvent } from './event-log.js';
import { Listener } from './listener.js';

/** How many events of a followed topic stay in memory, so that readers who keep up never ask the database. */
const bufferedEventsMax = 1000;
const pageSize = 500;

interface Topic {
  readonly followers: Set<() => void>;
  events: LoggedEvent[];
  /** Every event above this sequence is in `events`. */
  floor: number;
}

const keyOf = (organizationId: string | null, topic: string): string => `${organizationId ?? ''}\n${topic}`;

/** Reads the log once for the whole process and wakes whoever follows a topic. Memory is bounded: readers pull. */
export class EventTail {
  readonly #log: EventLog;
  readonly #logger: Logger;
  readonly #listener: Listener;
  readonly #topics = new Map<string, Topic>();
  #last = 0;
  #dirty = false;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: { log: EventLog; systemUrl: string; logger: Logger }) {
    this.#log = options.log;
    this.#logger = options.logger;
    this.#listener = new Listener({
      url: options.systemUrl,
      channel: 'vectra_events',
      logger: options.logger,
      wake: () => {
        this.#kick();
      },
    });
  }

  async start(): Promise<void> {
    this.#last = await this.#log.newest();
    await this.#listener.start();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#listener.stop();
    await this.#running;
  }

  /** The newest sequence this process has seen: a reader who begins here misses nothing that comes. */
  get position(): number {
    return this.#last;
  }

  /** How many readers follow a topic in this process. */
  get followerCount(): number {
    let count = 0;
    for (const topic of this.#topics.values()) count += topic.followers.size;
    return count;
  }

  /** Calls `wake` whenever the topic has something new; answers how to stop following. */
  follow(organizationId: string | null, topicName: string, wake: () => void): () => void {
    const key = keyOf(organizationId, topicName);
    const topic = this.#topics.get(key) ?? { followers: new Set(), events: [], floor: this.#last };
    this.#topics.set(key, topic);
    topic.followers.add(wake);
    return () => {
      topic.followers.delete(wake);
      if (topic.followers.size === 0) this.#topics.delete(key);
    };
  }

  /** The buffered events above a position, or null when the position is older than the buffer: ask the log then. */
  recent(organizationId: string | null, topicName: string, after: number): readonly LoggedEvent[] | null {
    const topic = this.#topics.get(keyOf(organizationId, topicName));
    if (!topic || after < topic.floor) return null;
    return topic.events.filter((event) => event.sequence > after);
  }

  #kick(): void {
    this.#dirty = true;
    if (this.#running || this.#stopped) return;
    this.#running = this.#catchUp()
      .catch((error: unknown) => {
        this.#logger.warn({ err: error }, 'event tail will try again');
      })
      .finally(() => {
        this.#running = undefined;
      });
  }

  async #catchUp(): Promise<void> {
    while (this.#dirty && !this.#stopped) {
      this.#dirty = false;
      for (;;) {
        const page = await this.#log.above(this.#last, pageSize);
        this.#deliver(page);
        if (page.length < pageSize) break;
      }
    }
  }

  #deliver(page: readonly LoggedEvent[]): void {
    const woken = new Set<Topic>();
    for (const event of page) {
      this.#last = event.sequence;
      const topic = this.#topics.get(keyOf(event.organizationId, event.topic));
      if (!topic) continue;
      topic.events.push(event);
      woken.add(topic);
    }
    for (const topic of woken) {
      const excess = topic.events.length - bufferedEventsMax;
      if (excess > 0) {
        topic.floor = topic.events[excess - 1]?.sequence ?? topic.floor;
        topic.events = topic.events.slice(excess);
      }
      for (const wake of [...topic.followers]) wake();
    }
  }
}
