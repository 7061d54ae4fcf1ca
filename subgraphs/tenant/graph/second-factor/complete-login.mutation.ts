import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { CompleteLoginOutcome } from '../../use-cases/second-factor/complete-login.js';
import { ChallengeInvalidType, CodeWrongType } from '../accounts/account.problems.js';
import { LoggedIn } from '../sessions/logged-in.type.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';

@InputType({ description: 'The second factor.' })
class CompleteLoginInput {
  @Field(() => String, { description: 'From login.' })
  challenge!: string;

  @Field(() => String, { description: 'From the authenticator, or a recovery code; five are looked at.' })
  code!: string;
}

const CompleteLoginResult = outcomeUnion(
  'CompleteLoginResult',
  'What completeLogin can come to.',
  () => [LoggedIn, CodeWrongType, ChallengeInvalidType, TooManyAttemptsType] as const,
);

/** Completes a sign-in by the second factor. */
@Resolver()
export class CompleteLoginMutation {
  @Mutation(() => CompleteLoginResult, {
    description: 'Completes a sign-in that asked for a second factor, within five minutes.',
  })
  completeLogin(
    @Arg('input', () => CompleteLoginInput, { description: 'The second factor.' }) input: CompleteLoginInput,
    @Ctx() context: TenantContext,
  ): Promise<CompleteLoginOutcome> {
    return context.sessions.completeLogin(input);
  }
}
