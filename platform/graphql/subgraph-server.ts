import Fastify, { type FastifyInstance } from 'fastify';
import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type ExecutionArgs,
  type FormattedExecutionResult,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Clock } from '../config/clock.js';
import type { Logger } from '../logging/logger.js';
import { UnsignedRequest, verifyViewer, type VerifiedAssertion } from '../viewer/signed-viewer.js';
import { viewerOf } from '../viewer/viewer.js';
import { maskResult, maskThrown } from './mask-result.js';
import { PlannedDocuments } from './planned-documents.js';
import { subscribeFresh } from './subscribe-fresh.js';
import type { Subgraph } from './subgraph.js';

const bodyBytesMax = 8 * 1024 * 1024;
const drainMs = 3_000;

const requestShape = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  extensions: z.object({ clientAddress: z.string().nullish(), userAgent: z.string().nullish() }).nullish(),
});

const streamExtensions = z.object({ assertion: z.string(), clientAddress: z.string().nullish() });

/** How a house is served over HTTP. */
export interface SubgraphServerOptions {
  /** 0 takes a free port. */
  readonly port: number;
  readonly host: string;
  /** Secrets of the signed viewer; all verify. */
  readonly secrets: readonly string[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A house that runs as its own process. */
export interface SubgraphServer {
  readonly port: number;
  /** Where the gateway reaches the house. */
  readonly url: string;
  /** Ends open streams, lets requests finish for at most 3 s, and releases the port. */
  close(): Promise<void>;
}

/** What the gateway signs to open a stream: every field that the house acts on. */
export const signedStreamBody = (query: string, variables: unknown, clientAddress: string | null): string =>
  JSON.stringify([query, variables ?? {}, clientAddress]);

/**
 * Serves one house over HTTP and graphql-ws (scale-out). Everything that is not signed by the gateway for this house
 * and this very body is refused with 401; errors are masked before they leave.
 */
export async function serveSubgraph(subgraph: Subgraph, options: SubgraphServerOptions): Promise<SubgraphServer> {
  const house = new ServedHouse(subgraph, options);
  const app = Fastify({ bodyLimit: bodyBytesMax, forceCloseConnections: 'idle' });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.get('/health/live', async () => ({ status: 'live' }));
  app.post('/graphql', async (request, reply) => {
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const assertion = request.headers['x-vectra-assertion'];
    const verified = house.verify(typeof assertion === 'string' ? assertion : undefined, body);
    if (!verified) return reply.code(401).send(refusal('Only the gateway may ask this house.', 'UNAUTHENTICATED'));
    return reply.send(await house.answer(verified, body));
  });
  app.setErrorHandler((error: unknown, _request, reply) => {
    options.logger.error({ err: error, subgraph: subgraph.name }, 'request to the house failed');
    return reply.code(500).send(refusal('The house could not read this request.', 'INTERNAL_SERVER_ERROR'));
  });
  const sockets = house.openSockets(app);
  await app.listen({ port: options.port, host: options.host });
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : options.port;
  const closeOnce = async (): Promise<void> => {
    await sockets.dispose();
    const cut = setTimeout(() => {
      app.server.closeAllConnections();
    }, drainMs);
    await app.close();
    clearTimeout(cut);
  };
  let closed: Promise<void> | undefined;
  return { port, url: `http://${options.host}:${port}/graphql`, close: () => (closed ??= closeOnce()) };
}

const refusal = (message: string, code: string): FormattedExecutionResult => ({
  errors: [{ message, extensions: { code } }],
});

/** One house behind its HTTP door. */
class ServedHouse {
  readonly #subgraph: Subgraph;
  readonly #options: SubgraphServerOptions;
  readonly #documents: PlannedDocuments;
  readonly #requestIds = new WeakMap<SubscribePayload, string>();

  constructor(subgraph: Subgraph, options: SubgraphServerOptions) {
    this.#subgraph = subgraph;
    this.#options = options;
    this.#documents = new PlannedDocuments(subgraph.schema);
  }

  /** Who asks, null when the request is not signed for this house and body. */
  verify(assertion: string | undefined, body: string | Buffer): VerifiedAssertion | null {
    const { secrets, clock } = this.#options;
    try {
      return verifyViewer({ secrets, audience: this.#subgraph.name, body, now: clock.now().getTime() }, assertion);
    } catch (error) {
      if (error instanceof UnsignedRequest) return null;
      throw error;
    }
  }

  async answer({ viewer, requestId }: VerifiedAssertion, body: Buffer): Promise<FormattedExecutionResult> {
    try {
      const { query, variables, operationName, extensions } = requestShape.parse(JSON.parse(body.toString('utf8')));
      const read = this.#documents.read(query);
      if ('errors' in read) return this.#mask(read, requestId);
      const clientAddress = extensions?.clientAddress ?? null;
      const result = await this.#documents.execute(read, variables ?? {}, operationName, () =>
        this.#contextFor({ viewer, requestId }, clientAddress, extensions?.userAgent ?? null),
      );
      return this.#mask(result, requestId);
    } catch (error) {
      return { errors: [maskThrown(error, requestId, this.#log)] };
    }
  }

  openSockets(app: FastifyInstance): { dispose: () => void | Promise<void> } {
    const server = new WebSocketServer({ server: app.server, path: '/graphql', maxPayload: bodyBytesMax });
    return useServer(
      {
        onSubscribe: (_socket, _id, payload) => this.#open(payload),
        // The context made on opening is renewed for every event by the function kept beside the arguments.
        subscribe: async (args) => subscribeFresh(args, this.#renewals.get(args) ?? (() => ({}))),
        onNext: (_socket, _id, payload, _args, result) => this.#mask(result, this.#requestIds.get(payload) ?? ''),
        onError: (_socket, _id, payload, errors) =>
          errors.map((error) => maskThrown(error, this.#requestIds.get(payload) ?? '', this.#log)),
      },
      server,
    );
  }

  readonly #renewals = new WeakMap<ExecutionArgs, () => object>();

  #open(payload: SubscribePayload): ExecutionArgs | readonly GraphQLError[] {
    const extensions = streamExtensions.safeParse(payload.extensions);
    const clientAddress = extensions.data?.clientAddress ?? null;
    const verified = this.verify(
      extensions.data?.assertion,
      signedStreamBody(payload.query, payload.variables, clientAddress),
    );
    if (!verified)
      return [new GraphQLError('Only the gateway may ask this house.', { extensions: { code: 'UNAUTHENTICATED' } })];
    this.#requestIds.set(payload, verified.requestId);
    const read = this.#documents.read(payload.query);
    if ('errors' in read) return read.errors;
    if (getOperationAST(read.document, payload.operationName)?.operation !== OperationTypeNode.SUBSCRIPTION) {
      return [new GraphQLError('Only subscriptions travel over this socket.', { extensions: { code: 'BAD_REQUEST' } })];
    }
    const renew = (): object => this.#contextFor(verified, clientAddress);
    const args: ExecutionArgs = {
      schema: this.#subgraph.schema,
      document: read.document,
      variableValues: payload.variables ?? {},
      operationName: payload.operationName ?? null,
      contextValue: renew(),
    };
    this.#renewals.set(args, renew);
    return args;
  }

  #contextFor(
    { viewer, requestId }: VerifiedAssertion,
    clientAddress: string | null,
    userAgent: string | null = null,
  ): object {
    return this.#subgraph.createContext({ viewer: viewerOf(viewer), requestId, clientAddress, userAgent });
  }

  readonly #log = (error: unknown, requestId: string): void => {
    this.#options.logger.error({ err: error, requestId, subgraph: this.#subgraph.name }, 'the house failed');
  };

  #mask(result: Parameters<typeof maskResult>[0], requestId: string): FormattedExecutionResult {
    return maskResult(result, requestId, this.#log);
  }
}
