import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { Locale } from '../../../../platform/graphql/locale.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import type { OrganizationType, Plan, PlatformOrganization } from '../../domain/organizations/organization.js';
import type { CreateOrganizationOutcome } from '../../use-cases/organizations/create-organization.js';
import { PlanEnum } from '../../../../platform/graphql/quota-types.js';
import { OrganizationTypeEnum } from '../admin.enums.js';
import { PlatformOrganizationType } from './organization.type.js';

@InputType({ description: 'The organization to create.' })
class CreateOrganizationInput {
  @Field(() => String, { description: 'Its name, of at most 200 characters.' })
  name!: string;

  @Field(() => OrganizationTypeEnum, { defaultValue: 'B2B', description: 'Whom it sells to.' })
  type!: OrganizationType;

  @Field(() => PlanEnum, { defaultValue: 'TRIAL', description: 'What it pays for; a trial takes 14 days.' })
  plan!: Plan;

  @Field(() => Locale, { defaultValue: 'FR', description: 'The language it works in.' })
  locale!: Locale;

  @Field(() => String, {
    nullable: true,
    description: 'Whom to invite as its first owner, by mail; nobody when absent. Goes with ownerName.',
  })
  ownerEmail?: string | null;

  @Field(() => String, { nullable: true, description: 'What they are called, in at most 120 characters.' })
  ownerName?: string | null;
}

@ObjectType({ description: 'The organization exists.', simpleResolvers: true })
class OrganizationCreated {
  @Field(() => PlatformOrganizationType, { description: 'The organization as it is now.' })
  organization!: PlatformOrganization;
}

const CreateOrganizationResult = outcomeUnion(
  'CreateOrganizationResult',
  'What createOrganization can come to.',
  () => [OrganizationCreated, InvalidInputType] as const,
);

/** Creates an organization by hand (V-69). */
@Resolver()
export class CreateOrganizationMutation {
  @Mutation(() => CreateOrganizationResult, {
    description: 'Creates an organization by hand (V-69). For platform admins.',
  })
  createOrganization(
    @Arg('input', () => CreateOrganizationInput, { description: 'The organization to create.' })
    input: CreateOrganizationInput,
    @Ctx() context: AdminContext,
  ): Promise<CreateOrganizationOutcome> {
    return context.createOrganization(input);
  }
}
