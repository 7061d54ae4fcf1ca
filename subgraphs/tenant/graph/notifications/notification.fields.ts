import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import type { Notification, SentNotification } from '../../domain/notifications/notification.js';
import { UserType } from '../user.type.js';
import { NotificationConnection, NotificationItemType } from './notification.type.js';
import { NotificationProgressType, SentNotificationType } from './sent-notification.type.js';

/** What is looked up for a notification. */
@Resolver(() => NotificationItemType)
export class NotificationFields {
  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'The member who sent it; null when Vectra speaks, or when they were erased.',
  })
  sender(@Root() { senderId }: Notification, @Ctx() { loaders }: TenantContext) {
    return senderId === null ? null : loaders.userById.load(senderId);
  }
}

/** What is counted beside a page. */
@Resolver(() => NotificationConnection)
export class NotificationConnectionFields {
  @FieldResolver(() => Int, { description: 'How many the viewer has not read, on whichever page.' })
  unreadCount(@Ctx() { notifications }: TenantContext) {
    return notifications.unreadCount();
  }

  @FieldResolver(() => String, {
    description:
      'Give it as "after" to notificationReceived, asked for in the same operation or before: nothing is missed.',
  })
  liveCursor(@Ctx() { notifications }: TenantContext) {
    return notifications.stream.cursor;
  }
}

/** What is looked up for a sent notification. */
@Resolver(() => SentNotificationType)
export class SentNotificationFields {
  @FieldResolver(() => UserType, { nullable: true, description: 'Who sent it; null when they were erased.' })
  sender(@Root() { senderId }: SentNotification, @Ctx() { loaders }: TenantContext) {
    return loaders.userById.load(senderId);
  }

  @FieldResolver(() => NotificationProgressType, { nullable: true, description: 'How far it got.' })
  progress(@Root() { id }: SentNotification, @Ctx() { notifications }: TenantContext) {
    return notifications.progress.load(id);
  }
}
