import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/graphql/user-error.js';
import type { Invitation } from '../../domain/invitations/invitation.js';
import { InvitationType } from './invitation.type.js';

/** No such invitation. */
@ObjectType('InvitationNotFound', {
  implements: UserError,
  description: 'The organization has no such invitation.',
  simpleResolvers: true,
})
export class InvitationNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  invitationId!: string;
}

/** Accepted or revoked before. */
@ObjectType('InvitationClosed', {
  implements: UserError,
  description: 'The invitation was accepted or revoked before.',
  simpleResolvers: true,
})
export class InvitationClosedType extends UserError {
  @Field(() => InvitationType, { description: 'The invitation as it is.' })
  invitation!: Invitation;
}

/** Invited already. */
@ObjectType('AlreadyInvited', {
  implements: UserError,
  description: 'The address has an invitation of the organization that still works.',
  simpleResolvers: true,
})
export class AlreadyInvitedType extends UserError {
  @Field(() => InvitationType, { description: 'The invitation that works.' })
  invitation!: Invitation;
}

/** Nothing works here. */
@ObjectType('InvitationInvalid', {
  implements: UserError,
  description:
    'The invitation does not work: unknown, expired, used, taken back, guessed too often, or nobody vouches for it any more. Which, is not said.',
  simpleResolvers: true,
})
export class InvitationInvalidType extends UserError {}

/** An account elsewhere. */
@ObjectType('AlreadyMemberElsewhere', {
  implements: UserError,
  description:
    'The address signs in to another organization. Told to the holder of the invitation alone: sign in with it and confirm leaving that organization.',
  simpleResolvers: true,
})
export class AlreadyMemberElsewhereType extends UserError {}
