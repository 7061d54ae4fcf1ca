import type { GraphQLDataSource } from '@apollo/gateway';
import type { SubscriptionResult } from '../platform/graphql/subscribe-fresh.js';
import type { GatewayContext } from './gateway-context.js';

/** The part of a subscription that one house answers. */
export interface HouseSubscription {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string | undefined;
  readonly context: GatewayContext;
  /** A context for the next event; the house's loaders and verdicts start anew with it. */
  renewContext(): GatewayContext;
}

/** How the gateway reaches one house: in this process or over HTTP. */
export interface SubgraphLink extends GraphQLDataSource {
  readonly name: string;
  readonly place: 'IN_PROCESS' | 'HTTP';
  subscribe(subscription: HouseSubscription): Promise<SubscriptionResult>;
  /** Answers when the house does. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
