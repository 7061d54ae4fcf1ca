import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { NotificationProgress } from '../../domain/notifications/notification.js';
import { NotificationWordsType } from './notification.type.js';

/** How far a notification got. */
@ObjectType('NotificationProgress', {
  description: 'How far a notification got, in recipients.',
  simpleResolvers: true,
})
export class NotificationProgressType implements NotificationProgress {
  @Field(() => Int, { description: 'For how many it is: counted when it was sent, and again when all are served.' })
  recipientCount!: number;

  @Field(() => Int, { description: 'How many were served, whatever they prefer.' })
  processedCount!: number;

  @Field(() => Int, { description: 'How many were told within the app.' })
  inAppCount!: number;

  @Field(() => Int, { description: 'To how many a mail was handed over; whether it arrived is not known here.' })
  mailCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'When everybody was served; null while somebody waits.' })
  finishedAt!: Date | null;
}

/** A notification as its sender sees it. */
@ObjectType('SentNotification', { description: 'A notification as its sender sees it.', simpleResolvers: true })
export class SentNotificationType extends NotificationWordsType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it was sent.' })
  createdAt!: Date;

  readonly senderId!: string;
}

/** A page of sent notifications. */
export const { Connection: SentNotificationConnection } = connectionOf('SentNotification', () => SentNotificationType);
