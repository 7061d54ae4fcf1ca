import { fastifyCookie } from '@fastify/cookie';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { z } from 'zod';
import { accessTokenSeconds } from '../platform/crypto/access-token.js';
import { accessCookie } from './authenticate.js';
import { provesSameOrigin } from './same-origin.js';

/** The cookie that carries the refresh token; only these routes ever receive it. */
const refreshCookie = 'vectra_refresh';

const refreshTokenSeconds = 7 * 24 * 60 * 60;
const refreshPath = '/auth';

const sessionFields = `__typename accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt user { id email name role locale }`;
const loginDocument = `mutation Login($input: LoginInput!) { outcome: login(input: $input) {
  __typename ... on LoggedIn { ${sessionFields} } ... on UserError { message } ... on TooManyAttempts { retryAfterSeconds }
  ... on SecondFactorRequired { challenge expiresAt } ... on EmailNotVerified { registrationId } } }`;
const completeLoginDocument = `mutation CompleteLogin($input: CompleteLoginInput!) { outcome: completeLogin(input: $input) {
  __typename ... on LoggedIn { ${sessionFields} } ... on UserError { message } ... on TooManyAttempts { retryAfterSeconds } } }`;
const refreshDocument = `mutation RefreshSession($input: RefreshSessionInput!) { outcome: refreshSession(input: $input) {
  __typename ... on SessionRefreshed { ${sessionFields} } ... on UserError { message } } }`;
const logoutDocument = `mutation Logout($input: LogoutInput!) { outcome: logout(input: $input) { __typename } }`;

const credentials = z.object({ email: z.string().max(320), password: z.string().max(1_024) });
const secondFactor = z.object({ challenge: z.string().max(200), code: z.string().max(200) });
const outcomeShape = z.object({
  outcome: z.object({
    __typename: z.string(),
    message: z.string().optional(),
    retryAfterSeconds: z.number().optional(),
    accessToken: z.string().optional(),
    accessTokenExpiresAt: z.unknown().optional(),
    refreshToken: z.string().optional(),
    user: z.unknown().optional(),
    challenge: z.string().optional(),
    expiresAt: z.unknown().optional(),
    registrationId: z.string().optional(),
  }),
});
type Outcome = z.infer<typeof outcomeShape>['outcome'];

/** What the session routes need of the front door. */
export interface SessionCookiesOptions {
  readonly webOrigins: readonly string[];
  /** Runs a mutation of the graph for somebody who has not signed in. */
  execute(request: FastifyRequest, query: string, variables: Record<string, unknown>): Promise<ExecutionResult>;
  readonly refuse: (reply: FastifyReply, status: number, code: string, message: string) => FastifyReply;
}

function setTokens(request: FastifyRequest, reply: FastifyReply, { accessToken, refreshToken }: Outcome): void {
  if (accessToken === undefined || refreshToken === undefined) return;
  const common = { httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' } as const;
  reply.setCookie(accessCookie, accessToken, { ...common, path: '/', maxAge: accessTokenSeconds });
  reply.setCookie(refreshCookie, refreshToken, { ...common, path: refreshPath, maxAge: refreshTokenSeconds });
}

function clearTokens(reply: FastifyReply): void {
  reply.clearCookie(accessCookie, { path: '/' });
  reply.clearCookie(refreshCookie, { path: refreshPath });
}

const statusOf = (typename: string): number => {
  if (typename === 'LoggedIn' || typename === 'SessionRefreshed' || typename === 'SecondFactorRequired') return 200;
  return typename === 'TooManyAttempts' ? 429 : 401;
};

const TOKEN_FIELDS: ReadonlySet<string> = new Set(['accessToken', 'refreshToken']);

/** Answers with the outcome of a mutation; the tokens leave as cookies that scripts cannot read, never in the body. */
function answer(request: FastifyRequest, reply: FastifyReply, result: ExecutionResult): FastifyReply {
  const parsed = outcomeShape.safeParse(result.data);
  if (!parsed.success) return reply.code(503).send({ errors: result.errors ?? [] });
  const { outcome } = parsed.data;
  const told = Object.fromEntries(Object.entries(outcome).filter(([name]) => !TOKEN_FIELDS.has(name)));
  const { __typename, retryAfterSeconds } = outcome;
  const status = statusOf(__typename);
  if (status === 200) setTokens(request, reply, outcome);
  else if (__typename === 'SessionInvalid') clearTokens(reply);
  if (retryAfterSeconds !== undefined) reply.header('retry-after', retryAfterSeconds);
  return reply.code(status).send(told);
}

/**
 * `POST /auth/login`, `/auth/complete-login`, `/auth/refresh` and `/auth/logout`: sessions of browsers, in cookies (V-40).
 * Everything else about accounts sets no cookie and is asked of `/graphql`.
 */
export async function registerSessionCookies(app: FastifyInstance, options: SessionCookiesOptions): Promise<void> {
  await app.register(fastifyCookie);
  await app.register(
    async (room) => {
      room.addHook('preHandler', async (request, reply) => {
        if (provesSameOrigin(request.headers, options.webOrigins)) return undefined;
        return options.refuse(reply, 403, 'FORBIDDEN', 'Sessions are opened and ended by our own pages only.');
      });
      room.post('/login', async (request, reply) => {
        const input = credentials.safeParse(request.body);
        if (!input.success)
          return options.refuse(reply, 400, 'BAD_REQUEST', 'Send { "email": "...", "password": "..." }.');
        return answer(request, reply, await options.execute(request, loginDocument, { input: input.data }));
      });
      room.post('/complete-login', async (request, reply) => {
        const input = secondFactor.safeParse(request.body);
        if (!input.success)
          return options.refuse(reply, 400, 'BAD_REQUEST', 'Send { "challenge": "...", "code": "..." }.');
        return answer(request, reply, await options.execute(request, completeLoginDocument, { input: input.data }));
      });
      room.post('/refresh', async (request, reply) => {
        const refreshToken = request.cookies[refreshCookie];
        if (refreshToken === undefined) {
          return reply
            .code(401)
            .send({ __typename: 'SessionInvalid', message: 'There is no session to renew. Sign in.' });
        }
        return answer(request, reply, await options.execute(request, refreshDocument, { input: { refreshToken } }));
      });
      room.post('/logout', async (request, reply) => {
        const refreshToken = request.cookies[refreshCookie];
        clearTokens(reply);
        if (refreshToken !== undefined) {
          const { errors } = await options.execute(request, logoutDocument, { input: { refreshToken } });
          if (errors) return reply.code(503).send({ errors });
        }
        return reply.send({ __typename: 'LoggedOut' });
      });
    },
    { prefix: '/auth' },
  );
}
