import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { VerificationInvalidType } from './account.problems.js';
import type { TenantContext } from '../../context.js';
import type { VerifyEmailOutcome } from '../../use-cases/accounts/verify-email.js';

@InputType({ description: 'The token of the link, or the code with its registration.' })
class VerifyEmailInput {
  @Field(() => String, { nullable: true, description: 'From the link of the mail.' })
  token?: string | null;

  @Field(() => ID, { nullable: true, description: 'Which registration the code belongs to; goes with the code.' })
  registrationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Six digits from the mail; five guesses are looked at.' })
  code?: string | null;
}

@ObjectType({ description: 'The address is proven and the account made. Sign in.', simpleResolvers: true })
class EmailVerified {
  @Field(() => String, { description: 'The address to sign in with.' })
  email!: string;
}

const VerifyEmailResult = outcomeUnion(
  'VerifyEmailResult',
  'What verifyEmail can come to.',
  () => [EmailVerified, VerificationInvalidType, TooManyAttemptsType] as const,
);

/** Proves an address (V-48). */
@Resolver()
export class VerifyEmailMutation {
  @Mutation(() => VerifyEmailResult, {
    description: 'Proves an address by link or code, once (V-48). It signs nobody in.',
  })
  verifyEmail(
    @Arg('input', () => VerifyEmailInput, { description: 'The token of the link, or the code with its registration.' })
    input: VerifyEmailInput,
    @Ctx() context: TenantContext,
  ): Promise<VerifyEmailOutcome> {
    return context.accounts.verifyEmail(input);
  }
}
