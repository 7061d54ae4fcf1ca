import { z } from 'zod';
import { listName, pageSize, toPage, type Page, type PageRequest } from '../../../../platform/graphql/connection.js';
import type { CursorCodec } from '../../../../platform/graphql/cursor.js';
import type { Notification, SentNotification } from '../../domain/notifications/notification.js';
import type { NotificationStore } from './notification-store.js';

const idPosition = z.tuple([z.uuid()]);

/** Notifications as keyset pages; cursors are bound to whose they are and to the filter. */
export class NotificationPages {
  readonly #store: NotificationStore;
  readonly #cursors: CursorCodec;

  constructor(store: NotificationStore, cursors: CursorCodec) {
    this.#store = store;
    this.#cursors = cursors;
  }

  /** What a person was told, newest first. @throws InvalidCursor, InvalidPageSize */
  ofPerson(userId: string, unreadOnly: boolean, request: PageRequest): Promise<Page<Notification>> {
    const box = this.#store.box(userId);
    return this.#page(userId, listName('notifications', unreadOnly), request, (after, limit) =>
      box.page(unreadOnly, after, limit),
    );
  }

  /** What the organization, or the platform, sent, newest first. @throws InvalidCursor, InvalidPageSize */
  sent(request: PageRequest): Promise<Page<SentNotification>> {
    const { organizationId, sent } = this.#store;
    return this.#page(organizationId ?? 'platform', listName('sentNotifications', null), request, (after, limit) =>
      sent.page(after, limit),
    );
  }

  async #page<Row extends { readonly id: string }>(
    whose: string,
    list: string,
    { first, after }: PageRequest,
    read: (after: string | null, limit: number) => Promise<readonly Row[]>,
  ): Promise<Page<Row>> {
    const position = after ? this.#cursors.decode(whose, list, after, idPosition)[0] : null;
    const rows = await read(position, pageSize(first) + 1);
    return toPage(
      rows,
      first,
      (row) => row,
      (row) => this.#cursors.encode(whose, list, [row.id]),
    );
  }
}
