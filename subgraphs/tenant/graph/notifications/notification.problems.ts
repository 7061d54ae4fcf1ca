import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/graphql/user-error.js';
import type { RecipientsRefused } from '../../domain/notifications/notification-problems.js';
import { RefusalReasonEnum } from './notification.enums.js';

@ObjectType('RefusedRecipient', { description: 'Somebody who cannot be written to.', simpleResolvers: true })
class RefusedRecipientType {
  @Field(() => String, { description: 'The address or the id of the organization, as it was compared.' })
  recipient!: string;

  @Field(() => RefusalReasonEnum, { description: 'Why not.' })
  reason!: 'NOT_A_RECIPIENT';
}

/** Some recipients cannot be written to. */
@ObjectType('RecipientsRefused', {
  implements: UserError,
  description: 'Some of the recipients cannot be written to, so nothing was sent to anybody.',
  simpleResolvers: true,
})
export class RecipientsRefusedType extends UserError {
  @Field(() => [RefusedRecipientType], { description: 'Every one of them.' })
  refused!: RecipientsRefused['refused'];
}

/** Nobody to write to. */
@ObjectType('NoRecipients', {
  implements: UserError,
  description: 'There is nobody to send this to.',
  simpleResolvers: true,
})
export class NoRecipientsType extends UserError {}

/** Enough for now. */
@ObjectType('TooManyNotifications', {
  implements: UserError,
  description:
    'Enough notifications were sent within the last hour: at most 30 of an organization, or of the platform.',
  simpleResolvers: true,
})
export class TooManyNotificationsType extends UserError {
  @Field(() => Int, { description: 'After this many seconds one more can be sent.' })
  retryAfterSeconds!: number;
}

/** The key is taken. */
@ObjectType('IdempotencyKeyReused', {
  implements: UserError,
  description: 'The idempotency key belongs to another notification.',
  simpleResolvers: true,
})
export class IdempotencyKeyReusedType extends UserError {}
