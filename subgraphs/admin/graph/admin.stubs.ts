import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** An organization, which the tenant house owns. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Organization', {
  description: 'A customer of the platform; its data stays apart from every other’s.',
  simpleResolvers: true,
})
export class OrganizationStub {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;
}

/** A person, whom the tenant house owns. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('User', { description: 'A person who signs in.', simpleResolvers: true })
export class UserStub {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;
}
