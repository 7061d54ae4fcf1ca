import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import type { PlatformUser } from '../../domain/users/user.js';
import type { DisableUserOutcome } from '../../use-cases/users/disable-user.js';
import { UserCannotMoveType, UserNotFoundType } from '../admin.problems.js';
import { PlatformUserType } from './user.type.js';

@InputType({ description: 'Which account.' })
class DisableUserInput {
  @Field(() => ID, { description: 'The user.' })
  userId!: string;
}

@ObjectType({ description: 'The person cannot sign in any more, and has no access.', simpleResolvers: true })
class UserDisabled {
  @Field(() => PlatformUserType, { description: 'The account as it is now.' })
  user!: PlatformUser;
}

const DisableUserResult = outcomeUnion(
  'DisableUserResult',
  'What disableUser can come to.',
  () => [UserDisabled, UserNotFoundType, UserCannotMoveType, InvalidInputType] as const,
);

/** Ends the access of a person at once (V-72). */
@Resolver()
export class DisableUserMutation {
  @Mutation(() => DisableUserResult, {
    description: 'Ends the access of a person at once (V-72). For platform admins.',
  })
  disableUser(
    @Arg('input', () => DisableUserInput, { description: 'Which account.' }) input: DisableUserInput,
    @Ctx() context: AdminContext,
  ): Promise<DisableUserOutcome> {
    return context.disableUser(input);
  }
}
