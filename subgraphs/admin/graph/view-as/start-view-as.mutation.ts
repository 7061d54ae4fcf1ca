import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import {
  NobodyToViewAsType,
  OrganizationCannotMoveType,
  OrganizationNotFoundType,
  UserCannotMoveType,
  UserNotFoundType,
} from '../admin.problems.js';
import { shownView } from './shown-view.js';
import { ViewAsType } from './view-as.type.js';

@InputType({ description: 'At which organization, through whose eyes, and why.' })
class StartViewAsInput {
  @Field(() => ID, { description: 'The organization.' })
  organizationId!: string;

  @Field(() => ID, { nullable: true, description: 'One of its people; the first in its highest role when absent.' })
  userId?: string | null;

  @Field(() => String, { description: 'Why, in 10 to 500 characters; the organization can read it.' })
  reason!: string;
}

@ObjectType({ description: 'The admin sees what the person sees, and changes nothing.', simpleResolvers: true })
class ViewAsStarted {
  @Field(() => ViewAsType, { description: 'The view.' })
  viewAs!: ViewAsType;

  @Field(() => String, {
    description: 'Give it as "Authorization: Bearer ..." to look; it reads, changes nothing, and cannot be renewed.',
  })
  accessToken!: string;
}

const StartViewAsResult = outcomeUnion(
  'StartViewAsResult',
  'What startViewAs can come to.',
  () =>
    [
      ViewAsStarted,
      OrganizationNotFoundType,
      OrganizationCannotMoveType,
      UserNotFoundType,
      UserCannotMoveType,
      NobodyToViewAsType,
      InvalidInputType,
    ] as const,
);

/** Lets a platform admin look through somebody's eyes. */
@Resolver()
export class StartViewAsMutation {
  @Mutation(() => StartViewAsResult, {
    description:
      'Shows a platform admin what a member sees, for thirty minutes at most; written down where its owners read it.',
  })
  async startViewAs(
    @Arg('input', () => StartViewAsInput, { description: 'At which organization, through whose eyes, and why.' })
    input: StartViewAsInput,
    @Ctx() context: AdminContext,
  ) {
    const outcome = await context.startViewAs(input);
    return outcome.kind === 'ViewAsStarted' ? { ...outcome, viewAs: shownView(outcome.viewAs) } : outcome;
  }
}
