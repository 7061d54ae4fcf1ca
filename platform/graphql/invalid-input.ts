import { Directive, Field, ObjectType } from 'type-graphql';
import { UserError } from './user-error.js';

/** One thing that is wrong with an input. */
@Directive('@shareable')
@ObjectType('FieldProblem', { description: 'One thing that is wrong with an input.', simpleResolvers: true })
export class FieldProblemType {
  @Field(() => String, { description: 'Where it stands in the input, for instance "offer" or "mapping.2.field".' })
  path!: string;

  @Field(() => String, { description: 'What to do about it.' })
  message!: string;
}

/** The input is not acceptable. */
@Directive('@shareable')
@ObjectType('InvalidInput', {
  implements: UserError,
  description: 'The input is not acceptable; every problem is listed.',
  simpleResolvers: true,
})
export class InvalidInputType extends UserError {
  @Field(() => [FieldProblemType], { description: 'Every problem of the input.' })
  problems!: readonly FieldProblemType[];
}
