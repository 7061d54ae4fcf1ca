import { Field, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/graphql/user-error.js';

/** Wrong address or password. */
@ObjectType('InvalidCredentials', {
  implements: UserError,
  description: 'The address or the password is wrong; which one is not said.',
  simpleResolvers: true,
})
export class InvalidCredentialsType extends UserError {}

/** Too many attempts. */
@ObjectType('TooManyAttempts', {
  implements: UserError,
  description: 'Too many attempts, for this account or from this machine.',
  simpleResolvers: true,
})
export class TooManyAttemptsType extends UserError {
  @Field(() => Int, { description: 'After this many seconds at the latest, an attempt is looked at again.' })
  retryAfterSeconds!: number;
}

/** The session has ended. */
@ObjectType('SessionInvalid', {
  implements: UserError,
  description: 'The refresh token is unknown, expired, ended, or was used before. Sign in again.',
  simpleResolvers: true,
})
export class SessionInvalidType extends UserError {}

/** No such session. */
@ObjectType('SessionNotFound', {
  implements: UserError,
  description: 'The person has no such open session.',
  simpleResolvers: true,
})
export class SessionNotFoundType extends UserError {}
