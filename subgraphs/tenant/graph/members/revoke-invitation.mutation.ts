import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { Invitation } from '../../domain/invitations/invitation.js';
import type { RevokeInvitationOutcome } from '../../use-cases/invitations/revoke-invitation.js';
import { InvitationClosedType, InvitationNotFoundType } from './invitation.problems.js';
import { InvitationType } from './invitation.type.js';
import { RoleNotYoursType } from './member.problems.js';

@InputType({ description: 'Which invitation.' })
class RevokeInvitationInput {
  @Field(() => ID, { description: 'The invitation.' })
  invitationId!: string;
}

@ObjectType({ description: 'Its link and code no longer work.', simpleResolvers: true })
class InvitationRevoked {
  @Field(() => InvitationType, { description: 'The invitation as it is now.' })
  invitation!: Invitation;
}

const RevokeInvitationResult = outcomeUnion(
  'RevokeInvitationResult',
  'What revokeInvitation can come to.',
  () => [InvitationRevoked, InvitationNotFoundType, InvitationClosedType, RoleNotYoursType] as const,
);

/** Takes an invitation back. */
@Resolver()
export class RevokeInvitationMutation {
  @Mutation(() => RevokeInvitationResult, { description: 'Takes an invitation back.' })
  revokeInvitation(
    @Arg('input', () => RevokeInvitationInput, { description: 'Which invitation.' }) input: RevokeInvitationInput,
    @Ctx() { members }: TenantContext,
  ): Promise<RevokeInvitationOutcome> {
    return members.revokeInvitation(input);
  }
}
