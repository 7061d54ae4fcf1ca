import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import { getVariableValues, GraphQLError, type ExecutionResult } from 'graphql';
import type { AccessCheck } from '../platform/access/access-revocations.js';
import type { Clock } from '../platform/config/clock.js';
import { isStream, type SubscriptionResult } from '../platform/graphql/subscribe-fresh.js';
import type { Logger } from '../platform/logging/logger.js';
import type { Viewer } from '../platform/viewer/viewer.js';
import { coded } from './coded-result.js';
import { gatewayContext, type Caller, type GatewayContext } from './gateway-context.js';
import type { Limits } from './limits.js';
import type { PreparedOperation } from './operations.js';
import type { SubgraphLink } from './subgraph-link.js';
import { eventService, type SubscriptionPlan, type SubscriptionPlanner } from './subscription-planner.js';
import { accessEnded, SubscriptionStream, type CloseCode } from './subscription-stream.js';

const drainMs = 1_000;

/** A subscription that passed the desk. */
export interface SubscriptionRequest extends PreparedOperation {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
}

/** What federated subscriptions stand on. */
export interface SubscriptionsOptions {
  readonly planner: SubscriptionPlanner;
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly access: Pick<AccessCheck, 'isRevoked'>;
  /** Told of every opened (+1) and ended (-1) stream. */
  onOpenCount(change: 1 | -1): void;
}

const refusal = (message: string, code: string): ExecutionResult => ({
  errors: [new GraphQLError(message, { extensions: { code } })],
});

const ownerOf = ({ viewer, clientAddress }: Caller): string =>
  viewer.userId ?? viewer.apiKeyId ?? viewer.runId ?? `address ${clientAddress ?? 'unknown'}`;

type PlanRequestContext = Parameters<typeof executeQueryPlan>[2];

/** What running a plan asks to know; nothing is cached here, and no hash is looked at. */
function requestContextOf(
  { document, operation, variables }: SubscriptionRequest,
  context: GatewayContext,
  { schema }: SubscriptionPlanner,
  logger: Logger,
): PlanRequestContext {
  const operationName = operation.name?.value;
  return {
    request: { variables: { ...variables }, ...(operationName === undefined ? {} : { operationName }) },
    document,
    operation,
    operationName: operationName ?? null,
    context,
    logger,
    metrics: {},
    schema,
    source: '',
    queryHash: '',
    schemaHash: '' as PlanRequestContext['schemaHash'],
    overallCachePolicy: null,
    cache: { get: async () => undefined, set: async () => undefined, delete: async () => true },
  };
}

const expiryOf = ({ claims }: Viewer): number | null => ('expiresAt' in claims ? (claims.expiresAt ?? null) : null);

/**
 * Subscriptions across houses: one house streams, the others complete each event. Every event gets a context of its
 * own, so that loaders are fresh and the rules of the houses are asked again.
 */
