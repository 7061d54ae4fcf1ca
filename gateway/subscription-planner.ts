import { Supergraph, operationFromDocument, type Schema } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan, type SubscriptionNode } from '@apollo/query-planner';
import { GraphQLError, type DocumentNode, type GraphQLSchema } from 'graphql';

/** The name under which an event takes part in its own query plan. */
export const eventService = '__subscription_event__';

/** How one subscription is answered: what its house streams, and what each event still needs from other houses. */
export interface SubscriptionPlan {
  readonly primary: SubscriptionNode['primary'];
  /** Runs once per event, with the event itself as the answer of the first fetch. */
  readonly eventPlan: QueryPlan;
}

/** Plans subscriptions, which Apollo's gateway plans but refuses to run. */
export class SubscriptionPlanner {
  readonly apiSchema: Schema;
  /** The API as callers see it. */
  readonly schema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
  /** The houses of the supergraph. */
  readonly subgraphNames: readonly string[];
  readonly #supergraph: Supergraph;
  #planner: QueryPlanner | undefined;
  readonly #plans = new WeakMap<DocumentNode, Map<string, SubscriptionPlan>>();

  constructor(supergraphSdl: string) {
    const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false });
    this.apiSchema = supergraph.apiSchema();
    this.schema = this.apiSchema.toGraphQLJSSchema();
    this.supergraphSchema = supergraph.schema.toGraphQLJSSchema();
    this.subgraphNames = supergraph.subgraphsMetadata().map((subgraph) => subgraph.name);
    this.#supergraph = supergraph;
  }

  /** The plan of a validated subscription; remembered as long as its document is. */
  plan(document: DocumentNode, operationName: string | undefined): SubscriptionPlan {
    const plans = this.#plans.get(document) ?? new Map<string, SubscriptionPlan>();
    this.#plans.set(document, plans);
    const known = plans.get(operationName ?? '');
    if (known) return known;
    const operation = operationFromDocument(
      this.apiSchema,
      document,
      operationName === undefined ? {} : { operationName },
    );
    // Made for the first subscription, so that no gateway waits for it to be ready.
    this.#planner ??= new QueryPlanner(this.#supergraph);
    const { node } = this.#planner.buildQueryPlan(operation);
    if (node?.kind !== 'Subscription') {
      throw new GraphQLError('This operation is not a subscription.', { extensions: { code: 'BAD_REQUEST' } });
    }
    const { primary, rest } = node;
    const first = { ...primary, kind: 'Fetch' as const, serviceName: eventService };
    const plan: SubscriptionPlan = {
      primary,
      eventPlan: { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: rest ? [first, rest] : [first] } },
    };
    plans.set(operationName ?? '', plan);
    return plan;
  }
}
