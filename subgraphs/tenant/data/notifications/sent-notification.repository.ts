import type { Prisma } from '../../../../prisma/generated/client.js';
import type {
  NotificationProgress,
  NotificationType,
  NotificationWords,
  SentNotification,
} from '../../domain/notifications/notification.js';
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
} as const satisfies Prisma.SentNotificationSelect;

type Row = Prisma.SentNotificationGetPayload<{ select: typeof columns }>;

const toSent = (row: Row): SentNotification => ({ ...row, type: row.type as NotificationType });

/** Something to be sent. */
export interface NewNotification extends NotificationWords {
  readonly type: NotificationType;
  readonly senderId: string;
  readonly idempotencyKey: string;
  readonly requestHash: string;
  readonly createdAt: Date;
}

const nothingYet: NotificationProgress = {
  recipientCount: 0,
  processedCount: 0,
  inAppCount: 0,
  mailCount: 0,
  finishedAt: null,
};

/** What an organization, or the platform, sent. */
export class SentNotificationRepository {
  readonly #client: NotificationClient;
  readonly #organizationId: Whose;

  constructor(client: NotificationClient, organizationId: Whose) {
    this.#client = client;
    this.#organizationId = organizationId;
  }

  async findByKey(idempotencyKey: string): Promise<{ sent: SentNotification; requestHash: string } | null> {
    const row = await this.#client.sentNotification.findFirst({
      where: { organizationId: this.#organizationId, idempotencyKey },
      select: { ...columns, requestHash: true },
    });
    if (!row) return null;
    const { requestHash, ...sent } = row;
    return { sent: toSent(sent), requestHash };
  }

  /** When each of the newest was sent, newest first. */
  async newestSince(since: Date, limit: number): Promise<readonly Date[]> {
    const rows = await this.#client.sentNotification.findMany({
      where: { organizationId: this.#organizationId, createdAt: { gt: since } },
      orderBy: { createdAt: 'desc' },
      take: limit,
      select: { createdAt: true },
    });
    return rows.map(({ createdAt }) => createdAt);
  }

  async create(notification: NewNotification): Promise<SentNotification> {
    const row = await this.#client.sentNotification.create({
      data: { ...notification, organizationId: this.#organizationId },
      select: columns,
    });
    return toSent(row);
  }

  /** Newest first, behind the position. */
  async page(after: string | null, limit: number): Promise<readonly SentNotification[]> {
    const rows = await this.#client.sentNotification.findMany({
      where: { organizationId: this.#organizationId, ...(after === null ? {} : { id: { lt: after } }) },
      orderBy: { id: 'desc' },
      take: limit,
      select: columns,
    });
    return rows.map(toSent);
  }

  /** How far each of these got, over all organizations that it was handed to. */
  async progressOf(ids: readonly string[]): Promise<ReadonlyMap<string, NotificationProgress>> {
    const groups = await this.#client.notificationDelivery.groupBy({
      by: ['sentId'],
      where: {
        sentId: { in: [...ids] },
        ...(this.#organizationId === null ? { senderId: null } : { organizationId: this.#organizationId }),
      },
      _sum: { recipientCount: true, processedCount: true, inAppCount: true, mailCount: true },
      _count: { id: true, finishedAt: true },
      _max: { finishedAt: true },
    });
    const known = new Map(
      groups.map(({ sentId, _sum, _count, _max }) => [
        sentId,
        {
          recipientCount: _sum.recipientCount ?? 0,
          processedCount: _sum.processedCount ?? 0,
          inAppCount: _sum.inAppCount ?? 0,
          mailCount: _sum.mailCount ?? 0,
          finishedAt: _count.finishedAt === _count.id ? _max.finishedAt : null,
        },
      ]),
    );
    return new Map(ids.map((id) => [id, known.get(id) ?? nothingYet]));
  }
}
