import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import { TooManyAttemptsType } from '../sessions/session.problems.js';
import { TwoFactorStateWrongType, WrongPasswordType } from '../accounts/account.problems.js';
import type { TenantContext } from '../../context.js';
import type { StartTwoFactorOutcome } from '../../use-cases/second-factor/start-two-factor.js';

@InputType({ description: 'The password, asked again.' })
class StartTwoFactorInput {
  @Field(() => String, { description: 'The person’s password.' })
  password!: string;
}

@ObjectType({ description: 'Give this to an authenticator, then confirm with its first code.', simpleResolvers: true })
class TwoFactorStarted {
  @Field(() => String, { description: 'What authenticators read; keep it secret.' })
  otpauthUri!: string;

  @Field(() => String, { description: 'The same as a QR code, in SVG.' })
  qrCode!: string;

  @Field(() => String, { description: 'The secret alone, to be typed.' })
  secret!: string;
}

const StartTwoFactorResult = outcomeUnion(
  'StartTwoFactorResult',
  'What startTwoFactor can come to.',
  () => [TwoFactorStarted, TwoFactorStateWrongType, WrongPasswordType, TooManyAttemptsType] as const,
);

/** Gives a secret for an authenticator. */
@Resolver()
export class StartTwoFactorMutation {
  @Mutation(() => StartTwoFactorResult, {
    description: 'Gives the person who asks a secret for an authenticator; it counts once a first code confirms it.',
  })
  startTwoFactor(
    @Arg('input', () => StartTwoFactorInput, { description: 'The password, asked again.' }) input: StartTwoFactorInput,
    @Ctx() context: TenantContext,
  ): Promise<StartTwoFactorOutcome> {
    return context.accounts.startTwoFactor(input);
  }
}
