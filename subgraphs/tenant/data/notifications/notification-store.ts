import type { Prisma, PrismaClient } from '../../../../prisma/generated/client.js';
import type { Database } from '../../../../platform/database/database.js';
import type { OutboxBell } from '../../../../platform/events/outbox-bell.js';
import type { TransactionWriter } from '../../../../platform/events/outbox.js';
import type { OrganizationScope } from '../../../../platform/tenancy/organization-scope.js';
import { organizationIdOf, type PlatformScope } from '../../../../platform/tenancy/platform-scope.js';
import type { Locale } from '../../domain/user.js';
import { DeliveryRepository } from './delivery.repository.js';
import { NotificationBox } from './notification-box.repository.js';
import { PreferenceRepository } from './preference.repository.js';
import { RecipientRepository } from './recipient.repository.js';
import { SentNotificationRepository } from './sent-notification.repository.js';

/** Notifications inside one transaction. */
export interface NotificationTransaction {
  readonly deliveries: DeliveryRepository;
  readonly preferences: PreferenceRepository;
  readonly recipients: RecipientRepository;
  readonly sent: SentNotificationRepository;
  box(userId: string): NotificationBox;
  /** For mail, events, jobs and the audit log, which commit with the rows. */
  readonly writer: TransactionWriter;
}

/** Who speaks in a mail. */
export interface Speaker {
  /** Null when the sender was erased. */
  readonly name: string | null;
  readonly organization: { readonly name: string; readonly postalAddress: string | null; readonly locale: Locale };
}

interface Lent {
  readonly database: Database;
  readonly bell: Pick<OutboxBell, 'ring'>;
}

/** The notifications of one organization, or those of the platform and its admins. */
export class NotificationStore {
  readonly preferences: PreferenceRepository;
  readonly sent: SentNotificationRepository;
  readonly scope: OrganizationScope | PlatformScope;
  readonly #client: PrismaClient;
  readonly #bell: Pick<OutboxBell, 'ring'>;

  private constructor(client: PrismaClient, scope: OrganizationScope | PlatformScope, bell: Pick<OutboxBell, 'ring'>) {
    this.#client = client;
    this.#bell = bell;
    this.scope = scope;
    this.preferences = new PreferenceRepository(client, this.organizationId);
    this.sent = new SentNotificationRepository(client, this.organizationId);
  }

  static ofOrganization({ database, bell }: Lent, scope: OrganizationScope): NotificationStore {
    return new NotificationStore(database.forOrganization(scope), scope, bell);
  }

  static ofPlatform({ database, bell }: Lent, scope: PlatformScope): NotificationStore {
    return new NotificationStore(database.forPlatform(scope), scope, bell);
  }

  /** Null for the platform. */
  get organizationId(): string | null {
    return organizationIdOf(this.scope);
  }

  box(userId: string): NotificationBox {
    return new NotificationBox(this.#client, this.organizationId, userId);
  }

  /** Who speaks when this member writes to the others; null for the platform. */
  async speaker(senderId: string): Promise<Speaker | null> {
    if (this.organizationId === null) return null;
    const [sender, organization] = await Promise.all([
      this.#client.user.findFirst({
        where: { organizationId: this.organizationId, id: senderId },
        select: { name: true },
      }),
      this.#client.organization.findUniqueOrThrow({
        where: { id: this.organizationId },
        select: { name: true, postalAddress: true, locale: true },
      }),
    ]);
    return {
      name: sender?.name ?? null,
      organization: { ...organization, locale: organization.locale as Locale },
    };
  }

  /** Runs `work` in one transaction; what it wrote to the outboxes is delivered after the commit. */
  async transaction<Result>(work: (transaction: NotificationTransaction) => Promise<Result>): Promise<Result> {
    const { organizationId } = this;
    const result = await this.#client.$transaction(async (transaction: Prisma.TransactionClient) =>
      work({
        deliveries: new DeliveryRepository(transaction, organizationId),
        preferences: new PreferenceRepository(transaction, organizationId),
        recipients: new RecipientRepository(transaction, organizationId),
        sent: new SentNotificationRepository(transaction, organizationId),
        box: (userId) => new NotificationBox(transaction, organizationId, userId),
        writer: transaction,
      }),
    );
    this.#bell.ring();
    return result;
  }

  /** As `transaction`, while nobody else sends in the same name. */
  sending<Result>(work: (transaction: NotificationTransaction) => Promise<Result>): Promise<Result> {
    const name = `notifications:${this.organizationId ?? 'platform'}`;
    return this.transaction(async (transaction) => {
      await transaction.writer.$executeRawUnsafe('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', name);
      return work(transaction);
    });
  }
}
