import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { LoginOutcome } from '../../use-cases/sessions/login.js';
import { EmailNotVerifiedType } from '../accounts/account.problems.js';
import { LoggedIn, SecondFactorRequiredType } from './logged-in.type.js';
import { InvalidCredentialsType, TooManyAttemptsType } from './session.problems.js';

@InputType({ description: 'Who signs in.' })
class LoginInput {
  @Field(() => String, { description: 'The address of the account; case and surrounding space do not matter.' })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;
}

const LoginResult = outcomeUnion(
  'LoginResult',
  'What login can come to.',
  () =>
    [LoggedIn, SecondFactorRequiredType, InvalidCredentialsType, EmailNotVerifiedType, TooManyAttemptsType] as const,
);

/** Signs a person in (V-43). */
@Resolver()
export class LoginMutation {
  @Mutation(() => LoginResult, {
    description: 'Signs a person in (V-43); five attempts a minute per account and per machine (A-108).',
  })
  login(
    @Arg('input', () => LoginInput, { description: 'Who signs in.' }) input: LoginInput,
    @Ctx() context: TenantContext,
  ): Promise<LoginOutcome> {
    return context.sessions.login(input);
  }
}
