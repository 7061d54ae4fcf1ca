import { LoginMutation } from './login.mutation.js';
import { LogoutEverywhereMutation } from './logout-everywhere.mutation.js';
import { LogoutMutation } from './logout.mutation.js';
import { RefreshSessionMutation } from './refresh-session.mutation.js';
import { RevokeSessionMutation } from './revoke-session.mutation.js';
import { SessionFields } from './session.fields.js';
import { SessionQuery } from './session.query.js';

/** Everything the graph says about sessions. */
export const sessionResolvers = [
  SessionQuery,
  SessionFields,
  LoginMutation,
  RefreshSessionMutation,
  LogoutMutation,
  RevokeSessionMutation,
  LogoutEverywhereMutation,
] as const;
