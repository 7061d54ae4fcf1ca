import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { CodeWrongType, TwoFactorStateWrongType, WrongPasswordType } from '../accounts/account.problems.js';
import type { TenantContext } from '../../context.js';
import type { DisableTwoFactorOutcome } from '../../use-cases/second-factor/disable-two-factor.js';

@InputType({ description: 'Password and code.' })
class DisableTwoFactorInput {
  @Field(() => String, { description: 'The person’s password.' })
  password!: string;

  @Field(() => String, { description: 'From the authenticator, or a recovery code.' })
  code!: string;
}

@ObjectType({
  description: 'Signing in asks for the password alone; the recovery codes no longer work.',
  simpleResolvers: true,
})
class TwoFactorDisabled {
  @Field(() => DateTime, { description: 'When.' })
  disabledAt!: Date;
}

const DisableTwoFactorResult = outcomeUnion(
  'DisableTwoFactorResult',
  'What disableTwoFactor can come to.',
  () => [TwoFactorDisabled, CodeWrongType, TwoFactorStateWrongType, WrongPasswordType, TooManyAttemptsType] as const,
);

/** Turns the second factor off. */
@Resolver()
export class DisableTwoFactorMutation {
  @Mutation(() => DisableTwoFactorResult, { description: 'Turns the second factor off.' })
  disableTwoFactor(
    @Arg('input', () => DisableTwoFactorInput, { description: 'Password and code.' }) input: DisableTwoFactorInput,
    @Ctx() context: TenantContext,
  ): Promise<DisableTwoFactorOutcome> {
    return context.accounts.disableTwoFactor(input);
  }
}
