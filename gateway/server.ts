import proxyAddr from '@fastify/proxy-addr';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { AccessUnknown } from '../platform/access/access-revocations.js';
import type { Logger } from '../platform/logging/logger.js';
import type { IncomingMessage } from 'node:http';
import { InvalidCredential, requestIdOf, TooManyGuesses } from './authenticate.js';
import type { GatewayMetrics } from './gateway-metrics.js';
import type { Limits } from './limits.js';
import type { Mask } from './masking.js';

// Long enough for the largest file on a slow line; a request that takes longer to arrive is cut.
const requestTimeoutMs = 600_000;

const securityHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
} as const;

/** What the HTTP server stands on. */
export interface ServerOptions {
  /** Origins whose pages may read answers across origins. */
  readonly trustedProxies: readonly string[];
  readonly webOrigins: readonly string[];
  readonly limits: Limits;
  readonly mask: Mask;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
}

/** The HTTP server without its routes. */
export interface HttpServer {
  readonly app: FastifyInstance;
  /** The bytes of a JSON body as they came, for signatures. */
  rawBodyOf(request: FastifyRequest): Buffer;
  /** The address of the caller's machine, for requests that Fastify does not see. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** Answers with a GraphQL-shaped error. */
  readonly refuse: (reply: FastifyReply, status: number, code: string, message: string) => FastifyReply;
}

const refuse: HttpServer['refuse'] = (reply, status, code, message) =>
  reply.code(status).send({ errors: [{ message, extensions: { code, requestId: reply.request.id } }] });

/** A Fastify server that names, guards, measures and answers for every request alike. */
export function createServer(options: ServerOptions): HttpServer {
  // Addresses are believed only from this machine and from named proxies; identities never are.
  const isTrusted = proxyAddr.compile(['loopback', ...options.trustedProxies]);
  const app = Fastify({
    bodyLimit: options.limits.jsonBytesMax,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: 'idle',
    trustProxy: isTrusted,
    requestIdHeader: false,
    genReqId: (request) => requestIdOf(request.headers),
  });
  const rawBodies = new WeakMap<FastifyRequest, Buffer>();
  acceptJson(app, rawBodies);
  addHeaders(app, options.webOrigins);
  measure(app, options.metrics);
  app.setNotFoundHandler((_request, reply) => refuse(reply, 404, 'NOT_FOUND', 'There is nothing here.'));
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof InvalidCredential) return refuse(reply, 401, 'UNAUTHENTICATED', error.message);
    if (error instanceof AccessUnknown) return refuse(reply, 503, 'SERVICE_UNAVAILABLE', error.message);
    if (error instanceof TooManyGuesses)
      return refuse(reply.header('retry-after', error.retryAfterSeconds), 429, 'RATE_LIMITED', error.message);
    const status = error.statusCode ?? 500;
    if (status === 413)
      return refuse(reply, 413, 'PAYLOAD_TOO_LARGE', `The body is larger than ${options.limits.jsonBytesMax} bytes.`);
    if (status >= 400 && status < 500) return refuse(reply, status, 'BAD_REQUEST', clientMistake(status));
    return reply.code(500).send({ errors: [options.mask.error(error, request.id)] });
  });
  return {
    app,
    rawBodyOf: (request) => rawBodies.get(request) ?? Buffer.alloc(0),
    addressOf: (request) => proxyAddr(request, isTrusted),
    refuse,
  };
}

const clientMistake = (status: number): string =>
  status === 415
    ? 'Send JSON, with "content-type: application/json".'
    : 'The request is not valid JSON or not complete.';

function acceptJson(app: FastifyInstance, rawBodies: WeakMap<FastifyRequest, Buffer>): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(body);
    rawBodies.set(request, bytes);
    void parseJson(request, bytes.toString('utf8'), done);
  });
}

function addHeaders(app: FastifyInstance, webOrigins: readonly string[]): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...securityHeaders, 'x-request-id': request.id, vary: 'Origin' });
    const { origin } = request.headers;
    if (origin === undefined || !webOrigins.includes(origin)) return undefined;
    reply.headers({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers':
        'x-request-id, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset, retry-after',
    });
    if (request.method !== 'OPTIONS') return undefined;
    return reply
      .headers({
        'access-control-allow-methods': 'GET, POST, PUT',
        'access-control-allow-headers':
          'authorization, content-type, apollo-require-preflight, x-apollo-operation-name, x-request-id, x-csrf',
        'access-control-max-age': '600',
      })
      .code(204)
      .send();
  });
}

function measure(app: FastifyInstance, metrics: GatewayMetrics): void {
  app.addHook('onResponse', async (request, reply) => {
    // The route's pattern, never the path: callers must not be able to invent series.
    const labels = { route: request.routeOptions.url ?? 'unknown', method: request.method };
    metrics.requests.add({ ...labels, status: `${Math.floor(reply.statusCode / 100)}xx` });
    metrics.latency.observe(reply.elapsedTime / 1000, labels);
  });
}
