import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { Locale } from '../../../../platform/graphql/locale.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyInvitationsType } from '../../../../platform/graphql/too-many-invitations.js';
import type { AdminContext } from '../../context.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { InviteFirstOwnerOutcome } from '../../use-cases/organizations/invite-first-owner.js';
import { OrganizationCannotMoveType, OrganizationHasOwnerType, OrganizationNotFoundType } from '../admin.problems.js';
import { PlatformOrganizationType } from './organization.type.js';

@InputType({ description: 'Who is to own an organization that nobody owns yet.' })
class InviteFirstOwnerInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId!: string;

  @Field(() => String, { description: 'The address to write to, as before or corrected.' })
  email!: string;

  @Field(() => String, { description: 'What they are called, in at most 120 characters.' })
  name!: string;

  @Field(() => Locale, { defaultValue: 'FR', description: 'The language they read.' })
  locale!: Locale;

  @Field(() => String, {
    nullable: true,
    description: 'A name of this request, in 1 to 100 characters: sent again, it writes to nobody twice.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({
  description: 'The first owner is named; what was sent before does not work any more, and a mail goes out.',
  simpleResolvers: true,
})
class FirstOwnerInvited {
  @Field(() => PlatformOrganizationType, { description: 'The organization as it is now.' })
  organization!: PlatformOrganization;
}

const InviteFirstOwnerResult = outcomeUnion(
  'InviteFirstOwnerResult',
  'What inviteFirstOwner can come to.',
  () =>
    [
      FirstOwnerInvited,
      OrganizationHasOwnerType,
      OrganizationNotFoundType,
      OrganizationCannotMoveType,
      TooManyInvitationsType,
      InvalidInputType,
    ] as const,
);

/** Names the first owner of an organization again (V-69). */
@Resolver()
export class InviteFirstOwnerMutation {
  @Mutation(() => InviteFirstOwnerResult, {
    description:
      'Invites the first owner of an organization again, as long as nobody who owns it can sign in (V-69). For platform admins.',
  })
  inviteFirstOwner(
    @Arg('input', () => InviteFirstOwnerInput, { description: 'Who is to own which organization.' })
    input: InviteFirstOwnerInput,
    @Ctx() context: AdminContext,
  ): Promise<InviteFirstOwnerOutcome> {
    return context.inviteFirstOwner(input);
  }
}
