import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/date-time.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { OperatorGrant, Organization } from '../domain/organization.js';
import { OrganizationTypeEnum } from './accounts/account.enums.js';
import { OperatorGrantEnum } from './tenant.enums.js';

/** A customer of the platform. */
@Directive('@key(fields: "id")')
@ObjectType('Organization', {
  description: 'A customer of the platform; its data stays apart from every other’s.',
  simpleResolvers: true,
})
export class OrganizationType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Its name, chosen by people.' })
  name!: string;

  @Field(() => String, { description: 'A short name for addresses, unique on the platform.' })
  slug!: string;

  @Field(() => Locale, { description: 'The language it works in.' })
  locale!: Locale;

  @Field(() => String, {
    nullable: true,
    description: 'Its postal address, written under every email; null until people give it.',
  })
  postalAddress!: string | null;

  @Field(() => OrganizationTypeEnum, { description: 'A company, or a person on their own account (Z-09).' })
  type!: Organization['type'];

  @Field(() => String, { nullable: true, description: 'The SIRET of the company; null until people give it (Z-11).' })
  siret!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its VAT number in the European Union; null until people give it (Z-11).',
  })
  vatNumber!: string | null;

  @Field(() => [OperatorGrantEnum], { description: 'What its operators may do beyond their role (O-10).' })
  operatorGrants!: readonly OperatorGrant[];

  @Field(() => DateTime, { description: 'When it joined the platform.' })
  createdAt!: Date;
}
