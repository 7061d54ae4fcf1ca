import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { RestoreOrganizationOutcome } from '../../use-cases/organizations/restore-organization.js';
import { OrganizationCannotMoveType, OrganizationNotFoundType } from '../admin.problems.js';
import { PlatformOrganizationType } from './organization.type.js';

@InputType({ description: 'Which organization.' })
class RestoreOrganizationInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId!: string;
}

@ObjectType({ description: 'The organization stands where it stood before its deletion.', simpleResolvers: true })
class OrganizationRestored {
  @Field(() => PlatformOrganizationType, { description: 'The organization as it is now.' })
  organization!: PlatformOrganization;
}

const RestoreOrganizationResult = outcomeUnion(
  'RestoreOrganizationResult',
  'What restoreOrganization can come to.',
  () => [OrganizationRestored, OrganizationNotFoundType, OrganizationCannotMoveType] as const,
);

/** Takes the deletion of an organization back before its purge. */
@Resolver()
export class RestoreOrganizationMutation {
  @Mutation(() => RestoreOrganizationResult, {
    description: 'Takes the deletion of an organization back before its purge (X-04). For platform admins.',
  })
  restoreOrganization(
    @Arg('input', () => RestoreOrganizationInput, { description: 'Which organization.' })
    input: RestoreOrganizationInput,
    @Ctx() context: AdminContext,
  ): Promise<RestoreOrganizationOutcome> {
    return context.restoreOrganization(input);
  }
}
