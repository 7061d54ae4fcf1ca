import { z } from 'zod';
import type { CursorCodec } from '../../../platform/graphql/cursor.js';
import { streamEvents } from '../../../platform/events/event-stream.js';
import type { LoggedEvent, ReadTopic } from '../../../platform/events/event-log.js';
import type { EventTail } from '../../../platform/events/event-tail.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { agentTypes } from '../domain/run.js';
import { isFinal, runEventKinds, skipReasons, topicOfRun, type DeliveredRunEvent } from '../domain/run-event.js';

const counts = z.object({
  total: z.number(),
  found: z.number(),
  assessed: z.number(),
  qualified: z.number(),
  nurture: z.number(),
  rejected: z.number(),
  drafted: z.number(),
});

const storedEvent = z.object({
  runId: z.string(),
  sequence: z.number(),
  kind: z.enum(runEventKinds),
  at: z.string(),
  agent: z.enum(agentTypes).nullable(),
  words: z
    .object({
      campaignName: z.string(),
      leadName: z.string(),
      sourceName: z.string(),
      isFull: z.boolean(),
      skipReasons: z.array(z.enum(skipReasons)),
    })
    .partial()
    .default({}),
  leadId: z.string().nullable(),
  emailId: z.string().nullable(),
  verdict: z.enum(['QUALIFIED', 'NURTURE', 'REJECTED']).nullable(),
  score: z.number().nullable(),
  foundCount: z.number().nullable(),
  costMicroUsd: z.number(),
  counts,
});

const position = z.tuple([z.number().int().nonnegative()]);

/** Follows the events of runs of one organization. */
export class RunEventsReader {
  readonly #tail: EventTail;
  readonly #readTopic: ReadTopic;
  readonly #cursors: CursorCodec;
  readonly #scope: OrganizationScope;

  constructor(options: { tail: EventTail; readTopic: ReadTopic; cursors: CursorCodec; scope: OrganizationScope }) {
    this.#tail = options.tail;
    this.#readTopic = options.readTopic;
    this.#cursors = options.cursors;
    this.#scope = options.scope;
  }

  /** Every event of a run behind a cursor, once, in order, then live. @throws InvalidCursor */
  follow(runId: string, after: string | null): AsyncIterableIterator<DeliveredRunEvent> {
    const topic = topicOfRun(runId);
    const from = after === null ? 0 : this.#cursors.decode(this.#scope.organizationId, topic, after, position)[0];
    const events = streamEvents(this.#tail, this.#readTopic, {
      organizationId: this.#scope.organizationId,
      topic,
      after: from,
    });
    const done = { value: undefined, done: true } as const;
    const iterator: AsyncIterableIterator<DeliveredRunEvent> = {
      next: async () => {
        const next = await events.next();
        return next.done === true ? done : { value: this.#deliver(topic, next.value), done: false };
      },
      return: async () => {
        await events.return?.();
        return done;
      },
      throw: async (error: unknown) => {
        await events.return?.();
        throw error;
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }

  #deliver(topic: string, event: LoggedEvent): DeliveredRunEvent {
    const stored = storedEvent.parse(event.payload);
    return {
      ...stored,
      cursor: this.#cursors.encode(this.#scope.organizationId, topic, [event.sequence]),
      final: isFinal(stored.kind),
    };
  }
}
