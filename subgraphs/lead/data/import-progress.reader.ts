import { z } from 'zod';
import type { ReadTopic } from '../../../platform/events/event-log.js';
import { streamEvents } from '../../../platform/events/event-stream.js';
import type { EventTail } from '../../../platform/events/event-tail.js';
import type { OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { isImportFinished, leadImportStatuses, topicOfImport, type LeadImport } from '../domain/lead-import.js';

const moment = z.string().transform((text) => new Date(text));

const snapshot = z.object({
  id: z.string(),
  organizationId: z.string(),
  campaignId: z.string().nullable(),
  fileId: z.string(),
  fileName: z.string(),
  // Stored events may lack it.
  language: z.enum(['FR', 'EN']).default('EN'),
  status: z.enum(leadImportStatuses),
  rowCount: z.number().nullable(),
  processedCount: z.number(),
  createdCount: z.number(),
  updatedCount: z.number(),
  unchangedCount: z.number(),
  duplicateCount: z.number(),
  refusedCount: z.number(),
  // Absent in events from before plans had limits.
  limitedCount: z.number().default(0),
  reportFileId: z.string().nullable(),
  failure: z.string().nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});

/** Follows the imports of one organization. */
export class ImportProgressReader {
  readonly #tail: EventTail;
  readonly #readTopic: ReadTopic;
  readonly #scope: OrganizationScope;

  constructor(options: { tail: EventTail; readTopic: ReadTopic; scope: OrganizationScope }) {
    this.#tail = options.tail;
    this.#readTopic = options.readTopic;
    this.#scope = options.scope;
  }

  /** The import after each of its changes, from the first one, in order, then live; ends behind a final state. */
  follow(importId: string): AsyncIterableIterator<LeadImport> {
    const request = { organizationId: this.#scope.organizationId, topic: topicOfImport(importId), after: 0 };
    const events = streamEvents(this.#tail, this.#readTopic, request);
    const done = { value: undefined, done: true } as const;
    let finished = false;
    const close = async (): Promise<typeof done> => {
      finished = true;
      await events.return?.();
      return done;
    };
    const iterator: AsyncIterableIterator<LeadImport> = {
      next: async () => {
        if (finished) return close();
        const next = await events.next();
        if (next.done === true) return done;
        const value = snapshot.parse(next.value.payload);
        finished = isImportFinished(value.status);
        return { value, done: false };
      },
      return: close,
      throw: async (error: unknown) => {
        await close();
        throw error;
      },
      [Symbol.asyncIterator]: () => iterator,
    };
    return iterator;
  }
}
