import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

/** A company. */
@Directive('@key(fields: "id")')
@ObjectType('Company', { description: 'A company leads work for.', simpleResolvers: true })
export class CompanyType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its domain, for instance acme.example; null when unknown.' })
  domain!: string | null;

  @Field(() => String, { nullable: true, description: 'Its industry or sector; null when unknown.' })
  industry!: string | null;

  @Field(() => String, { nullable: true, description: 'Its industry more closely; null when unknown.' })
  subIndustry!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How many people work there, as the source writes it; null when unknown.',
  })
  employees!: string | null;

  @Field(() => String, { nullable: true, description: 'City; null when unknown.' })
  city!: string | null;

  @Field(() => String, { nullable: true, description: 'Region or state; null when unknown.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'Country; null when unknown.' })
  country!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The stock index it belongs to; null when it belongs to none or nobody knows.',
  })
  listing!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of foundation; null when unknown.' })
  foundedYear!: number | null;
}
