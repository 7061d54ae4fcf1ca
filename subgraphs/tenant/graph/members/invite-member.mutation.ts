import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyInvitationsType } from '../../../../platform/graphql/too-many-invitations.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../../platform/graphql/quota-types.js';
import type { TenantContext } from '../../context.js';
import type { Invitation } from '../../domain/invitations/invitation.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import type { InviteMemberOutcome } from '../../use-cases/invitations/invite-member.js';
import { MemberRoleEnum } from '../tenant.enums.js';
import { AlreadyInvitedType } from './invitation.problems.js';
import { InvitationType } from './invitation.type.js';
import { AlreadyMemberType, RoleNotYoursType } from './member.problems.js';

@InputType({ description: 'Who is invited to what.' })
class InviteMemberInput {
  @Field(() => String, { description: 'The address the invitation is sent to.' })
  email!: string;

  @Field(() => MemberRoleEnum, { description: 'The role that accepting gives; none above the viewer’s own.' })
  role!: MemberRole;
}

@ObjectType({ description: 'A mail with a link and a code is on its way.', simpleResolvers: true })
class MemberInvited {
  @Field(() => InvitationType, { description: 'The invitation.' })
  invitation!: Invitation;
}

const InviteMemberResult = outcomeUnion(
  'InviteMemberResult',
  'What inviteMember can come to.',
  () =>
    [
      MemberInvited,
      AlreadyMemberType,
      AlreadyInvitedType,
      RoleNotYoursType,
      TooManyInvitationsType,
      InvalidInputType,
      PlanLimitReachedType,
      TrialEndedType,
    ] as const,
);

/** Invites somebody. */
@Resolver()
export class InviteMemberMutation {
  @Mutation(() => InviteMemberResult, {
    description: 'Invites somebody by mail (V-59, X-03); the answer does not say whether the address has an account.',
  })
  inviteMember(
    @Arg('input', () => InviteMemberInput, { description: 'Who is invited to what.' }) input: InviteMemberInput,
    @Ctx() { members }: TenantContext,
  ): Promise<InviteMemberOutcome> {
    return members.inviteMember(input);
  }
}
