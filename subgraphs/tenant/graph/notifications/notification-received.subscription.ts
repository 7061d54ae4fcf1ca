import { Arg, Ctx, Resolver, Root, Subscription } from 'type-graphql';
import type { TenantContext } from '../../context.js';
import type { ArrivedNotification } from '../../domain/notifications/notification.js';
import { NotificationReceivedType } from './notification.type.js';

interface SubscribeOptions {
  readonly args: { readonly after?: string | null };
  readonly context: TenantContext;
}

/** Streams notifications. */
@Resolver()
export class NotificationReceivedSubscription {
  @Subscription(() => NotificationReceivedType, {
    description: 'Every notification of the viewer behind the cursor, once and in order, then live.',
    subscribe: ({ args, context }: SubscribeOptions) => context.notifications.stream.follow(args.after ?? null),
  } as never)
  notificationReceived(
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last one already seen, or liveCursor of the list; null begins with the first one.',
    })
    _after: string | null,
    @Root() arrived: ArrivedNotification,
    @Ctx() _context: TenantContext,
  ): ArrivedNotification {
    return arrived;
  }
}
