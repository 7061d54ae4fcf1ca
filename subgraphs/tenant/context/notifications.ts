import type { SubgraphRequest } from '../../../platform/graphql/subgraph.js';
import type { PageRequest } from '../../../platform/graphql/connection.js';
import type { Services } from '../../../platform/process/services.js';
import { organizationScope, type OrganizationScope } from '../../../platform/tenancy/organization-scope.js';
import { platformScope } from '../../../platform/tenancy/platform-scope.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { createLoader } from '../../../platform/graphql/loader.js';
import { NotificationStore } from '../data/notifications/notification-store.js';
import { NotificationStream } from '../data/notifications/notification-stream.js';
import { NotificationPages } from '../data/notifications/notification.pages.js';
import {
  notificationRules,
  typesReaching,
  typesSentBy,
  type NotificationPreference,
  type NotificationType,
} from '../domain/notifications/notification.js';
import type { NotificationRequest } from '../domain/notifications/notification-request.js';
import { markNotificationsRead } from '../use-cases/notifications/mark-notifications-read.js';
import type { NotificationPost } from '../use-cases/notifications/notification-needs.js';
import type { SendNotificationOutcome } from '../use-cases/notifications/post-notification.js';
import { sendFromPlatform } from '../use-cases/notifications/send-from-platform.js';
import { sendToMembers } from '../use-cases/notifications/send-to-members.js';
import { updateNotificationPreferences } from '../use-cases/notifications/update-notification-preferences.js';

/** What one caller may do with notifications. Everything is made on first use. */
export class NotificationDesk {
  readonly #services: Services;
  readonly #request: SubgraphRequest;
  #store: NotificationStore | undefined;

  readonly progress = createLoader((ids: readonly string[]) => this.#ownStore.sent.progressOf(ids));

  constructor(services: Services, request: SubgraphRequest) {
    this.#services = services;
    this.#request = request;
  }

  /** The types that the caller may send. */
  get sendable(): readonly NotificationType[] {
    return typesSentBy(this.#request.viewer.permissions);
  }

  mine(unreadOnly: boolean, page: PageRequest) {
    return this.#pages.ofPerson(this.#userId, unreadOnly, page);
  }

  sent(page: PageRequest) {
    return this.#pages.sent(page);
  }

  unreadCount(): Promise<number> {
    return this.#ownStore.box(this.#userId).unreadCount();
  }

  preferences(): Promise<readonly NotificationPreference[]> {
    return this.#ownStore.preferences.ofPerson(this.#userId, typesReaching(this.#request.viewer.role));
  }

  /** What arrives for the caller, and for nobody else. @throws NotPermitted, NoOrganization, NotPlatformAdmin */
  get stream(): NotificationStream {
    const { eventTail, readTopic, cursors } = this.#services;
    const userId = this.#userId;
    const { scope } = this.#ownStore;
    return new NotificationStream({ eventTail, readTopic, cursors, scope, userId, box: this.#ownStore.box(userId) });
  }

  /** Sends in the name that the type belongs to. @throws NotPermitted unless the caller may send this type (V-89). */
  async sendNotification(request: NotificationRequest): Promise<SendNotificationOutcome> {
    const { permission } = notificationRules[request.type];
    if (!this.#request.viewer.permissions.has(permission)) throw new NotPermitted(permission);
    return permission === 'member:notify'
      ? ready(sendToMembers, this.#needs)(request)
      : ready(sendFromPlatform, { ...this.#needs, post: postOf(this.#services) })(request);
  }

  get markNotificationsRead() {
    return ready(markNotificationsRead, this.#needs);
  }

  get updateNotificationPreferences() {
    return ready(updateNotificationPreferences, this.#needs);
  }

  get #pages(): NotificationPages {
    return new NotificationPages(this.#ownStore, this.#services.cursors);
  }

  get #needs() {
    const { viewer } = this.#request;
    return { viewer, store: this.#ownStore, clock: this.#services.clock, trail: this.#request };
  }

  get #userId(): string {
    const { userId, permissions } = this.#request.viewer;
    if (userId === null || !permissions.has('notification:read')) throw new NotPermitted('notification:read');
    return userId;
  }

  /** The organization's for members, the platform's for its admins. */
  get #ownStore(): NotificationStore {
    const { viewer } = this.#request;
    return (this.#store ??=
      viewer.role === 'PLATFORM_ADMIN'
        ? NotificationStore.ofPlatform(this.#services, platformScope(viewer, 'notifications of and by the platform'))
        : notificationStoreOf(this.#services, organizationScope(viewer)));
  }
}

/** Makes the store of one organization. */
export const notificationStoreOf = (services: Services, scope: OrganizationScope): NotificationStore =>
  NotificationStore.ofOrganization(services, scope);

/** What mailing notifications needs. */
export const postOf = ({ envelope, config }: Services): NotificationPost => ({
  sealer: envelope,
  webUrl: config.webUrl,
});
