import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OperationTypeNode } from 'graphql';
import { z } from 'zod';
import type { Authenticator } from './authenticate.js';
import { gatewayContext, userAgentOf, type Caller, type GatewayContext } from './gateway-context.js';
import type { GatewayMetrics } from './gateway-metrics.js';
import type { Mask } from './masking.js';
import type { OperationDesk, OperationRequest, PreparedOperation } from './operations.js';
import { comesFromOurPages, provesSameOrigin } from './same-origin.js';
import type { HttpServer } from './server.js';
import { sendStream, streamFormatOf, type StreamPatience } from './stream-response.js';
import type { FederatedSubscriptions } from './subscriptions.js';

/** What `/graphql` stands on. */
export interface GraphqlRouteOptions {
  readonly server: HttpServer;
  readonly apollo: ApolloServer<GatewayContext>;
  readonly authenticator: Authenticator;
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
      handler: (request, reply) => this.#handle(request, reply),
    });
  }

  async #handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { authenticator, desk, mask, metrics, server, webOrigins } = this.#options;
    const isPost = request.method === 'POST';
    const identity = await authenticator.identify(request.headers, isPost ? server.rawBodyOf(request) : null);
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
