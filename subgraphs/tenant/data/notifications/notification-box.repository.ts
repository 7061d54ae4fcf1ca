import type { Prisma } from '../../../../prisma/generated/client.js';
import { isUuid } from '../../../../platform/database/uuid.js';
import type { Notification, NotificationType } from '../../domain/notifications/notification.js';
import type { NotificationClient, Whose } from './notification-client.js';

const columns = {
  id: true,
  type: true,
  senderId: true,
  subject: true,
  body: true,
  actionUrl: true,
  actionText: true,
  createdAt: true,
  readAt: true,
} as const satisfies Prisma.NotificationSelect;

type Row = Prisma.NotificationGetPayload<{ select: typeof columns }>;

const toNotification = (row: Row): Notification => ({ ...row, type: row.type as NotificationType });

/** What one person was told. */
export class NotificationBox {
  readonly #client: NotificationClient;
  readonly #owner: { readonly organizationId: Whose; readonly userId: string };

  constructor(client: NotificationClient, organizationId: Whose, userId: string) {
    this.#client = client;
    this.#owner = { organizationId, userId };
  }

  async findById(id: string): Promise<Notification | null> {
    if (!isUuid(id)) return null;
    const row = await this.#client.notification.findFirst({ where: { ...this.#owner, id }, select: columns });
    return row && toNotification(row);
  }

  /** Newest first, behind the position. */
  async page(unreadOnly: boolean, after: string | null, limit: number): Promise<readonly Notification[]> {
    const rows = await this.#client.notification.findMany({
      where: {
        ...this.#owner,
        ...(unreadOnly ? { readAt: null } : {}),
        ...(after === null ? {} : { id: { lt: after } }),
      },
      orderBy: { id: 'desc' },
      take: limit,
      select: columns,
    });
    return rows.map(toNotification);
  }

  unreadCount(): Promise<number> {
    return this.#client.notification.count({ where: { ...this.#owner, readAt: null } });
  }

  /** Marks those of these ids that are the person's and unread, or all of them; answers how many there were. */
  async markRead(ids: readonly string[] | null, now: Date): Promise<number> {
    const { count } = await this.#client.notification.updateMany({
      where: { ...this.#owner, readAt: null, ...(ids === null ? {} : { id: { in: ids.filter(isUuid) } }) },
      data: { readAt: now },
    });
    return count;
  }
}
