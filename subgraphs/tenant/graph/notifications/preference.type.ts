import { Field, InputType, ObjectType } from 'type-graphql';
import type { NotificationPreference, NotificationType } from '../../domain/notifications/notification.js';
import { NotificationTypeEnum } from './notification.enums.js';

const inAppDescription = 'Whether it is told within the app.';
const emailDescription = 'Whether it is mailed. Mail about the safety of an account always is, and has no preference.';

/** How the viewer wants to be told of a type. */
@ObjectType('NotificationPreference', {
  description: 'How the viewer wants to be told of a type.',
  simpleResolvers: true,
})
export class NotificationPreferenceType implements NotificationPreference {
  @Field(() => NotificationTypeEnum, { description: 'The type.' })
  type!: NotificationType;

  @Field(() => Boolean, { description: inAppDescription })
  inApp!: boolean;

  @Field(() => Boolean, { description: emailDescription })
  email!: boolean;
}

/** A choice. */
@InputType({ description: 'How the viewer wants to be told of a type.' })
export class NotificationPreferenceInput implements NotificationPreference {
  @Field(() => NotificationTypeEnum, { description: 'The type.' })
  type!: NotificationType;

  @Field(() => Boolean, { description: inAppDescription })
  inApp!: boolean;

  @Field(() => Boolean, { description: emailDescription })
  email!: boolean;
}
