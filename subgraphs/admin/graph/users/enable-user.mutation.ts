import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { AdminContext } from '../../context.js';
import type { PlatformUser } from '../../domain/users/user.js';
import type { EnableUserOutcome } from '../../use-cases/users/enable-user.js';
import { UserCannotMoveType, UserNotFoundType } from '../admin.problems.js';
import { PlatformUserType } from './user.type.js';

@InputType({ description: 'Which account.' })
class EnableUserInput {
  @Field(() => ID, { description: 'The user.' })
  userId!: string;
}

@ObjectType({ description: 'The person can sign in again.', simpleResolvers: true })
class UserEnabled {
  @Field(() => PlatformUserType, { description: 'The account as it is now.' })
  user!: PlatformUser;
}

const EnableUserResult = outcomeUnion(
  'EnableUserResult',
  'What enableUser can come to.',
  () => [UserEnabled, UserNotFoundType, UserCannotMoveType] as const,
);

/** Lets a disabled person sign in again (V-72). */
@Resolver()
export class EnableUserMutation {
  @Mutation(() => EnableUserResult, {
    description: 'Lets a disabled person sign in again (V-72). For platform admins.',
  })
  enableUser(
    @Arg('input', () => EnableUserInput, { description: 'Which account.' }) input: EnableUserInput,
    @Ctx() context: AdminContext,
  ): Promise<EnableUserOutcome> {
    return context.enableUser(input);
  }
}
