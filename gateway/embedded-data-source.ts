import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { GraphQLFormattedError } from 'graphql';
import { PlannedDocuments } from '../platform/graphql/planned-documents.js';
import { subscribeFresh, type SubscriptionResult } from '../platform/graphql/subscribe-fresh.js';
import type { Subgraph } from '../platform/graphql/subgraph.js';
import { coded } from './coded-result.js';
import { houseContext, type GatewayContext } from './gateway-context.js';
import type { HouseSubscription, SubgraphLink } from './subgraph-link.js';

/** A house in this process: no parsing twice, no serialization, the caller handed on as it is. */
export class EmbeddedDataSource implements SubgraphLink {
  readonly name: string;
  readonly place = 'IN_PROCESS';
  readonly #subgraph: Subgraph;
  readonly #documents: PlannedDocuments;

  constructor(subgraph: Subgraph) {
    this.name = subgraph.name;
    this.#subgraph = subgraph;
    this.#documents = new PlannedDocuments(subgraph.schema);
  }

  async process(options: GraphQLDataSourceProcessOptions): Promise<{
    data?: Record<string, unknown> | null;
    errors?: readonly GraphQLFormattedError[];
  }> {
    const { query = '', variables, operationName } = options.request;
    const read = this.#documents.read(query);
    if ('errors' in read) return { errors: read.errors };
    // Apollo types the context loosely; it is the one that the gateway gave it.
    const context = options.context as GatewayContext;
    const result = await this.#documents.execute(read, variables ?? {}, operationName, () =>
      houseContext(context, this.#subgraph),
    );
    return coded(result);
  }

  async subscribe(subscription: HouseSubscription): Promise<SubscriptionResult> {
    const read = this.#documents.read(subscription.query);
    if ('errors' in read) return { errors: read.errors };
    const opened = await subscribeFresh(
      {
        schema: this.#subgraph.schema,
        document: read.document,
        variableValues: { ...subscription.variables },
        operationName: subscription.operationName ?? null,
        contextValue: houseContext(subscription.context, this.#subgraph),
      },
      () => houseContext(subscription.renewContext(), this.#subgraph),
    );
    return 'errors' in opened ? coded(opened) : opened;
  }

  async ping(): Promise<void> {
    const read = this.#documents.read('{ __typename }');
    if ('errors' in read) throw new Error(`The ${this.name} house has no schema.`);
  }

  async close(): Promise<void> {
    // The house belongs to whoever built it.
  }
}
