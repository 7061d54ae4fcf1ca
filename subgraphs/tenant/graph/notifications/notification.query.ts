import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { TenantContext } from '../../context.js';
import { NotificationTypeEnum } from './notification.enums.js';
import { NotificationConnection } from './notification.type.js';
import { NotificationPreferenceType } from './preference.type.js';
import { SentNotificationConnection } from './sent-notification.type.js';

/** Reads notifications. */
@Resolver()
export class NotificationQuery {
  @Query(() => NotificationConnection, { description: 'What the viewer was told, newest first.' })
  notifications(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('unreadOnly', () => Boolean, { defaultValue: false, description: 'Whether to leave out what was read.' })
    unreadOnly: boolean,
    @Ctx() { notifications }: TenantContext,
  ) {
    return notifications.mine(unreadOnly, page);
  }

  @Query(() => [NotificationPreferenceType], {
    description: 'How the viewer wants to be told, for every type that can reach them.',
  })
  notificationPreferences(@Ctx() { notifications }: TenantContext) {
    return notifications.preferences();
  }

  @Query(() => [NotificationTypeEnum], { description: 'The types that the viewer may send (V-89); none for most.' })
  sendableNotificationTypes(@Ctx() { notifications }: TenantContext) {
    return notifications.sendable;
  }

  @Query(() => SentNotificationConnection, {
    description: 'What the organization sent, or for a platform admin the platform, newest first.',
  })
  sentNotifications(@Args(() => PageArgs) page: PageArgs, @Ctx() { notifications }: TenantContext) {
    return notifications.sent(page);
  }
}
