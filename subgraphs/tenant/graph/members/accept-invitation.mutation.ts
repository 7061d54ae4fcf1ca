import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { AcceptInvitationOutcome } from '../../use-cases/invitations/accept-invitation.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { AlreadyMemberElsewhereType, InvitationInvalidType } from './invitation.problems.js';
import { LastOwnerType } from './member.problems.js';

@InputType({ description: 'Which invitation, and who accepts it. Give the token, or the address with the code.' })
class AcceptInvitationInput {
  @Field(() => String, { nullable: true, description: 'The token in the link.' })
  token?: string | null;

  @Field(() => String, { nullable: true, description: 'The invited address, when the code is given.' })
  email?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The six digits in the mail; five guesses, then only the link works.',
  })
  code?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What they are called; a member who was created with a name may keep it.',
  })
  name?: string | null;

  @Field(() => String, { description: 'The password they choose, of at least twelve characters.' })
  password!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the signed-in holder of the address leaves the organization they are in.',
  })
  leaveOtherOrganization?: boolean | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the terms of use are accepted; needed, unless the account that moves or comes back accepted the version in force.',
  })
  acceptsTerms!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether the privacy policy is accepted; needed, unless the account that moves or comes back accepted the version in force.',
  })
  acceptsPrivacy!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Whether news may be sent; counts with the two that are needed.',
  })
  acceptsMarketing!: boolean;
}

@ObjectType({ description: 'They are a member, their address is proved, and they can sign in.', simpleResolvers: true })
class InvitationAccepted {
  @Field(() => String, { description: 'Name of the organization they joined.' })
  organizationName!: string;

  @Field(() => String, { description: 'The address they sign in with.' })
  email!: string;
}

const AcceptInvitationResult = outcomeUnion(
  'AcceptInvitationResult',
  'What acceptInvitation can come to.',
  () =>
    [
      InvitationAccepted,
      InvitationInvalidType,
      AlreadyMemberElsewhereType,
      LastOwnerType,
      TooManyAttemptsType,
      InvalidInputType,
    ] as const,
);

/** Accepts an invitation. */
@Resolver()
export class AcceptInvitationMutation {
  @Mutation(() => AcceptInvitationResult, { description: 'Makes the holder of an invitation a member (V-53, X-03).' })
  acceptInvitation(
    @Arg('input', () => AcceptInvitationInput, { description: 'Which invitation, and who accepts it.' })
    input: AcceptInvitationInput,
    @Ctx() { members }: TenantContext,
  ): Promise<AcceptInvitationOutcome> {
    return members.acceptInvitation(input);
  }
}
