import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { UserError } from './user-error.js';

/** Enough mails for now. */
@Directive('@shareable')
@ObjectType('TooManyInvitations', {
  implements: UserError,
  description: 'The organization, or this address, got enough invitation mails for now.',
  simpleResolvers: true,
})
export class TooManyInvitationsType extends UserError {
  @Field(() => Int, { description: 'After this many seconds at the latest, another mail goes out.' })
  retryAfterSeconds!: number;
}
