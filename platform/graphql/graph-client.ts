import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { print, type FormattedExecutionResult, type GraphQLFormattedError } from 'graphql';
import { request } from 'undici';
import { z } from 'zod';
import type { Clock } from '../config/clock.js';
import { signViewer } from '../viewer/signed-viewer.js';
import type { Viewer, ViewerClaims } from '../viewer/viewer.js';

/** How the agents of a run touch the product: typed operations of the graph, under the run's own permissions. */
export interface GraphClient {
  /** @throws GraphRequestFailed when the graph refuses, or cannot be reached within the time allowed. */
  execute<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options?: { readonly signal?: AbortSignal },
  ): Promise<Data>;
}

/** The graph answered with errors, or not at all. `code` says which; quote `requestId` to find it in the logs. */
export class GraphRequestFailed extends Error {
  constructor(
    message: string,
    /** The code of the first error, `UNREACHABLE` when no answer came, `INVALID_ANSWER` when it was no GraphQL. */
    readonly code: string,
    readonly requestId: string,
    readonly errors: readonly GraphQLFormattedError[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'GraphRequestFailed';
  }
}

/** The claims of a run's agents. */
export type AgentClaims = Extract<ViewerClaims, { kind: 'AGENT' }>;

/** How the HTTP client reaches the gateway and proves who it is. */
export interface HttpGraphClientOptions {
  readonly gatewayUrl: string;
  readonly secrets: readonly string[];
  readonly viewer: AgentClaims;
  readonly clock: Clock;
  /** How long a request is tried again while the gateway or a house behind it is away, in milliseconds; a minute unless told. */
  readonly retryForMs?: number;
  /** How long one attempt may take, in milliseconds; 30 s unless told. */
  readonly timeoutMs?: number;
  /** Waits between attempts; injected so that time can be tested. */
  readonly wait?: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

const assertionLifetimeMs = 30_000;
const backoffFirstMs = 200;
const backoffMaxMs = 5_000;
const statusesOfAbsence = new Set([502, 503, 504]);
const codeOfAbsence = 'SERVICE_UNAVAILABLE';
const answerShape = z.looseObject({
  data: z.unknown(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

const dataOf = (answer: FormattedExecutionResult, requestId: string): object => {
  const [first] = answer.errors ?? [];
  if (first) {
    const code = first.extensions?.['code'];
    throw new GraphRequestFailed(
      first.message,
      typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
      requestId,
      answer.errors,
    );
  }
  if (answer.data === undefined || answer.data === null) {
    throw new GraphRequestFailed('The graph answered without data.', 'INVALID_ANSWER', requestId);
  }
  return answer.data;
};

/** The gateway, or a house behind it, is not there (yet): worth another attempt. */
class GraphAbsent extends Error {}

/**
 * A client over HTTP. Every attempt is signed anew, because a signature lives 30 s. Requests are repeated while the
 * gateway or a house behind it is away, mutations too: the product's mutations for agents give the same outcome when repeated.
 */
export class HttpGraphClient implements GraphClient {
  readonly #options: HttpGraphClientOptions;
  readonly #wait: NonNullable<HttpGraphClientOptions['wait']>;

  constructor(options: HttpGraphClientOptions) {
    this.#options = options;
    this.#wait =
      options.wait ??
      (async (milliseconds, signal) => delay(milliseconds, undefined, { ...(signal ? { signal } : {}) }));
  }

  async execute<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<Data> {
    const { clock, retryForMs = 60_000 } = this.#options;
    const body = JSON.stringify({ query: print(document), variables });
    const requestId = randomUUID();
    const deadline = clock.now().getTime() + retryForMs;
    for (let attempt = 0; ; attempt += 1) {
      options.signal?.throwIfAborted();
      try {
        // The document's type says what its data looks like; the graph validated one against the other.
        return dataOf(await this.#attempt(body, requestId, options.signal), requestId) as Data;
      } catch (error) {
        if (!(error instanceof GraphAbsent)) throw error;
        const pauseMs = Math.random() * Math.min(backoffMaxMs, backoffFirstMs * 2 ** attempt);
        if (clock.now().getTime() + pauseMs >= deadline) {
          throw new GraphRequestFailed(
            `The graph could not be reached: ${error.message}`,
            'UNREACHABLE',
            requestId,
            [],
            { cause: error.cause },
          );
        }
        await this.#wait(pauseMs, options.signal);
      }
    }
  }

  async #attempt(body: string, requestId: string, signal: AbortSignal | undefined): Promise<FormattedExecutionResult> {
    const { gatewayUrl, secrets, viewer, clock, timeoutMs = 30_000 } = this.#options;
    const limit = AbortSignal.timeout(timeoutMs);
    const now = clock.now().getTime();
    const assertion = signViewer({
      secrets,
      audience: 'gateway',
      viewer,
      requestId,
      body,
      now,
      lifetimeMs: assertionLifetimeMs,
    });
    let status: number;
    let text: string;
    try {
      const answer = await request(new URL('/graphql', gatewayUrl), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          'x-request-id': requestId,
          'x-vectra-assertion': assertion,
        },
        body,
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
      });
      status = answer.statusCode;
      text = await answer.body.text();
    } catch (error) {
      signal?.throwIfAborted();
      throw new GraphAbsent(error instanceof Error ? error.message : String(error), { cause: error });
    }
    if (statusesOfAbsence.has(status)) throw new GraphAbsent(`the gateway answered ${status}`);
    const answer = readAnswer(text, status, requestId);
    const houseAway = answer.errors?.find(({ extensions }) => extensions?.['code'] === codeOfAbsence);
    if (houseAway) throw new GraphAbsent(houseAway.message);
    return answer;
  }
}

function readAnswer(text: string, status: number, requestId: string): FormattedExecutionResult {
  try {
    const { data, errors } = answerShape.parse(JSON.parse(text));
    return {
      ...(typeof data === 'object' && data !== null ? { data: { ...data } } : {}),
      ...(errors ? { errors } : {}),
    };
  } catch (error) {
    throw new GraphRequestFailed(
      `The gateway answered ${status} with something that is not GraphQL.`,
      'INVALID_ANSWER',
      requestId,
      [],
      { cause: error },
    );
  }
}

/** What runs operations in this process: the gateway. */
export interface GraphExecutor {
  execute(request: {
    readonly document: TypedDocumentNode<unknown, unknown>;
    readonly variables: Readonly<Record<string, unknown>>;
    readonly viewer: Viewer;
    readonly requestId: string;
  }): Promise<FormattedExecutionResult>;
}

const recordOf = (variables: unknown): Record<string, unknown> =>
  typeof variables === 'object' && variables !== null ? Object.fromEntries(Object.entries(variables)) : {};

/** A client without a network: the gateway's own executor, with all its limits and rules. */
export class InProcessGraphClient implements GraphClient {
  readonly #executor: GraphExecutor;
  readonly #viewer: Viewer;

  constructor(executor: GraphExecutor, viewer: Viewer) {
    this.#executor = executor;
    this.#viewer = viewer;
  }

  async execute<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<Data> {
    options.signal?.throwIfAborted();
    const requestId = randomUUID();
    const answer = await this.#executor.execute({
      document: document as TypedDocumentNode<unknown, unknown>,
      variables: recordOf(variables),
      viewer: this.#viewer,
      requestId,
    });
    return dataOf(answer, requestId) as Data;
  }
}
