import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { User } from '../../domain/user.js';
import type { RemoveMemberOutcome } from '../../use-cases/members/remove-member.js';
import { UserType } from '../user.type.js';
import { LastOwnerType, MemberNotFoundType, RoleNotYoursType } from './member.problems.js';

@InputType({ description: 'Who leaves, and who takes over.' })
class RemoveMemberInput {
  @Field(() => ID, { description: 'The member.' })
  memberId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Another owner or administrator, who vouches from now on for the invitations the member sent; without one these lapse.',
  })
  reassignTo?: string | null;
}

@ObjectType({
  description: 'They cannot sign in any more, every session of theirs ended, and they are erased after thirty days.',
  simpleResolvers: true,
})
class MemberRemoved {
  @Field(() => UserType, { description: 'The member as they are now.' })
  member!: User;

  @Field(() => Int, { description: 'How many invitations were taken over.' })
  handedOver!: number;
}

const RemoveMemberResult = outcomeUnion(
  'RemoveMemberResult',
  'What removeMember can come to.',
  () => [MemberRemoved, MemberNotFoundType, RoleNotYoursType, LastOwnerType] as const,
);

/** Removes a member. */
@Resolver()
export class RemoveMemberMutation {
  @Mutation(() => RemoveMemberResult, {
    description: 'Removes a member; they can be restored for thirty days (V-62, X-04).',
  })
  removeMember(
    @Arg('input', () => RemoveMemberInput, { description: 'Who leaves, and who takes over.' }) input: RemoveMemberInput,
    @Ctx() { members }: TenantContext,
  ): Promise<RemoveMemberOutcome> {
    return members.removeMember(input);
  }
}
