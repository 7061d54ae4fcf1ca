import { MarkNotificationsReadMutation } from './mark-notifications-read.mutation.js';
import { NotificationReceivedSubscription } from './notification-received.subscription.js';
import { NotificationConnectionFields, NotificationFields, SentNotificationFields } from './notification.fields.js';
import { NotificationQuery } from './notification.query.js';
import { SendNotificationMutation } from './send-notification.mutation.js';
import { UpdateNotificationPreferencesMutation } from './update-notification-preferences.mutation.js';

/** Everything the graph says about notifications. */
export const notificationResolvers = [
  NotificationQuery,
  NotificationFields,
  NotificationConnectionFields,
  SentNotificationFields,
  SendNotificationMutation,
  MarkNotificationsReadMutation,
  UpdateNotificationPreferencesMutation,
  NotificationReceivedSubscription,
] as const;
