import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { ReactivateOrganizationOutcome } from '../../use-cases/organizations/reactivate-organization.js';
import { OrganizationCannotMoveType, OrganizationNotFoundType } from '../admin.problems.js';
import { PlatformOrganizationType } from './organization.type.js';

@InputType({ description: 'Which organization.' })
class ReactivateOrganizationInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId!: string;
}

@ObjectType({
  description: 'The organization has access again; its runs go on where they stood.',
  simpleResolvers: true,
})
class OrganizationReactivated {
  @Field(() => PlatformOrganizationType, { description: 'The organization as it is now.' })
  organization!: PlatformOrganization;
}

const ReactivateOrganizationResult = outcomeUnion(
  'ReactivateOrganizationResult',
  'What reactivateOrganization can come to.',
  () => [OrganizationReactivated, OrganizationNotFoundType, OrganizationCannotMoveType] as const,
);

/** Lets a suspended organization in again (V-70). */
@Resolver()
export class ReactivateOrganizationMutation {
  @Mutation(() => ReactivateOrganizationResult, {
    description: 'Lets a suspended organization in again (V-70). For platform admins.',
  })
  reactivateOrganization(
    @Arg('input', () => ReactivateOrganizationInput, { description: 'Which organization.' })
    input: ReactivateOrganizationInput,
    @Ctx() context: AdminContext,
  ): Promise<ReactivateOrganizationOutcome> {
    return context.reactivateOrganization(input);
  }
}
