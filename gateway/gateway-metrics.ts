import { MetricsRegistry, type Counter, type Gauge, type Histogram } from '../platform/telemetry/metrics.js';

/** What the gateway measures about itself. */
export interface GatewayMetrics {
  readonly registry: MetricsRegistry;
  /** Operations by kind (`query`, `mutation`, `subscription`, `refused`). */
  readonly operations: Counter;
  /** HTTP requests by route, method and status class. */
  readonly requests: Counter;
  readonly latency: Histogram;
  readonly openSubscriptions: Gauge;
  /** Errors that left the gateway, by code. */
  readonly errors: Counter;
}

/** Metrics of one gateway, all zero. */
export function createGatewayMetrics(): GatewayMetrics {
  const registry = new MetricsRegistry();
  return {
    registry,
    operations: registry.counter('vectra_graphql_operations_total', 'GraphQL operations by kind.'),
    requests: registry.counter('vectra_http_requests_total', 'HTTP requests by route, method and status class.'),
    latency: registry.histogram(
      'vectra_http_request_duration_seconds',
      'Time to answer an HTTP request, streams excepted.',
    ),
    openSubscriptions: registry.gauge('vectra_subscriptions_open', 'Subscriptions open now.'),
    errors: registry.counter('vectra_graphql_errors_total', 'GraphQL errors given to callers, by code.'),
  };
}
