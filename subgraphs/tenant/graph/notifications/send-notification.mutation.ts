import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { NotificationType, SentNotification } from '../../domain/notifications/notification.js';
import type { SendNotificationOutcome } from '../../use-cases/notifications/post-notification.js';
import { NotificationTypeEnum } from './notification.enums.js';
import {
  IdempotencyKeyReusedType,
  NoRecipientsType,
  RecipientsRefusedType,
  TooManyNotificationsType,
} from './notification.problems.js';
import { SentNotificationType } from './sent-notification.type.js';

@InputType({ description: 'Whom a notification is for, named in exactly one way (V-88).' })
class NotificationRecipientsInput {
  @Field(() => [String], { nullable: true, description: 'Addresses of users, at most 500.' })
  emails?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Organizations, at most 500: everybody there whom the type reaches. Members name their own alone.',
  })
  organizationIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'True: everybody whom the type reaches.' })
  all?: boolean | null;
}

@InputType({ description: 'What is sent to whom.' })
class SendNotificationInput {
  @Field(() => NotificationTypeEnum, { description: 'Who speaks to whom; one of sendableNotificationTypes.' })
  type!: NotificationType;

  @Field(() => NotificationRecipientsInput, { description: 'Whom it is for.' })
  recipients!: NotificationRecipientsInput;

  @Field(() => String, { description: 'One line of at most 150 characters.' })
  subject!: string;

  @Field(() => String, { description: 'Plain text of at most 5,000 characters.' })
  body!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The body for readers of HTML mail, at most 20,000 characters; scripts, styles, images and forms are dropped.',
  })
  bodyHtml?: string | null;

  @Field(() => String, { nullable: true, description: 'Where a button leads: https only.' })
  actionUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'What the button says, at most 60 characters.' })
  actionText?: string | null;

  @Field(() => String, {
    description: 'Names this one act: asked for again with the same key and content, nothing is sent a second time.',
  })
  idempotencyKey!: string;
}

@ObjectType({ description: 'It is on its way to everybody it is for.', simpleResolvers: true })
class NotificationSent {
  @Field(() => SentNotificationType, { description: 'What was sent.' })
  notification!: SentNotification;
}

const SendNotificationResult = outcomeUnion(
  'SendNotificationResult',
  'What sendNotification can come to.',
  () =>
    [
      NotificationSent,
      RecipientsRefusedType,
      NoRecipientsType,
      TooManyNotificationsType,
      IdempotencyKeyReusedType,
      InvalidInputType,
    ] as const,
);

/** Sends a notification. */
@Resolver()
export class SendNotificationMutation {
  @Mutation(() => SendNotificationResult, {
    description: 'Tells people something, within the app and by mail, as each of them prefers (V-88, V-89).',
  })
  sendNotification(
    @Arg('input', () => SendNotificationInput, { description: 'What is sent to whom.' }) input: SendNotificationInput,
    @Ctx() { notifications }: TenantContext,
  ): Promise<SendNotificationOutcome> {
    return notifications.sendNotification(input);
  }
}
