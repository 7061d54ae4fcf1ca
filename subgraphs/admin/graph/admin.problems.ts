import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/graphql/user-error.js';
import type { OrganizationStatus } from '../domain/organizations/organization.js';
import type { UserStatus } from '../domain/users/user.js';
import { OrganizationStatusEnum, UserStatusEnum } from './admin.enums.js';

/** No such organization. */
@ObjectType('OrganizationNotFound', {
  implements: UserError,
  description: 'The platform has no such organization.',
  simpleResolvers: true,
})
export class OrganizationNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  organizationId!: string;
}

/** Its state does not allow the act. */
@ObjectType('OrganizationCannotMove', {
  implements: UserError,
  description: 'The state of the organization does not allow this.',
  simpleResolvers: true,
})
export class OrganizationCannotMoveType extends UserError {
  @Field(() => OrganizationStatusEnum, { description: 'The state it is in.' })
  status!: OrganizationStatus;
}

/** It has somebody who owns it. */
@ObjectType('OrganizationHasOwner', {
  implements: UserError,
  description: 'Somebody who owns the organization can sign in, and invites whom they want.',
  simpleResolvers: true,
})
export class OrganizationHasOwnerType extends UserError {}

/** No such user. */
@ObjectType('UserNotFound', {
  implements: UserError,
  description: 'The platform has no such user.',
  simpleResolvers: true,
})
export class UserNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  userId!: string;
}

/** Their state does not allow the act. */
@ObjectType('UserCannotMove', {
  implements: UserError,
  description: 'The state of the account does not allow this.',
  simpleResolvers: true,
})
export class UserCannotMoveType extends UserError {
  @Field(() => UserStatusEnum, { description: 'The state it is in.' })
  userStatus!: UserStatus;
}

/** No eyes to look through. */
@ObjectType('NobodyToViewAs', {
  implements: UserError,
  description: 'Nobody of the organization can sign in, so there are no eyes to look through.',
  simpleResolvers: true,
})
export class NobodyToViewAsType extends UserError {}

/** No such view. */
@ObjectType('ViewAsNotFound', {
  implements: UserError,
  description: 'The platform admin has no such view.',
  simpleResolvers: true,
})
export class ViewAsNotFoundType extends UserError {}
