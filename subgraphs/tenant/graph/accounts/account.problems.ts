import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/graphql/user-error.js';

/** The address is not proven yet. */
@ObjectType('EmailNotVerified', {
  implements: UserError,
  description: 'The password is right, but the address is not proven yet.',
  simpleResolvers: true,
})
export class EmailNotVerifiedType extends UserError {
  @Field(() => ID, { description: 'Goes with the code of the mail, and asks for another mail.' })
  registrationId!: string;
}

/** The link or code proves nothing. */
@ObjectType('VerificationInvalid', {
  implements: UserError,
  description: 'The link or the code is unknown, expired, used, or was guessed at too often.',
  simpleResolvers: true,
})
export class VerificationInvalidType extends UserError {}

/** The link to choose another password does not work. */
@ObjectType('ResetInvalid', {
  implements: UserError,
  description: 'The link is unknown, expired or used.',
  simpleResolvers: true,
})
export class ResetInvalidType extends UserError {}

/** Not the person's password. */
@ObjectType('WrongPassword', {
  implements: UserError,
  description: 'The password is not the person’s.',
  simpleResolvers: true,
})
export class WrongPasswordType extends UserError {}

/** Not a code that works now. */
@ObjectType('CodeWrong', {
  implements: UserError,
  description: 'The code is wrong, was used before, or its time is over.',
  simpleResolvers: true,
})
export class CodeWrongType extends UserError {}

/** The sign-in is over. */
@ObjectType('ChallengeInvalid', {
  implements: UserError,
  description: 'The challenge is unknown, expired, used, or was guessed at too often. Start again with the password.',
  simpleResolvers: true,
})
export class ChallengeInvalidType extends UserError {}

/** The second factor is on already, or is not. */
@ObjectType('TwoFactorStateWrong', {
  implements: UserError,
  description: 'The second factor is not in the state that the act needs.',
  simpleResolvers: true,
})
export class TwoFactorStateWrongType extends UserError {
  @Field(() => Boolean, { description: 'Whether it is on.' })
  isEnabled!: boolean;
}
