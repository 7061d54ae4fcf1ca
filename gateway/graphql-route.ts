import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OperationTypeNode } from 'graphql';
import { z } from 'zod';
import { answersWithAllowance, tellAllowance } from './allowance-answer.js';
import { InvalidCredential, stranger, type Authenticator, type Identity } from './authenticate.js';
import { gatewayContext, userAgentOf, type Caller, type GatewayContext } from './gateway-context.js';
import type { GatewayMetrics } from './gateway-metrics.js';
import type { Mask } from './masking.js';
import type { OperationDesk, OperationRequest, PreparedOperation } from './operations.js';
import type { RateLimits } from './rate-limits.js';
import { comesFromOurPages, provesSameOrigin } from './same-origin.js';
import type { HttpServer } from './server.js';
import { sendStream, streamFormatOf, type StreamPatience } from './stream-response.js';
import type { FederatedSubscriptions } from './subscriptions.js';

/** What `/graphql` stands on. */
export interface GraphqlRouteOptions {
  readonly server: HttpServer;
  readonly apollo: ApolloServer<GatewayContext>;
  readonly authenticator: Authenticator;
  readonly rateLimits: RateLimits;
  readonly desk: OperationDesk;
  readonly subscriptions: FederatedSubscriptions;
  readonly mask: Mask;
  readonly metrics: GatewayMetrics;
  readonly webOrigins: readonly string[];
  readonly patience: StreamPatience;
}

const operationShape = z.object({
  query: z.string().min(1),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

const jsonObject = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'not JSON' });
    return z.NEVER;
  }
});
const searchShape = z.object({
  query: z.string().min(1),
  operationName: z.string().optional(),
  variables: jsonObject.pipe(z.record(z.string(), z.unknown()).nullable()).optional(),
});

const readOperation = (request: FastifyRequest): OperationRequest | null => {
  const parsed =
    request.method === 'GET' ? searchShape.safeParse(request.query) : operationShape.safeParse(request.body);
  return parsed.success ? parsed.data : null;
};

/** `/graphql` over HTTP: JSON for queries and mutations; server-sent events or multipart for subscriptions. */
export class GraphqlRoute {
  readonly #options: GraphqlRouteOptions;
  readonly #contexts = new WeakMap<FastifyRequest, GatewayContext>();
  readonly #counted = new WeakSet<FastifyRequest>();
  readonly #answerWithApollo: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>;

  constructor(options: GraphqlRouteOptions) {
    this.#options = options;
    const handler = fastifyApolloHandler(options.apollo, { context: async (request) => this.#contextOf(request) });
    this.#answerWithApollo = async (request, reply) => handler.call(options.server.app, request, reply);
  }

  /** Adds the route to the server. */
  register(): void {
    this.#options.server.app.route({
      url: '/graphql',
      method: ['GET', 'POST'],
      // What is refused before it is known who asks, such as a body that is no JSON, counts for where it came from.
      onSend: async (request, reply) => {
        if (!this.#counted.has(request))
          tellAllowance(reply, await this.#options.rateLimits.count(stranger, request.ip));
      },
      handler: (request, reply) => this.#handle(request, reply),
    });
  }

  async #handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { desk, mask, metrics, server, webOrigins } = this.#options;
    const isPost = request.method === 'POST';
    const identity = await this.#admit(request, reply);
    if (!identity) return reply;
    if (identity.provenBy === 'COOKIE' && isPost && !provesSameOrigin(request.headers, webOrigins)) {
      return server.refuse(reply, 403, 'FORBIDDEN', 'With cookies, requests must come from our own pages.');
    }
    const operationRequest = readOperation(request);
    if (!operationRequest) {
      return server.refuse(reply, 400, 'BAD_REQUEST', 'Send one operation: { "query": "...", "variables": { } }.');
    }
    const caller: Caller = {
      viewer: identity.viewer,
      requestId: request.id,
      clientAddress: request.ip,
      userAgent: userAgentOf(request.headers),
    };
    const prepared = desk.prepare(operationRequest, caller.viewer);
    if ('errors' in prepared) {
      metrics.operations.add({ operation: 'refused' });
      const errors = prepared.errors.map((error) => mask.error(error, request.id));
      const status = errors.some((error) => error.extensions?.['code'] === 'UNAUTHENTICATED') ? 401 : 400;
      return reply.code(status).send({ errors });
    }
    const kind = prepared.operation.operation;
    metrics.operations.add({ operation: kind });
    if (kind === OperationTypeNode.SUBSCRIPTION) {
      if (identity.provenBy === 'COOKIE' && !comesFromOurPages(request.headers, webOrigins)) {
        return server.refuse(reply, 403, 'FORBIDDEN', 'With cookies, streams are opened by our own pages only.');
      }
      return this.#stream(request, reply, caller, prepared, operationRequest.variables ?? {});
    }
    this.#contexts.set(request, gatewayContext(caller, kind));
    return this.#answerWithApollo(request, reply);
  }

  /** Who asks; null when the answer is that it was one request too many. @throws InvalidCredential, TooManyGuesses */
  async #admit(request: FastifyRequest, reply: FastifyReply): Promise<Identity | null> {
    const { authenticator, server } = this.#options;
    const body = request.method === 'POST' ? server.rawBodyOf(request) : null;
    try {
      const identity = await authenticator.identify(request.headers, body, request.ip);
      return (await this.#isOneTooMany(identity, request, reply)) ? null : identity;
    } catch (error) {
      if (error instanceof InvalidCredential && (await this.#isOneTooMany(stranger, request, reply))) return null;
      throw error;
    }
  }

  async #isOneTooMany(identity: Identity, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
    const { rateLimits, server } = this.#options;
    this.#counted.add(request);
    return answersWithAllowance(reply, await rateLimits.count(identity, request.ip), server.refuse);
  }

  async #stream(
    request: FastifyRequest,
    reply: FastifyReply,
    caller: Caller,
    prepared: PreparedOperation,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<unknown> {
    const { mask, patience, server, subscriptions } = this.#options;
    const format = streamFormatOf(request.headers.accept);
    if (!format) {
      const advice = '"accept: text/event-stream", "accept: multipart/mixed;subscriptionSpec=1.0" or a WebSocket';
      return server.refuse(reply, 406, 'BAD_REQUEST', `Subscriptions need ${advice}.`);
    }
    const result = mask.subscription(
      await subscriptions.subscribe({ ...prepared, variables, caller }),
      caller.requestId,
    );
    reply.hijack();
    await sendStream(reply.raw, reply.getHeaders(), result, format, patience);
    return reply;
  }

  #contextOf(request: FastifyRequest): GatewayContext {
    const context = this.#contexts.get(request);
    if (!context) throw new Error('A request reached Apollo without having passed the desk.');
    return context;
  }
}
