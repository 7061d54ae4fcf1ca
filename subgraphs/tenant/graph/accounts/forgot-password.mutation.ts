import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import type { TenantContext } from '../../context.js';
import type { ForgotPasswordOutcome } from '../../use-cases/accounts/forgot-password.js';

@InputType({ description: 'Whose password.' })
class ForgotPasswordInput {
  @Field(() => String, { description: 'The address of the account.' })
  email!: string;
}

@ObjectType({ description: 'If there is such an account, a mail is on its way.', simpleResolvers: true })
class PasswordResetRequested {
  @Field(() => DateTime, { description: 'When.' })
  requestedAt!: Date;
}

const ForgotPasswordResult = outcomeUnion(
  'ForgotPasswordResult',
  'What forgotPassword can come to.',
  () => [PasswordResetRequested, TooManyAttemptsType] as const,
);

/** Sends a link to choose another password (V-51). */
@Resolver()
export class ForgotPasswordMutation {
  @Mutation(() => ForgotPasswordResult, {
    description: 'Sends a link to choose another password (V-51). The answer does not say whether there is an account.',
  })
  forgotPassword(
    @Arg('input', () => ForgotPasswordInput, { description: 'Whose password.' }) input: ForgotPasswordInput,
    @Ctx() context: TenantContext,
  ): Promise<ForgotPasswordOutcome> {
    return context.accounts.forgotPassword(input);
  }
}
