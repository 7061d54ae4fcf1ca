import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { CodeWrongType, TwoFactorStateWrongType, WrongPasswordType } from '../accounts/account.problems.js';
import type { TenantContext } from '../../context.js';
import type { RegenerateRecoveryCodesOutcome } from '../../use-cases/second-factor/regenerate-recovery-codes.js';

@InputType({ description: 'Password and code.' })
class RegenerateRecoveryCodesInput {
  @Field(() => String, { description: 'The person’s password.' })
  password!: string;

  @Field(() => String, { description: 'From the authenticator, or a recovery code.' })
  code!: string;
}

@ObjectType({ description: 'Earlier recovery codes no longer work.', simpleResolvers: true })
class RecoveryCodesRegenerated {
  @Field(() => [String], {
    description: 'Ten codes for when the authenticator is lost, each good for one sign-in. Shown this once.',
  })
  recoveryCodes!: readonly string[];
}

const RegenerateRecoveryCodesResult = outcomeUnion(
  'RegenerateRecoveryCodesResult',
  'What regenerateRecoveryCodes can come to.',
  () =>
    [RecoveryCodesRegenerated, CodeWrongType, TwoFactorStateWrongType, WrongPasswordType, TooManyAttemptsType] as const,
);

/** Draws new recovery codes. */
@Resolver()
export class RegenerateRecoveryCodesMutation {
  @Mutation(() => RegenerateRecoveryCodesResult, {
    description: 'Draws new recovery codes; earlier ones stop working.',
  })
  regenerateRecoveryCodes(
    @Arg('input', () => RegenerateRecoveryCodesInput, { description: 'Password and code.' })
    input: RegenerateRecoveryCodesInput,
    @Ctx() context: TenantContext,
  ): Promise<RegenerateRecoveryCodesOutcome> {
    return context.accounts.regenerateRecoveryCodes(input);
  }
}
