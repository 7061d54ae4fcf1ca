import { z } from 'zod';
import type { ReadTopic } from '../../../../platform/events/event-log.js';
import { streamEvents } from '../../../../platform/events/event-stream.js';
import type { EventTail } from '../../../../platform/events/event-tail.js';
import type { CursorCodec } from '../../../../platform/graphql/cursor.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import { organizationIdOf, type PlatformScope } from '../../../../platform/tenancy/platform-scope.js';
import { topicOfPerson, type ArrivedNotification } from '../../domain/notifications/notification.js';
import type { NotificationBox } from './notification-box.repository.js';
import type { Whose } from './notification-client.js';

const position = z.tuple([z.number().int().nonnegative()]);
const arrived = z.object({ notificationId: z.string() });

/** Follows what one person is told: a member within their organization, a platform admin within what is the platform's own. */
export class NotificationStream {
  readonly #tail: EventTail;
  readonly #readTopic: ReadTopic;
  readonly #cursors: CursorCodec;
  readonly #organizationId: Whose;
  readonly #topic: string;
  readonly #box: NotificationBox;

  constructor(options: {
    readonly eventTail: EventTail;
    readonly readTopic: ReadTopic;
    readonly cursors: CursorCodec;
    readonly scope: OrganizationScope | PlatformScope;
    readonly userId: string;
    readonly box: NotificationBox;
  }) {
    this.#tail = options.eventTail;
    this.#readTopic = options.readTopic;
    this.#cursors = options.cursors;
    this.#organizationId = organizationIdOf(options.scope);
    this.#topic = topicOfPerson(options.userId);
    this.#box = options.box;
  }

  /** Continues behind everything that arrived until now. */
  get cursor(): string {
    return this.#cursorAt(this.#tail.position);
  }

  /** Every notification behind the cursor, once, in order, then live; from the first one without a cursor. @throws InvalidCursor */
  follow(after: string | null): AsyncIterableIterator<ArrivedNotification> {
    const from = after === null ? 0 : this.#cursors.decode(this.#cursorOwner, this.#topic, after, position)[0];
    const events = streamEvents(this.#tail, this.#readTopic, {
      organizationId: this.#organizationId,
      topic: this.#topic,
      after: from,
    });
    const done = { value: undefined, done: true } as const;
    const close = async (): Promise<typeof done> => {
      await events.return?.();
      return done;
    };
    const iterator: AsyncIterableIterator<ArrivedNotification> = {
      next: async () => {
        for (;;) {
          const next = await events.next();
          if (next.done === true) return done;
          const notification = await this.#box.findById(arrived.parse(next.value.payload).notificationId);
          // What was erased meanwhile is passed over.
          if (notification)
            return { value: { notification, cursor: this.#cursorAt(next.value.sequence) }, done: false };
        }
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

  get #cursorOwner(): string {
    return this.#organizationId ?? 'platform';
  }

  #cursorAt(sequence: number): string {
    return this.#cursors.encode(this.#cursorOwner, this.#topic, [sequence]);
  }
}
