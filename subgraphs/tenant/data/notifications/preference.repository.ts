import {
  preferenceByDefault,
  type NotificationPreference,
  type NotificationType,
} from '../../domain/notifications/notification.js';
import type { NotificationClient, Whose } from './notification-client.js';

/** How people of an organization, or platform admins, want to be told. */
export class PreferenceRepository {
  readonly #client: NotificationClient;
  readonly #organizationId: Whose;

  constructor(client: NotificationClient, organizationId: Whose) {
    this.#client = client;
    this.#organizationId = organizationId;
  }

  /** What a person chose, and what holds where they did not choose. */
  async ofPerson(userId: string, types: readonly NotificationType[]): Promise<readonly NotificationPreference[]> {
    const rows = await this.#client.notificationPreference.findMany({
      where: { organizationId: this.#organizationId, userId },
    });
    const chosen = new Map(rows.map(({ type, inApp, email }) => [type, { inApp, email }]));
    return types.map((type) => ({ ...preferenceByDefault(type), ...chosen.get(type) }));
  }

  /** What these people chose for a type; who is absent did not choose. */
  async ofPeople(
    userIds: readonly string[],
    type: NotificationType,
  ): Promise<ReadonlyMap<string, NotificationPreference>> {
    const rows = await this.#client.notificationPreference.findMany({
      where: { organizationId: this.#organizationId, type, userId: { in: [...userIds] } },
    });
    return new Map(rows.map(({ userId, inApp, email }) => [userId, { type, inApp, email }]));
  }

  async choose(userId: string, { type, inApp, email }: NotificationPreference, now: Date): Promise<void> {
    await this.#client.notificationPreference.upsert({
      where: { userId_type: { userId, type }, organizationId: this.#organizationId },
      create: { organizationId: this.#organizationId, userId, type, inApp, email, updatedAt: now },
      update: { inApp, email, updatedAt: now },
    });
  }
}
