import type { UserRole } from '../user.js';

/** Who speaks to whom (V-84 to V-87). */
export const notificationTypes = [
  'ORG_OWNER_TO_MEMBERS',
  'VECTRA_TO_USERS',
  'VECTRA_TO_ORG_OWNER',
  'SYSTEM_ALERTS',
] as const;

/** One of them. */
export type NotificationType = (typeof notificationTypes)[number];

/** How recipients can be named (V-88). */
export type RecipientKind = 'EMAILS' | 'ORGANIZATIONS' | 'ALL';

/** What holds for a type. */
interface NotificationRule {
  /** What its sender must be permitted (V-89). */
  readonly permission: 'member:notify' | 'platform:notify';
  /** Whom it reaches: nobody in another role gets it, however they are named. */
  readonly reaches: readonly UserRole[];
  /** How its recipients can be named. */
  readonly named: readonly RecipientKind[];
}

const members = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const;
const everyWay = ['EMAILS', 'ORGANIZATIONS', 'ALL'] as const;

/** Who may send which type to whom: the one place that says so (V-83 to V-89). */
export const notificationRules: Readonly<Record<NotificationType, NotificationRule>> = {
  ORG_OWNER_TO_MEMBERS: { permission: 'member:notify', reaches: members, named: everyWay },
  VECTRA_TO_USERS: { permission: 'platform:notify', reaches: members, named: everyWay },
  VECTRA_TO_ORG_OWNER: { permission: 'platform:notify', reaches: ['OWNER'], named: everyWay },
  // Platform admins belong to no organization.
  SYSTEM_ALERTS: { permission: 'platform:notify', reaches: ['PLATFORM_ADMIN'], named: ['EMAILS', 'ALL'] },
};

/** The types that can reach somebody in this role, which are those they can switch off. */
export const typesReaching = (role: UserRole | null): readonly NotificationType[] =>
  notificationTypes.filter((type) => role !== null && notificationRules[type].reaches.includes(role));

/** The types that somebody with these permissions may send. */
export const typesSentBy = (permissions: { has(permission: 'member:notify' | 'platform:notify'): boolean }) =>
  notificationTypes.filter((type) => permissions.has(notificationRules[type].permission));

/** What a notification says. */
export interface NotificationWords {
  readonly subject: string;
  readonly body: string;
  readonly actionUrl: string | null;
  readonly actionText: string | null;
}

/** Something somebody was told. */
export interface Notification extends NotificationWords {
  readonly id: string;
  readonly type: NotificationType;
  /** Null when the platform speaks. */
  readonly senderId: string | null;
  readonly createdAt: Date;
  /** Null while it is unread. */
  readonly readAt: Date | null;
}

/** A notification as it arrives. */
export interface ArrivedNotification {
  readonly notification: Notification;
  /** Continues behind it. */
  readonly cursor: string;
}

/** How far a notification got, in recipients. */
export interface NotificationProgress {
  /** For how many it is; counted when it was sent, and again when all are served. */
  readonly recipientCount: number;
  /** How many were served, whatever they prefer. */
  readonly processedCount: number;
  readonly inAppCount: number;
  readonly mailCount: number;
  /** Null while somebody waits. */
  readonly finishedAt: Date | null;
}

/** A notification as its sender sees it. */
export interface SentNotification extends NotificationWords {
  readonly id: string;
  readonly type: NotificationType;
  readonly senderId: string;
  readonly createdAt: Date;
}

/** How somebody wants to be told of a type. */
export interface NotificationPreference {
  readonly type: NotificationType;
  readonly inApp: boolean;
  readonly email: boolean;
}

/** What holds for whoever did not choose. */
export const preferenceByDefault = (type: NotificationType): NotificationPreference => ({
  type,
  inApp: true,
  email: true,
});

/** Where the notifications of a person are told as they arrive. */
export const topicOfPerson = (userId: string): string => `notifications:${userId}`;
