import { Arg, Directive, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../platform/graphql/outcome.js';
import { ruleBook } from '../../platform/graphql/rules.js';
import { buildSubgraph, type Subgraph, type SubgraphRequest } from '../../platform/graphql/subgraph.js';
import { UserError } from '../../platform/graphql/user-error.js';

/** The password that opens a session in tests. */
export const rightPassword = 'right password';

@ObjectType('Person', { description: 'A person.', simpleResolvers: true })
@Directive('@key(fields: "id")')
class PersonType {
  @Field(() => ID, { description: 'Identity.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Their name.' })
  name!: string;
}

@ObjectType('User', { description: 'Who signed in.', simpleResolvers: true })
class UserType {
  @Field(() => ID, { description: 'Identity.' })
  id!: string;

  @Field(() => String, { description: 'Address.' })
  email!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Role.' })
  role!: string;

  @Field(() => String, { description: 'Language.' })
  locale!: string;
}

@ObjectType({ description: 'What a session has.', simpleResolvers: true })
abstract class Session {
  @Field(() => String, { description: 'Access token.' })
  accessToken!: string;

  @Field(() => String, { description: 'Its expiry.' })
  accessTokenExpiresAt!: string;

  @Field(() => String, { description: 'Refresh token.' })
  refreshToken!: string;

  @Field(() => String, { description: 'Its expiry.' })
  refreshTokenExpiresAt!: string;

  @Field(() => UserType, { description: 'Who signed in.' })
  user!: UserType;
}

@ObjectType({ description: 'Signed in.', simpleResolvers: true })
class LoggedIn extends Session {}

@ObjectType({ description: 'Renewed.', simpleResolvers: true })
class SessionRefreshed extends Session {}

@ObjectType({ description: 'Ended.', simpleResolvers: true })
class LoggedOut {
  @Field(() => String, { description: 'When.' })
  at!: string;
}

@ObjectType('InvalidCredentials', { implements: UserError, description: 'Wrong.', simpleResolvers: true })
class InvalidCredentials extends UserError {}

@ObjectType('SessionInvalid', { implements: UserError, description: 'Over.', simpleResolvers: true })
class SessionInvalid extends UserError {}

@ObjectType('TooManyAttempts', { implements: UserError, description: 'Too often.', simpleResolvers: true })
class TooManyAttempts extends UserError {
  @Field(() => Int, { description: 'Wait.' })
  retryAfterSeconds!: number;
}

@InputType({ description: 'Who.' })
class LoginInput {
  @Field(() => String, { description: 'Address.' })
  email!: string;

  @Field(() => String, { description: 'Password.' })
  password!: string;
}

@InputType({ description: 'Which.' })
class RefreshSessionInput {
  @Field(() => String, { description: 'Token.' })
  refreshToken!: string;
}

@InputType({ description: 'Which.' })
class LogoutInput {
  @Field(() => String, { description: 'Token.' })
  refreshToken!: string;
}

const LoginResult = outcomeUnion(
  'LoginResult',
  'Login.',
  () => [LoggedIn, InvalidCredentials, TooManyAttempts] as const,
);
const RefreshResult = outcomeUnion(
  'RefreshSessionResult',
  'Refresh.',
  () => [SessionRefreshed, SessionInvalid] as const,
);

const sessionFields = {
  accessToken: 'secret-access-token',
  accessTokenExpiresAt: '2026-03-02T09:15:00.000Z',
  refreshToken: 'secret-refresh-token',
  refreshTokenExpiresAt: '2026-03-09T09:00:00.000Z',
  user: { id: 'u1', email: 'ada@test.example', name: 'Ada', role: 'OWNER', locale: 'EN' },
};

@Resolver()
class PeopleResolver {
  @Query(() => PersonType, { nullable: true, description: 'One person.' })
  person(@Arg('id', () => ID) id: string): PersonType {
    return { id, name: `Name of ${id}` };
  }

  @Mutation(() => LoginResult, { description: 'Signs in.' })
  login(@Arg('input', () => LoginInput) { email, password }: LoginInput): object {
    if (email.startsWith('eager')) return { kind: 'TooManyAttempts', message: 'Too often.', retryAfterSeconds: 42 };
    if (password !== rightPassword) return { kind: 'InvalidCredentials', message: 'Wrong.' };
    return { kind: 'LoggedIn', ...sessionFields };
  }

  @Mutation(() => RefreshResult, { description: 'Renews.' })
  refreshSession(@Arg('input', () => RefreshSessionInput) { refreshToken }: RefreshSessionInput): object {
    if (refreshToken !== sessionFields.refreshToken) return { kind: 'SessionInvalid', message: 'Over.' };
    return { kind: 'SessionRefreshed', ...sessionFields };
  }

  @Mutation(() => LoggedOut, { description: 'Ends.' })
  logout(@Arg('input', () => LogoutInput) _input: LogoutInput): LoggedOut {
    return { at: '2026-03-02T09:00:00.000Z' };
  }
}

/** A small house with people and their sessions, for tests of the gateway. */
export function createPeopleHouse(): Promise<Subgraph> {
  const rules = ruleBook('people');
  const open = rules.can('session:open');
  return buildSubgraph<SubgraphRequest>({
    name: 'people',
    resolvers: [PeopleResolver],
    references: { Person: ({ id }) => ({ id, name: `Name of ${id}` }) },
    permissions: {
      Query: { person: rules.can('lead:read') },
      Mutation: { login: open, refreshSession: open, logout: open },
      entities: { Person: rules.extended('lead:read') },
    },
    createContext: (request) => request,
    onRuleFailure: () => undefined,
  });
}
