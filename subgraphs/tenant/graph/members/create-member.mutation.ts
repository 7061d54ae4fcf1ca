import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyInvitationsType } from '../../../../platform/graphql/too-many-invitations.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../../platform/graphql/quota-types.js';
import type { TenantContext } from '../../context.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import type { User } from '../../domain/user.js';
import type { CreateMemberOutcome } from '../../use-cases/members/create-member.js';
import { MemberRoleEnum } from '../tenant.enums.js';
import { UserType } from '../user.type.js';
import { AlreadyMemberType, RoleNotYoursType } from './member.problems.js';

@InputType({ description: 'Who becomes a member.' })
class CreateMemberInput {
  @Field(() => String, { description: 'What they are called.' })
  name!: string;

  @Field(() => String, { description: 'Their address; a link to choose a password is sent to it.' })
  email!: string;

  @Field(() => MemberRoleEnum, { description: 'Their role; none above the viewer’s own.' })
  role!: MemberRole;
}

@ObjectType({
  description: 'They are a member, and can sign in once they chose a password by the link in their mail.',
  simpleResolvers: true,
})
class MemberCreated {
  @Field(() => UserType, { description: 'The new member.' })
  member!: User;
}

const CreateMemberResult = outcomeUnion(
  'CreateMemberResult',
  'What createMember can come to.',
  () =>
    [
      MemberCreated,
      AlreadyMemberType,
      RoleNotYoursType,
      TooManyInvitationsType,
      InvalidInputType,
      PlanLimitReachedType,
      TrialEndedType,
    ] as const,
);

/** Creates a member directly. */
@Resolver()
export class CreateMemberMutation {
  @Mutation(() => CreateMemberResult, { description: 'Makes somebody a member at once (V-60).' })
  createMember(
    @Arg('input', () => CreateMemberInput, { description: 'Who becomes a member.' }) input: CreateMemberInput,
    @Ctx() { members }: TenantContext,
  ): Promise<CreateMemberOutcome> {
    return members.createMember(input);
  }
}
