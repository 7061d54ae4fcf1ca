import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import type { User } from '../../domain/user.js';
import type { ChangeMemberRoleOutcome } from '../../use-cases/members/change-member-role.js';
import { MemberRoleEnum } from '../tenant.enums.js';
import { UserType } from '../user.type.js';
import { LastOwnerType, MemberNotFoundType, RoleNotYoursType } from './member.problems.js';

@InputType({ description: 'Who gets which role.' })
class ChangeMemberRoleInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => MemberRoleEnum, { description: 'The new role; none above the viewer’s own.' })
  role!: MemberRole;
}

@ObjectType({ description: 'They have the role, and their present access tokens ended.', simpleResolvers: true })
class MemberRoleChanged {
  @Field(() => UserType, { description: 'The member as they are now.' })
  member!: User;
}

const ChangeMemberRoleResult = outcomeUnion(
  'ChangeMemberRoleResult',
  'What changeMemberRole can come to.',
  () => [MemberRoleChanged, MemberNotFoundType, RoleNotYoursType, LastOwnerType] as const,
);

/** Changes a role. */
@Resolver()
export class ChangeMemberRoleMutation {
  @Mutation(() => ChangeMemberRoleResult, { description: 'Gives a member another role (V-61).' })
  changeMemberRole(
    @Arg('input', () => ChangeMemberRoleInput, { description: 'Who gets which role.' }) input: ChangeMemberRoleInput,
    @Ctx() { members }: TenantContext,
  ): Promise<ChangeMemberRoleOutcome> {
    return members.changeMemberRole(input);
  }
}
