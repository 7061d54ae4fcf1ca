import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { DeleteOrganizationOutcome } from '../../use-cases/organizations/delete-organization.js';
import { OrganizationCannotMoveType, OrganizationNotFoundType } from '../admin.problems.js';
import { PlatformOrganizationType } from './organization.type.js';

@InputType({ description: 'Which organization, why, and its name once more.' })
class DeleteOrganizationInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId!: string;

  @Field(() => String, { description: 'Why, in 10 to 500 characters; stands in the audit log.' })
  reason!: string;

  @Field(() => String, { description: 'The name of the organization, exactly as it is.' })
  confirmName!: string;
}

@ObjectType({
  description: 'Nobody of the organization has access any more; it can be restored until its purge.',
  simpleResolvers: true,
})
class OrganizationDeleted {
  @Field(() => PlatformOrganizationType, { description: 'The organization as it is now.' })
  organization!: PlatformOrganization;
}

const DeleteOrganizationResult = outcomeUnion(
  'DeleteOrganizationResult',
  'What deleteOrganization can come to.',
  () => [OrganizationDeleted, OrganizationNotFoundType, OrganizationCannotMoveType, InvalidInputType] as const,
);

/** Deletes an organization: access ends at once, everything is erased after thirty days (V-71, X-04). */
@Resolver()
export class DeleteOrganizationMutation {
  @Mutation(() => DeleteOrganizationResult, {
    description:
      'Deletes an organization: access ends at once, everything is erased after thirty days (V-71, X-04). For platform admins.',
  })
  deleteOrganization(
    @Arg('input', () => DeleteOrganizationInput, { description: 'Which organization, why, and its name once more.' })
    input: DeleteOrganizationInput,
    @Ctx() context: AdminContext,
  ): Promise<DeleteOrganizationOutcome> {
    return context.deleteOrganization(input);
  }
}
