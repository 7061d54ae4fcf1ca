import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { SuspendOrganizationOutcome } from '../../use-cases/organizations/suspend-organization.js';
import { OrganizationCannotMoveType, OrganizationNotFoundType } from '../admin.problems.js';
import { PlatformOrganizationType } from './organization.type.js';

@InputType({ description: 'Which organization, and why.' })
class SuspendOrganizationInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId!: string;

  @Field(() => String, { description: 'Why, in 10 to 500 characters; stands in the audit log.' })
  reason!: string;
}

@ObjectType({
  description: 'Nobody of the organization has access any more, and its agents wait.',
  simpleResolvers: true,
})
class OrganizationSuspended {
  @Field(() => PlatformOrganizationType, { description: 'The organization as it is now.' })
  organization!: PlatformOrganization;
}

const SuspendOrganizationResult = outcomeUnion(
  'SuspendOrganizationResult',
  'What suspendOrganization can come to.',
  () => [OrganizationSuspended, OrganizationNotFoundType, OrganizationCannotMoveType, InvalidInputType] as const,
);

/** Ends the access of a whole organization at once and lets its agents wait (V-70). */
@Resolver()
export class SuspendOrganizationMutation {
  @Mutation(() => SuspendOrganizationResult, {
    description:
      'Ends the access of a whole organization at once and lets its agents wait (V-70). For platform admins.',
  })
  suspendOrganization(
    @Arg('input', () => SuspendOrganizationInput, { description: 'Which organization, and why.' })
    input: SuspendOrganizationInput,
    @Ctx() context: AdminContext,
  ): Promise<SuspendOrganizationOutcome> {
    return context.suspendOrganization(input);
  }
}
