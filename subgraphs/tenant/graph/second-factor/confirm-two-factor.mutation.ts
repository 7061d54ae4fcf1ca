import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { CodeWrongType, TwoFactorStateWrongType } from '../accounts/account.problems.js';
import type { TenantContext } from '../../context.js';
import type { ConfirmTwoFactorOutcome } from '../../use-cases/second-factor/confirm-two-factor.js';

@InputType({ description: 'A first code.' })
class ConfirmTwoFactorInput {
  @Field(() => String, { description: 'From the authenticator.' })
  code!: string;
}

@ObjectType({ description: 'Signing in asks for a code from now on.', simpleResolvers: true })
class TwoFactorEnabled {
  @Field(() => [String], {
    description: 'Ten codes for when the authenticator is lost, each good for one sign-in. Shown this once.',
  })
  recoveryCodes!: readonly string[];
}

const ConfirmTwoFactorResult = outcomeUnion(
  'ConfirmTwoFactorResult',
  'What confirmTwoFactor can come to.',
  () => [TwoFactorEnabled, CodeWrongType, TwoFactorStateWrongType, TooManyAttemptsType] as const,
);

/** Turns the second factor on. */
@Resolver()
export class ConfirmTwoFactorMutation {
  @Mutation(() => ConfirmTwoFactorResult, {
    description: 'Turns the second factor on by a first code of the authenticator.',
  })
  confirmTwoFactor(
    @Arg('input', () => ConfirmTwoFactorInput, { description: 'A first code.' }) input: ConfirmTwoFactorInput,
    @Ctx() context: TenantContext,
  ): Promise<ConfirmTwoFactorOutcome> {
    return context.accounts.confirmTwoFactor(input);
  }
}
