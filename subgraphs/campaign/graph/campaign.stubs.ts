import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A lead, which the lead house owns. */
@Directive('@key(fields: "id")')
@ObjectType('Lead', { description: 'A person the organization may contact.', simpleResolvers: true })
export class LeadStub {
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
