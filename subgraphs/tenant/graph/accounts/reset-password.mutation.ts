import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { InvalidInputType } from '../../../../platform/graphql/invalid-input.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { ResetInvalidType } from './account.problems.js';
import type { TenantContext } from '../../context.js';
import type { ResetPasswordOutcome } from '../../use-cases/accounts/reset-password.js';

@InputType({ description: 'The link and the new password.' })
class ResetPasswordInput {
  @Field(() => String, { description: 'From the link of the mail.' })
  token!: string;

  @Field(() => String, { description: 'At least 12 characters, and not easy to guess.' })
  newPassword!: string;
}

@ObjectType({ description: 'The password is set and every session has ended. Sign in.', simpleResolvers: true })
class PasswordReset {
  @Field(() => DateTime, { description: 'When.' })
  resetAt!: Date;
}

const ResetPasswordResult = outcomeUnion(
  'ResetPasswordResult',
  'What resetPassword can come to.',
  () => [PasswordReset, ResetInvalidType, InvalidInputType, TooManyAttemptsType] as const,
);

/** Sets a password by a link (V-52). */
@Resolver()
export class ResetPasswordMutation {
  @Mutation(() => ResetPasswordResult, {
    description: 'Sets a password by the link that was mailed, once (V-52), and ends every session of the person.',
  })
  resetPassword(
    @Arg('input', () => ResetPasswordInput, { description: 'The link and the new password.' })
    input: ResetPasswordInput,
    @Ctx() context: TenantContext,
  ): Promise<ResetPasswordOutcome> {
    return context.accounts.resetPassword(input);
  }
}
