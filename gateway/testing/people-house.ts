import { ruleBook } from '../../platform/graphql/rules.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { buildSdlHouse } from './sdl-house.js';

/** The password that opens a session in tests. */
export const rightPassword = 'right password';

const sessionSdl = `accessToken: String! accessTokenExpiresAt: String! refreshToken: String! refreshTokenExpiresAt: String! user: User!`;
const sdl = `
  interface UserError { message: String! }
  type Person @key(fields: "id") { id: ID! name: String }
  type User { id: ID! email: String! name: String! role: String! locale: String! }
  type LoggedIn { ${sessionSdl} }
  type SessionRefreshed { ${sessionSdl} }
  type LoggedOut { at: String! }
  type InvalidCredentials implements UserError { message: String! }
  type SessionInvalid implements UserError { message: String! }
  type TooManyAttempts implements UserError { message: String! retryAfterSeconds: Int! }
  type SecondFactorRequired { challenge: String! expiresAt: String! }
  type EmailNotVerified implements UserError { message: String! registrationId: ID! }
  type CodeWrong implements UserError { message: String! }
  type ChallengeInvalid implements UserError { message: String! }
  union LoginResult = LoggedIn | SecondFactorRequired | InvalidCredentials | EmailNotVerified | TooManyAttempts
  union CompleteLoginResult = LoggedIn | CodeWrong | ChallengeInvalid | TooManyAttempts
  input CompleteLoginInput { challenge: String! code: String! }
  union RefreshSessionResult = SessionRefreshed | SessionInvalid
  input LoginInput { email: String! password: String! }
  input RefreshSessionInput { refreshToken: String! }
  input LogoutInput { refreshToken: String! }
  type Query { person(id: ID!): Person }
  type Mutation {
    login(input: LoginInput!): LoginResult!
    completeLogin(input: CompleteLoginInput!): CompleteLoginResult!
    refreshSession(input: RefreshSessionInput!): RefreshSessionResult!
    logout(input: LogoutInput!): LoggedOut!
  }
`;

const session = {
  accessToken: 'secret-access-token',
  accessTokenExpiresAt: '2026-03-02T09:15:00.000Z',
  refreshToken: 'secret-refresh-token',
  refreshTokenExpiresAt: '2026-03-09T09:00:00.000Z',
  user: { id: 'u1', email: 'ada@test.example', name: 'Ada', role: 'OWNER', locale: 'EN' },
};

const personOf = (id: string): object => ({ id, name: `Name of ${id}` });

function login(_root: unknown, { input }: { input: { email: string; password: string } }): object {
  if (input.email.startsWith('eager')) {
    return { __typename: 'TooManyAttempts', message: 'Too often.', retryAfterSeconds: 42 };
  }
  if (input.email.startsWith('careful')) {
    return {
      __typename: 'SecondFactorRequired',
      challenge: 'one-time-challenge',
      expiresAt: '2026-03-02T09:05:00.000Z',
    };
  }
  if (input.email.startsWith('new')) {
    return { __typename: 'EmailNotVerified', message: 'Confirm first.', registrationId: 'r1' };
  }
  if (input.password !== rightPassword) return { __typename: 'InvalidCredentials', message: 'Wrong.' };
  return { __typename: 'LoggedIn', ...session };
}

const resolvers = {
  Person: { __resolveReference: ({ id }: { id: string }) => personOf(id) },
  Query: { person: (_root: unknown, { id }: { id: string }) => personOf(id) },
  Mutation: {
    login,
    completeLogin: (_root: unknown, { input }: { input: { challenge: string; code: string } }) =>
      input.challenge === 'one-time-challenge' && input.code === '123456'
        ? { __typename: 'LoggedIn', ...session }
        : { __typename: 'CodeWrong', message: 'Wrong.' },
    refreshSession: (_root: unknown, { input }: { input: { refreshToken: string } }) =>
      input.refreshToken === session.refreshToken
        ? { __typename: 'SessionRefreshed', ...session }
        : { __typename: 'SessionInvalid', message: 'Over.' },
    logout: () => ({ at: '2026-03-02T09:00:00.000Z' }),
  },
};

/** A small house with people and their sessions, for tests of the gateway. */
export function createPeopleHouse(): Subgraph {
  const rules = ruleBook('people');
  const open = rules.can('session:open');
  return buildSdlHouse({
    name: 'people',
    sdl,
    resolvers,
    permissions: {
      Query: { person: rules.can('lead:read') },
      Mutation: { login: open, completeLogin: open, refreshSession: open, logout: open },
      entities: { Person: rules.extended('lead:read') },
    },
    createContext: (request) => request,
  });
}
