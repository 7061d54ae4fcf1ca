import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import { ViewAsNotFoundType } from '../admin.problems.js';
import { shownView } from './shown-view.js';
import { ViewAsType } from './view-as.type.js';

@InputType({ description: 'Which view.' })
class EndViewAsInput {
  @Field(() => ID, { description: 'The view.' })
  viewAsId!: string;
}

@ObjectType({ description: 'Its token is refused from now on.', simpleResolvers: true })
class ViewAsEnded {
  @Field(() => ViewAsType, { description: 'The view that ended.' })
  viewAs!: ViewAsType;
}

const EndViewAsResult = outcomeUnion(
  'EndViewAsResult',
  'What endViewAs can come to.',
  () => [ViewAsEnded, ViewAsNotFoundType] as const,
);

/** Gives the admin's own view back. */
@Resolver()
export class EndViewAsMutation {
  @Mutation(() => EndViewAsResult, {
    description: 'Ends a view of one’s own at once; ending it again changes nothing. For platform admins.',
  })
  async endViewAs(
    @Arg('input', () => EndViewAsInput, { description: 'Which view.' }) input: EndViewAsInput,
    @Ctx() context: AdminContext,
  ) {
    const outcome = await context.endViewAs(input);
    return outcome.kind === 'ViewAsEnded' ? { ...outcome, viewAs: shownView(outcome.viewAs) } : outcome;
  }
}
