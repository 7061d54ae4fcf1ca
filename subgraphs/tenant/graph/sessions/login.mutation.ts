import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../../platform/graphql/outcome.js';
import type { TenantContext } from '../../context.js';
import type { LoginOutcome } from '../../use-cases/sessions/login.js';
import { InvalidCredentialsType, TooManyAttemptsType } from './session.problems.js';
import { OpenedSessionType } from './session.type.js';

@InputType({ description: 'Who signs in.' })
class LoginInput {
  @Field(() => String, { description: 'The address of the account; case and surrounding space do not matter.' })
  email!: string;

  @Field(() => String, { description: 'The password.' })
  password!: string;
}

@ObjectType({ description: 'The person is signed in.', simpleResolvers: true })
class LoggedIn extends OpenedSessionType {}

const LoginResult = outcomeUnion(
  'LoginResult',
  'What login can come to.',
  () => [LoggedIn, InvalidCredentialsType, TooManyAttemptsType] as const,
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
