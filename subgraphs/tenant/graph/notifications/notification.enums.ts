import { registerEnumType } from 'type-graphql';
import { notificationTypes, type NotificationType } from '../../domain/notifications/notification.js';

const descriptions: Readonly<Record<NotificationType, string>> = {
  ORG_OWNER_TO_MEMBERS: 'An owner or an administrator writes to members of their organization (V-84).',
  VECTRA_TO_USERS: 'Vectra writes to users of organizations (V-85).',
  VECTRA_TO_ORG_OWNER: 'Vectra writes to owners of organizations (V-86).',
  SYSTEM_ALERTS: 'How the platform works, for platform admins (V-87).',
};

/** Who speaks to whom. */
export const NotificationTypeEnum = Object.fromEntries(notificationTypes.map((type) => [type, type])) as Readonly<
  Record<NotificationType, NotificationType>
>;

registerEnumType(NotificationTypeEnum, {
  name: 'NotificationType',
  description: 'Who speaks to whom in a notification.',
  valuesConfig: Object.fromEntries(notificationTypes.map((type) => [type, { description: descriptions[type] }])),
});

/** Why somebody cannot be written to. */
export const RefusalReasonEnum = { NOT_A_RECIPIENT: 'NOT_A_RECIPIENT' } as const;

registerEnumType(RefusalReasonEnum, {
  name: 'RecipientRefusalReason',
  description: 'Why somebody cannot be written to.',
  valuesConfig: {
    NOT_A_RECIPIENT: {
      description:
        'Unknown, elsewhere, unable to sign in, or in a role that the type does not reach; which one is not said.',
    },
  },
});