export class FederatedSubscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #open = new Set<SubscriptionStream>();
  readonly #openByOwner = new Map<string, number>();
  #onceEmpty: (() => void) | undefined;

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
  }

  /** How many streams are open in this process. */
  get openCount(): number {
    return this.#open.size;
  }

  /** Opens a subscription, or says why not. */
  async subscribe(request: SubscriptionRequest): Promise<SubscriptionResult> {
    const { access, planner, limits } = this.#options;
    // A WebSocket was let in long before it subscribes.
    if (await access.isRevoked(request.caller.viewer.claims)) return refusal(accessEnded, 'UNAUTHENTICATED');
    const owner = ownerOf(request.caller);
    const ownCount = this.#openByOwner.get(owner) ?? 0;
    if (ownCount >= limits.subscriptionsPerViewerMax) {
      return refusal(
        `At most ${limits.subscriptionsPerViewerMax} subscriptions may be open. End one first.`,
        'RATE_LIMITED',
      );
    }
    if (this.#open.size >= limits.subscriptionsMax)
      return refusal('Too many subscriptions are open. Try again later.', 'RATE_LIMITED');
    const { errors } = getVariableValues(
      planner.schema,
      request.operation.variableDefinitions ?? [],
      request.variables,
    );
    if (errors)
      return {
        errors: errors.map((error) => new GraphQLError(error.message, { extensions: { code: 'BAD_USER_INPUT' } })),
      };
    this.#openByOwner.set(owner, ownCount + 1);
    let opened = false;
    try {
      const stream = await this.#openAtHouse(request, () => {
        this.#release(owner, stream);
      });
      opened = isStream(stream);
      return stream;
    } finally {
      if (!opened) this.#release(owner, undefined);
    }
  }

  /** Ends the streams of those who lost access; what cannot be known now is asked again at each stream's next event. */
  async closeRevoked(): Promise<void> {
    for (const stream of [...this.#open]) {
      if (await stream.hasLostAccess().catch(() => false)) stream.close('UNAUTHENTICATED');
    }
  }

  /** Ends every stream with this code, and waits at most a second until callers have taken their last result. */
  async closeAll(code: CloseCode): Promise<void> {
    if (this.#open.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, drainMs);
      this.#onceEmpty = () => {
        clearTimeout(timer);
        // One turn more, in which the transports write that the streams are complete.
        setImmediate(resolve);
      };
      for (const stream of [...this.#open]) stream.close(code);
    });
  }

  async #openAtHouse(request: SubscriptionRequest, onEnd: () => void): Promise<SubscriptionStream | ExecutionResult> {
    const { access, planner, links, clock, logger } = this.#options;
    const plan = planner.plan(request.document, request.operation.name?.value);
    const link = links.get(plan.primary.serviceName);
    if (!link) throw new Error(`No house is called ${plan.primary.serviceName}.`);
    // The context of the event at hand: made when its house runs it, used again when the other houses complete it.
    let current = gatewayContext(request.caller, 'subscription');
    const renewContext = (): GatewayContext => (current = gatewayContext(request.caller, 'subscription'));
    const used = new Set(plan.primary.variableUsages ?? []);
    const source = await link.subscribe({
      query: plan.primary.operation,
      variables: Object.fromEntries(Object.entries(request.variables).filter(([name]) => used.has(name))),
      operationName: plan.primary.operationName,
      context: current,
      renewContext,
    });
    if (!isStream(source)) return coded(source);
    const stream = new SubscriptionStream({
      source,
      clock,
      expiresAt: expiryOf(request.caller.viewer),
      isRevoked: () => access.isRevoked(request.caller.viewer.claims),
      complete: (event) => this.#complete(plan, request, event, link.place === 'HTTP' ? renewContext() : current),
      onEnd,
      onSourceFailure: (error) => {
        logger.error(
          { err: error, requestId: request.caller.requestId, subgraph: link.name },
          'a subscription was cut',
        );
      },
    });
    this.#open.add(stream);
    this.#options.onOpenCount(1);
    return stream;
  }

  async #complete(
    plan: SubscriptionPlan,
    request: SubscriptionRequest,
    event: ExecutionResult,
    context: GatewayContext,
  ): Promise<ExecutionResult> {
    const { planner, links, logger } = this.#options;
    const { document, operation } = request;
    const operationName = operation.name?.value;
    const eventSource: GraphQLDataSource = {
      process: async () => ({ data: event.data ?? null, ...(event.errors ? { errors: event.errors } : {}) }),
    };
    return executeQueryPlan(
      plan.eventPlan,
      { ...Object.fromEntries(links), [eventService]: eventSource },
      requestContextOf(request, context, planner, logger),
      buildOperationContext({
        schema: planner.schema,
        operationDocument: document,
        ...(operationName === undefined ? {} : { operationName }),
      }),
      planner.supergraphSchema,
      planner.apiSchema,
    );
  }

  #release(owner: string, stream: SubscriptionStream | ExecutionResult | undefined): void {
    const count = (this.#openByOwner.get(owner) ?? 1) - 1;
    if (count > 0) this.#openByOwner.set(owner, count);
    else this.#openByOwner.delete(owner);
    if (!(stream instanceof SubscriptionStream) || !this.#open.delete(stream)) return;
    this.#options.onOpenCount(-1);
    if (this.#open.size === 0) this.#onceEmpty?.();
  }
}
