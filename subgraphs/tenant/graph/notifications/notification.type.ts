import { Field, ID, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { ArrivedNotification, Notification, NotificationType } from '../../domain/notifications/notification.js';
import { NotificationTypeEnum } from './notification.enums.js';

/** What every notification says. */
@ObjectType({ description: 'What a notification says.', simpleResolvers: true })
export abstract class NotificationWordsType {
  @Field(() => NotificationTypeEnum, { description: 'Who speaks to whom.' })
  type!: NotificationType;

  @Field(() => String, { description: 'One line.' })
  subject!: string;

  @Field(() => String, { description: 'Plain text.' })
  body!: string;

  @Field(() => String, { nullable: true, description: 'Where its button leads, over https; null without a button.' })
  actionUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What its button says; null for a word of the reader’s program.',
  })
  actionText!: string | null;
}

/** Something the viewer was told. */
@ObjectType('Notification', { description: 'Something the viewer was told.', simpleResolvers: true })
export class NotificationItemType extends NotificationWordsType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => DateTime, { description: 'When it arrived.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was read; null while it is unread.' })
  readAt!: Date | null;

  readonly senderId!: string | null;
}

/** A page of notifications. */
export const { Connection: NotificationConnection } = connectionOf('Notification', () => NotificationItemType);

/** One notification as it arrives. */
@ObjectType('NotificationReceived', { description: 'A notification that arrived.', simpleResolvers: true })
export class NotificationReceivedType implements ArrivedNotification {
  @Field(() => NotificationItemType, { description: 'The notification.' })
  notification!: Notification;

  @Field(() => String, { description: 'Give it as "after" to continue behind this one.' })
  cursor!: string;
}
