import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import type { Plan, PlatformOrganization } from '../../domain/organizations/organization.js';
import type { UpdateOrganizationOutcome } from '../../use-cases/organizations/update-organization.js';
import { PlanEnum } from '../../../../platform/graphql/quota-types.js';
import { OrganizationCannotMoveType, OrganizationNotFoundType } from '../admin.problems.js';
import { PlatformOrganizationType } from './organization.type.js';

@InputType({ description: 'The changed parts; what is absent stays.' })
class UpdatePlatformOrganizationInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId!: string;

  @Field(() => String, { nullable: true, description: 'Another name, of at most 200 characters.' })
  name?: string | null;

  @Field(() => PlanEnum, { nullable: true, description: 'Another plan; a trial takes 14 days unless told.' })
  plan?: Plan | null;

  @Field(() => DateTime, { nullable: true, description: 'Another end of the trial, in the future.' })
  trialEndsAt?: Date | null;
}

@ObjectType({ description: 'The organization is changed.', simpleResolvers: true })
class PlatformOrganizationUpdated {
  @Field(() => PlatformOrganizationType, { description: 'The organization as it is now.' })
  organization!: PlatformOrganization;
}

const UpdatePlatformOrganizationResult = outcomeUnion(
  'UpdatePlatformOrganizationResult',
  'What updatePlatformOrganization can come to.',
  () => [PlatformOrganizationUpdated, OrganizationNotFoundType, OrganizationCannotMoveType, InvalidInputType] as const,
);

/** Changes name, plan and end of trial of an organization (V-70). */
@Resolver()
export class UpdatePlatformOrganizationMutation {
  @Mutation(() => UpdatePlatformOrganizationResult, {
    description: 'Changes name, plan and end of trial of an organization (V-70). For platform admins.',
  })
  updatePlatformOrganization(
    @Arg('input', () => UpdatePlatformOrganizationInput, { description: 'The changed parts; what is absent stays.' })
    input: UpdatePlatformOrganizationInput,
    @Ctx() context: AdminContext,
  ): Promise<UpdateOrganizationOutcome> {
    return context.updateOrganization(input);
  }
}
