import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyInvitationsType } from '../../../../platform/graphql/too-many-invitations.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../../platform/graphql/quota-types.js';
import type { TenantContext } from '../../context.js';
import type { User } from '../../domain/user.js';
import type { RestoreMemberOutcome } from '../../use-cases/members/restore-member.js';
import { UserType } from '../user.type.js';
import { AlreadyMemberType, MemberNotFoundType, RoleNotYoursType } from './member.problems.js';

@InputType({ description: 'Who comes back.' })
class RestoreMemberInput {
  @Field(() => ID, { description: 'The removed member.' })
  memberId!: string;
}

@ObjectType({
  description: 'They are a member again, and can sign in once they proved their address by the link in their mail.',
  simpleResolvers: true,
})
class MemberRestored {
  @Field(() => UserType, { description: 'The member as they are now.' })
  member!: User;
}

const RestoreMemberResult = outcomeUnion(
  'RestoreMemberResult',
  'What restoreMember can come to.',
  () =>
    [
      MemberRestored,
      MemberNotFoundType,
      AlreadyMemberType,
      RoleNotYoursType,
      TooManyInvitationsType,
      PlanLimitReachedType,
      TrialEndedType,
    ] as const,
);

/** Restores a member. */
@Resolver()
export class RestoreMemberMutation {
  @Mutation(() => RestoreMemberResult, { description: 'Takes a removed member back before they are erased (X-04).' })
  restoreMember(
    @Arg('input', () => RestoreMemberInput, { description: 'Who comes back.' }) input: RestoreMemberInput,
    @Ctx() { members }: TenantContext,
  ): Promise<RestoreMemberOutcome> {
    return members.restoreMember(input);
  }
}
