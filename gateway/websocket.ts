import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { GraphQLError, OperationTypeNode, type ExecutionArgs } from 'graphql';
import type { ConnectionInitMessage, Disposable, SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer, type WebSocket } from 'ws';
import { AccessUnknown } from '../platform/access/access-revocations.js';
import type { Viewer } from '../platform/viewer/viewer.js';
import { overLimit } from './allowance-answer.js';
import { InvalidCredential, TooManyGuesses, type Authenticator, type Identity } from './authenticate.js';
import type { GatewayMetrics } from './gateway-metrics.js';
import type { Limits } from './limits.js';
import type { Mask } from './masking.js';
import type { OperationDesk } from './operations.js';
import type { RateLimits } from './rate-limits.js';
import { comesFromOurPages } from './same-origin.js';
import { accessEnded } from './subscription-stream.js';
import type { FederatedSubscriptions, SubscriptionRequest } from './subscriptions.js';

const messageBytesMax = 256 * 1024;
const initTimeoutMs = 5_000;
const pingMs = 12_000;
const goodbyeMs = 1_500;

/** What WebSockets stand on. */
export interface WebSocketOptions {
  readonly httpServer: Server;
  /** The address of the caller's machine. */
  readonly addressOf: (request: IncomingMessage) => string;
  readonly authenticator: Authenticator;
  readonly rateLimits: RateLimits;
  readonly desk: OperationDesk;
  readonly subscriptions: FederatedSubscriptions;
  readonly mask: Mask;
  readonly metrics: GatewayMetrics;
  readonly limits: Limits;
  readonly webOrigins: readonly string[];
}

/** Open WebSockets, and how to take leave of them. */
export interface OpenWebSockets {
  /** Closes every socket with 1001; those that do not answer are cut after 1.5 s. */
  dispose(): Promise<void>;
}

/** The identity given in connection_init, or the cookie of one of our own pages; null closes the socket with 4403. */
async function identify(
  options: WebSocketOptions,
  request: IncomingMessage,
  params: ConnectionInitMessage['payload'],
): Promise<Identity | null> {
  const { authenticator, webOrigins } = options;
  const clientAddress = options.addressOf(request);
  try {
    const authorization = params?.['authorization'];
    if (typeof authorization === 'string') return await authenticator.verifyBearer(authorization, clientAddress);
    const apiKey = params?.['x-api-key'];
    if (typeof apiKey === 'string') return await authenticator.verifyApiKey(apiKey, clientAddress);
    const identity = await authenticator.identify(request.headers, null, clientAddress);
    if (identity.provenBy === 'COOKIE' && !comesFromOurPages(request.headers, webOrigins)) return null;
    return identity.viewer.kind === 'ANONYMOUS' ? null : identity;
  } catch (error) {
    if (error instanceof InvalidCredential || error instanceof TooManyGuesses) return null;
    throw error;
  }
}

function acceptSockets(httpServer: Server, socketsMax: number): WebSocketServer {
  const server: WebSocketServer = new WebSocketServer({
    server: httpServer,
    path: '/graphql',
    maxPayload: messageBytesMax,
    verifyClient: () => server.clients.size < socketsMax,
  });
  return server;
}

const refusal = (message: string, code = 'BAD_REQUEST'): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** Why somebody who was let in when they connected may not go on, null when they may. */
async function refusalOfLost(authenticator: Authenticator, viewer: Viewer): Promise<GraphQLError | null> {
  try {
    if (!(await authenticator.lostAccess(viewer))) return null;
    return new GraphQLError(accessEnded, { extensions: { code: 'UNAUTHENTICATED' } });
  } catch (error) {
    if (!(error instanceof AccessUnknown)) throw error;
    return new GraphQLError(error.message, { extensions: { code: 'SERVICE_UNAVAILABLE' } });
  }
}

/** Subscriptions over the graphql-transport-ws protocol on `/graphql`. */
export function openWebSockets(options: WebSocketOptions): OpenWebSockets {
  const { httpServer, desk, limits, mask, metrics, rateLimits, subscriptions } = options;
  const identities = new WeakMap<WebSocket, Identity>();
  const requests = new WeakMap<ExecutionArgs, SubscriptionRequest>();
  const requestIds = new WeakMap<SubscribePayload, string>();
  const server = acceptSockets(httpServer, limits.subscriptionsMax);
  const handle = useServer<ConnectionInitMessage['payload'], { socket: WebSocket; request: IncomingMessage }>(
    {
      schema: undefined,
      connectionInitWaitTimeout: initTimeoutMs,
      onConnect: async ({ extra, connectionParams }) => {
        const identity = await identify(options, extra.request, connectionParams);
        if (identity) identities.set(extra.socket, identity);
        return identity !== null;
      },
      onSubscribe: async ({ extra }, _id, payload) => {
        const requestId = randomUUID();
        requestIds.set(payload, requestId);
        const identity = identities.get(extra.socket);
        if (!identity) return [refusal('Say who you are first.')];
        const { viewer } = identity;
        const lost = await refusalOfLost(options.authenticator, viewer);
        if (lost) return [lost];
        const clientAddress = options.addressOf(extra.request);
        const allowance = await rateLimits.count(identity, clientAddress);
        if (allowance?.isExceeded === true) return [refusal(overLimit(allowance), 'RATE_LIMITED')];
        const variables = payload.variables ?? {};
        const prepared = desk.prepare(payload, viewer);
        if ('errors' in prepared) return prepared.errors;
        if (prepared.operation.operation !== OperationTypeNode.SUBSCRIPTION)
          return [refusal('Send queries and mutations over HTTP.')];
        metrics.operations.add({ operation: 'subscription' });
        const args: ExecutionArgs = {
          schema: desk.schema,
          document: prepared.document,
          operationName: payload.operationName ?? null,
        };
        requests.set(args, { ...prepared, variables, caller: { viewer, requestId, clientAddress } });
        return args;
      },
      subscribe: async (args) => {
        const request = requests.get(args);
        if (!request) throw new Error('A subscription did not pass the desk.');
        return mask.subscription(await subscriptions.subscribe(request), request.caller.requestId);
      },
      onError: (_socket, _id, payload, errors) =>
        errors.map((error) => mask.error(error, requestIds.get(payload) ?? randomUUID())),
    },
    server,
    pingMs,
  );
  return { dispose: () => disposeOf(server, handle) };
}

/** Says goodbye to every socket, and cuts those that do not go. */
async function disposeOf(server: WebSocketServer, handle: Disposable): Promise<void> {
  const cut = setTimeout(() => {
    for (const socket of server.clients) socket.terminate();
  }, goodbyeMs);
  await handle.dispose();
  clearTimeout(cut);
}
