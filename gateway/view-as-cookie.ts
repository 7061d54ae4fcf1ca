import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { z } from 'zod';
import { viewAsSeconds } from '../platform/crypto/access-token.js';
import type { Viewer } from '../platform/viewer/viewer.js';
import { viewAsCookie, type Authenticator } from './authenticate.js';
import { codeOf } from './coded-result.js';
import { userAgentOf } from './gateway-context.js';
import { provesSameOrigin } from './same-origin.js';

const startDocument = `mutation StartViewAs($input: StartViewAsInput!) { outcome: startViewAs(input: $input) {
  __typename ... on ViewAsStarted { accessToken viewAs { id reason startedAt until adminName } }
  ... on UserError { message } ... on InvalidInput { problems { path message } } } }`;
const endDocument = `mutation EndViewAs($input: EndViewAsInput!) { outcome: endViewAs(input: $input) {
  __typename ... on ViewAsEnded { viewAs { id } } ... on UserError { message } } }`;

const wish = z.object({
  organizationId: z.string().max(100),
  userId: z.string().max(100).nullish(),
  reason: z.string().max(10_000),
});
const outcomeShape = z.object({
  outcome: z.looseObject({ __typename: z.string(), accessToken: z.string().optional() }),
});
const statuses: Readonly<Record<string, number>> = {
  ViewAsStarted: 200,
  ViewAsEnded: 200,
  InvalidInput: 400,
  OrganizationNotFound: 404,
  UserNotFound: 404,
  ViewAsNotFound: 404,
};
const statusOfCode: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, FORBIDDEN: 403 };
const cannotNow = 409;

/** One mutation, by whom and through which request. */
interface ViewAsOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly clientAddress: string;
  readonly userAgent: string | null;
}

/** What the routes of "view as" need of the front door. */
export interface ViewAsCookieOptions {
  readonly webOrigins: readonly string[];
  readonly authenticator: Pick<Authenticator, 'identify' | 'identifyOwn'>;
  run(operation: ViewAsOperation): Promise<ExecutionResult>;
  readonly refuse: (reply: FastifyReply, status: number, code: string, message: string) => FastifyReply;
}

/** Answers with the outcome of a mutation; the token leaves as a cookie that scripts cannot read, never in the body. */
function answer(request: FastifyRequest, reply: FastifyReply, { data, errors }: ExecutionResult): FastifyReply {
  const parsed = outcomeShape.safeParse(data);
  if (!parsed.success) {
    const code = errors?.[0] ? codeOf(errors[0]) : undefined;
    return reply.code(statusOfCode[code ?? ''] ?? 503).send({ errors: errors ?? [] });
  }
  const { accessToken, ...outcome } = parsed.data.outcome;
  if (accessToken !== undefined) {
    const secure = request.protocol === 'https';
    const cookie = { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: viewAsSeconds } as const;
    reply.setCookie(viewAsCookie, accessToken, cookie);
  }
  return reply.code(statuses[outcome.__typename] ?? cannotNow).send(outcome);
}

/**
 * `POST /auth/view-as` and `/auth/view-as/end`: a platform admin looks through somebody's eyes in the browser. The cookie
 * stands beside the admin's own and wins while it is valid; ending gives the admin's own view back.
 */
export async function registerViewAsCookie(app: FastifyInstance, options: ViewAsCookieOptions): Promise<void> {
  const { authenticator } = options;
  const run = (request: FastifyRequest, viewer: Viewer, query: string, input: object): Promise<ExecutionResult> =>
    options.run({
      query,
      variables: { input },
      viewer,
      requestId: request.id,
      clientAddress: request.ip,
      userAgent: userAgentOf(request.headers),
    });
  await app.register(
    async (room) => {
      room.addHook('preHandler', async (request, reply) => {
        if (provesSameOrigin(request.headers, options.webOrigins)) return undefined;
        return options.refuse(reply, 403, 'FORBIDDEN', 'Views are opened and ended by our own pages only.');
      });
      room.post('/', async (request, reply) => {
        const input = wish.safeParse(request.body);
        if (!input.success) {
          return options.refuse(reply, 400, 'BAD_REQUEST', 'Send { "organizationId": "...", "reason": "..." }.');
        }
        const { viewer } = await authenticator.identify(request.headers, null, request.ip);
        return answer(request, reply, await run(request, viewer, startDocument, input.data));
      });
      room.post('/end', async (request, reply) => {
        // The cookie goes first: whatever follows, this browser looks through nobody's eyes any more.
        reply.clearCookie(viewAsCookie, { path: '/' });
        const { impersonatorId, sessionId } = (await authenticator.identify(request.headers, null, request.ip)).viewer;
        if (impersonatorId === null) return reply.send({ __typename: 'ViewAsEnded', viewAs: null });
        const own = await authenticator.identifyOwn(request.headers);
        return answer(request, reply, await run(request, own.viewer, endDocument, { viewAsId: sessionId }));
      });
    },
    { prefix: '/auth/view-as' },
  );
}
