import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/graphql/user-error.js';
import type { User } from '../../domain/user.js';
import { UserType } from '../user.type.js';

/** No such member. */
@ObjectType('MemberNotFound', {
  implements: UserError,
  description: 'The organization has no such member, or none in the state that the act needs.',
  simpleResolvers: true,
})
export class MemberNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  memberId!: string;
}

/** Above one's own role. */
@ObjectType('RoleNotYours', {
  implements: UserError,
  description: 'The role is above the role of whoever asks; only an owner changes, removes or makes an owner.',
  simpleResolvers: true,
})
export class RoleNotYoursType extends UserError {}

/** The last owner. */
@ObjectType('LastOwner', {
  implements: UserError,
  description: 'Nobody else owns the organization, so this member stays its owner.',
  simpleResolvers: true,
})
export class LastOwnerType extends UserError {}

/** A member already. */
@ObjectType('AlreadyMember', {
  implements: UserError,
  description: 'Somebody with this address is a member of the organization already.',
  simpleResolvers: true,
})
export class AlreadyMemberType extends UserError {
  @Field(() => UserType, { description: 'Who it is.' })
  member!: User;
}
