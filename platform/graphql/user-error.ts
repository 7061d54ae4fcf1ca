import { Field, InterfaceType } from 'type-graphql';

/** A problem that the caller can understand and act on; every mutation's problems implement it. */
@InterfaceType({
  description: 'Something the caller can understand and act on.',
  resolveType: (problem: { kind: string }) => problem.kind,
})
export abstract class UserError {
  @Field(() => String, { description: 'A sentence that can be shown to the person.' })
  message!: string;
}
