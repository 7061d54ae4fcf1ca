import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { Locale } from '../../../../platform/graphql/locale.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { OperatorGrant, Organization } from '../../domain/organization.js';
import type { UpdateMyOrganizationOutcome } from '../../use-cases/organization/update-my-organization.js';
import { OrganizationType } from '../organization.type.js';
import { OperatorGrantEnum } from '../tenant.enums.js';
import { RoleNotYoursType } from './member.problems.js';

@InputType({ description: 'What changes; absent parts stay.' })
class UpdateMyOrganizationInput {
  @Field(() => String, { nullable: true, description: 'A new name.' })
  name?: string | null;

  @Field(() => Locale, { nullable: true, description: 'The language it works in.' })
  locale?: Locale | null;

  @Field(() => String, {
    nullable: true,
    description: 'A new postal address, written under every email; null takes it away.',
  })
  postalAddress?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The SIRET of the company; null takes it away. Spaces and dots do not matter (Z-11).',
  })
  siret?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Its VAT number in the European Union; null takes it away. A French one names the SIREN of the SIRET (Z-11).',
  })
  vatNumber?: string | null;

  @Field(() => [OperatorGrantEnum], {
    nullable: true,
    description: 'Everything its operators may do beyond their role (O-10).',
  })
  operatorGrants?: readonly OperatorGrant[] | null;
}

@ObjectType({
  description: 'The settings are as wanted; owners were told when something changed.',
  simpleResolvers: true,
})
class OrganizationUpdated {
  @Field(() => OrganizationType, { description: 'The organization as it is now.' })
  organization!: Organization;
}

const UpdateMyOrganizationResult = outcomeUnion(
  'UpdateMyOrganizationResult',
  'What updateMyOrganization can come to.',
  () => [OrganizationUpdated, RoleNotYoursType, InvalidInputType] as const,
);

/** Changes settings. */
@Resolver()
export class UpdateMyOrganizationMutation {
  @Mutation(() => UpdateMyOrganizationResult, {
    description: 'Changes the settings of the viewer’s organization (V-57).',
  })
  updateMyOrganization(
    @Arg('input', () => UpdateMyOrganizationInput, { description: 'What changes.' }) input: UpdateMyOrganizationInput,
    @Ctx() { members }: TenantContext,
  ): Promise<UpdateMyOrganizationOutcome> {
    return members.updateMyOrganization(input);
  }
}
