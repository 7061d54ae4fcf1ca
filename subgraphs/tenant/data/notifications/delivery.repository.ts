import type { Prisma } from '../../../../prisma/generated/client.js';
import type { NotificationType, NotificationWords } from '../../domain/notifications/notification.js';
import type { Whose } from './notification-client.js';
import type { RecipientShare } from './recipient.repository.js';

/** The share of one organization while it is handed out. */
export interface Delivery extends NotificationWords {
  readonly id: string;
  readonly sentId: string;
  readonly organizationId: Whose;
  readonly type: NotificationType;
  /** Null when the platform speaks. */
  readonly senderId: string | null;
  readonly bodyHtml: string | null;
  /** Empty: everybody whom the type reaches. */
  readonly recipientIds: readonly string[];
  readonly processedCount: number;
  readonly inAppCount: number;
  readonly mailCount: number;
  readonly servedUpTo: string | null;
}

/** What is handed out, before it is known to whom. */
export type DeliveryWords = Pick<
  Delivery,
  'sentId' | 'type' | 'senderId' | 'subject' | 'body' | 'bodyHtml' | 'actionUrl' | 'actionText'
>;

/** What serving some more came to. */
export interface Served {
  readonly processedCount: number;
  readonly inAppCount: number;
  readonly mailCount: number;
  readonly servedUpTo: string | null;
  /** When everybody is served; null before. */
  readonly finishedAt: Date | null;
}

const rowsPerStatement = 200;

/** Deliveries inside one transaction. */
export class DeliveryRepository {
  readonly #transaction: Prisma.TransactionClient;
  readonly #organizationId: Whose;

  constructor(transaction: Prisma.TransactionClient, organizationId: Whose) {
    this.#transaction = transaction;
    this.#organizationId = organizationId;
  }

  /** Begins a delivery for each share; answers their ids in the same order. */
  async begin(words: DeliveryWords, shares: readonly RecipientShare[]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let place = 0; place < shares.length; place += rowsPerStatement) {
      const data = shares
        .slice(place, place + rowsPerStatement)
        .map(({ recipientIds, ...share }) => ({ ...words, ...share, recipientIds: [...recipientIds] }));
      const rows = await this.#transaction.notificationDelivery.createManyAndReturn({ data, select: { id: true } });
      ids.push(...rows.map(({ id }) => id));
    }
    return ids;
  }

  /**
   * Holds a delivery that waits until the transaction ends; null when it is done, when another worker holds it, or when
   * the organization is not active.
   */
  async hold(id: string): Promise<Delivery | null> {
    const held = await this.#transaction.$queryRaw<{ id: string }[]>`
      SELECT id FROM tenant.notification_deliveries
      WHERE id = ${id}::uuid AND organization_id IS NOT DISTINCT FROM ${this.#organizationId}::uuid AND finished_at IS NULL
      FOR UPDATE SKIP LOCKED`;
    if (held.length === 0) return null;
    const row = await this.#transaction.notificationDelivery.findUnique({ where: { id } });
    return row && { ...row, type: row.type as NotificationType };
  }

  async served(id: string, { finishedAt, ...served }: Served): Promise<void> {
    await this.#transaction.notificationDelivery.updateMany({
      where: { id, organizationId: this.#organizationId },
      // At the end it is known for how many it was: people come and go meanwhile.
      data: { ...served, finishedAt, ...(finishedAt === null ? {} : { recipientCount: served.processedCount }) },
    });
  }

  /** Tells these people within the app, each once; answers the ids of the notifications that are new. */
  async tell(
    delivery: Delivery,
    userIds: readonly string[],
    now: Date,
  ): Promise<readonly { readonly id: string; readonly userId: string }[]> {
    const { id, organizationId, type, senderId, subject, body, actionUrl, actionText } = delivery;
    return this.#transaction.notification.createManyAndReturn({
      data: userIds.map((userId) => ({
        organizationId,
        userId,
        deliveryId: id,
        type,
        senderId,
        subject,
        body,
        actionUrl,
        actionText,
        createdAt: now,
      })),
      skipDuplicates: true,
      select: { id: true, userId: true },
    });
  }
}
