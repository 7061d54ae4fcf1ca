import { Directive, Field, ObjectType } from 'type-graphql';

/** One thing that an act changed. */
@Directive('@shareable')
@ObjectType('AuditChange', { description: 'One thing that an act changed.', simpleResolvers: true })
export class AuditChangeType {
  @Field(() => String, { description: 'What, for instance "role".' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'Before, personal data masked; null when there was nothing.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'Afterwards, personal data masked; null when nothing is said.' })
  after!: string | null;
}
