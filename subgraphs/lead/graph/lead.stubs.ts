import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A campaign, which the campaign house owns. */
@Directive('@key(fields: "id")')
@ObjectType('Campaign', { description: 'A prospecting campaign of the organization.', simpleResolvers: true })
export class CampaignStub {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;
}

/** A user, whom the tenant house owns. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('User', { description: 'A person who signs in.', simpleResolvers: true })
export class UserStub {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;
}
