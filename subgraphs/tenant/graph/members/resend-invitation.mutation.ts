import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyInvitationsType } from '../../../../platform/graphql/too-many-invitations.js';
import type { TenantContext } from '../../context.js';
import type { Invitation } from '../../domain/invitations/invitation.js';
import type { ResendInvitationOutcome } from '../../use-cases/invitations/resend-invitation.js';
import { InvitationClosedType, InvitationNotFoundType } from './invitation.problems.js';
import { InvitationType } from './invitation.type.js';
import { RoleNotYoursType } from './member.problems.js';

@InputType({ description: 'Which invitation.' })
class ResendInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

@ObjectType({
  description: 'A mail with a new link and a new code is on its way; earlier ones no longer work.',
  simpleResolvers: true,
})
class InvitationResent {
  @Field(() => InvitationType, { description: 'The invitation as it is now.' })
  invitation!: Invitation;
}

const ResendInvitationResult = outcomeUnion(
  'ResendInvitationResult',
  'What resendInvitation can come to.',
  () =>
    [InvitationResent, InvitationNotFoundType, InvitationClosedType, RoleNotYoursType, TooManyInvitationsType] as const,
);

/** Sends an invitation again. */
@Resolver()
export class ResendInvitationMutation {
  @Mutation(() => ResendInvitationResult, { description: 'Sends an invitation again, also one that expired.' })
  resendInvitation(
    @Arg('input', () => ResendInvitationInput, { description: 'Which invitation.' }) input: ResendInvitationInput,
    @Ctx() { members }: TenantContext,
  ): Promise<ResendInvitationOutcome> {
    return members.resendInvitation(input);
  }
}
