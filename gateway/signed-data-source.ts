import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { Pool } from 'undici';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Clock } from '../platform/config/clock.js';
import { signedStreamBody } from '../platform/graphql/subgraph-server.js';
import type { SubscriptionResult } from '../platform/graphql/subscribe-fresh.js';
import { signViewer } from '../platform/viewer/signed-viewer.js';
import { BufferedEvents } from './buffered-events.js';
import type { GatewayContext } from './gateway-context.js';
import type { HouseSubscription, SubgraphLink } from './subgraph-link.js';

const assertionLifetimeMs = 30_000;
const connectionsMax = 64;
const pingTimeoutMs = 2_000;

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

/** How a house of another process is reached. */
export interface SignedDataSourceOptions {
  readonly name: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly clock: Clock;
  /** How long the house may take to answer, in milliseconds; 10 s unless told. */
  readonly timeoutMs?: number;
}

/** Callers learn which part is away; why, and where it was looked for, stands in the log alone. */
const unavailable = (name: string, why: string, cause?: unknown): GraphQLError =>
  new GraphQLError(`The ${name} house did not answer. Try again soon.`, {
    extensions: { code: 'SERVICE_UNAVAILABLE' },
    originalError: new Error(`The ${name} house: ${why}`, { cause }),
  });

/**
 * A house behind HTTP: one pool of kept connections, and with every request an assertion of who asks, bound to that
 * house, to the very body and to 30 s.
 */
export class SignedDataSource implements SubgraphLink {
  readonly name: string;
  readonly place = 'HTTP';
  readonly #options: SignedDataSourceOptions;
  readonly #url: URL;
  readonly #pool: Pool;
  readonly #streams: Client;

  constructor(options: SignedDataSourceOptions) {
    const timeoutMs = options.timeoutMs ?? 10_000;
    this.name = options.name;
    this.#options = options;
    this.#url = new URL(options.url);
    this.#pool = new Pool(this.#url.origin, {
      connections: connectionsMax,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connectTimeout: timeoutMs,
      keepAliveTimeout: 30_000,
    });
    this.#streams = createClient({
      url: options.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      lazy: true,
      // A stream is never replayed here: the caller is told, and resumes with the cursor of its last event.
      retryAttempts: 0,
    });
  }

  async process(options: GraphQLDataSourceProcessOptions): Promise<{
    data?: Record<string, unknown> | null;
    errors?: readonly GraphQLFormattedError[];
  }> {
    const { query, variables, operationName } = options.request;
    // Apollo types the context loosely; it is the one that the gateway gave it.
    const context = options.context as GatewayContext;
    const body = JSON.stringify({
      query,
      variables,
      operationName,
      extensions: { clientAddress: context.clientAddress, userAgent: context.userAgent },
    });
    const { status, text } = await this.#post(body, this.#sign(context, body));
    if (status !== 200) throw unavailable(this.name, `it answered ${status}`);
    try {
      const { data, errors } = answerShape.parse(JSON.parse(text));
      return { ...(data === undefined ? {} : { data }), ...(errors ? { errors } : {}) };
    } catch (error) {
      throw unavailable(this.name, 'its answer is not GraphQL', error);
    }
  }

  async subscribe({ query, variables, operationName, context }: HouseSubscription): Promise<SubscriptionResult> {
    const { clientAddress } = context;
    const assertion = this.#sign(context, signedStreamBody(query, variables, clientAddress));
    const events = new BufferedEvents(this.name);
    const unsubscribe = this.#streams.subscribe(
      { query, variables: { ...variables }, operationName, extensions: { assertion, clientAddress } },
      {
        next: (result) => {
          events.push(result);
        },
        error: (error) => {
          events.fail(error);
        },
        complete: () => {
          events.complete();
        },
      },
    );
    return events.iterate(unsubscribe);
  }

  async ping(): Promise<void> {
    const answer = await this.#pool.request({
      path: '/health/live',
      method: 'GET',
      headersTimeout: pingTimeoutMs,
      signal: AbortSignal.timeout(pingTimeoutMs),
    });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw unavailable(this.name, `it answered ${answer.statusCode}`);
  }

  async close(): Promise<void> {
    await this.#streams.dispose();
    await this.#pool.destroy();
  }

  async #post(body: string, assertion: string): Promise<{ status: number; text: string }> {
    try {
      const answer = await this.#pool.request({
        path: this.#url.pathname + this.#url.search,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', 'x-vectra-assertion': assertion },
        body,
      });
      return { status: answer.statusCode, text: await answer.body.text() };
    } catch (error) {
      throw unavailable(this.name, error instanceof Error ? error.message : String(error), error);
    }
  }

  #sign(context: GatewayContext, body: string): string {
    return signViewer({
      secrets: this.#options.secrets,
      audience: this.name,
      viewer: context.viewer.claims,
      requestId: context.requestId,
      body,
      now: this.#options.clock.now().getTime(),
      lifetimeMs: assertionLifetimeMs,
    });
  }
}
