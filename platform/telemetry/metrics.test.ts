import { describe, expect, test } from '@jest/globals';
import { MetricsRegistry } from './metrics.js';

describe('metrics registry', () => {
  test('counters and gauges print one line per set of labels, whatever their order', () => {
    const registry = new MetricsRegistry();
    const requests = registry.counter('requests_total', 'Requests.');
    requests.add({ outcome: 'ok', operation: 'query' });
    requests.add({ operation: 'query', outcome: 'ok' }, 2);
    const open = registry.gauge('streams_open', 'Streams.');
    open.change(2);
    open.change(-1);
    expect(registry.print()).toBe(
      [
        '# HELP requests_total Requests.',
        '# TYPE requests_total counter',
        'requests_total{operation="query",outcome="ok"} 3',
        '# HELP streams_open Streams.',
        '# TYPE streams_open gauge',
        'streams_open 1',
        '',
      ].join('\n'),
    );
  });

  test('histogram buckets are cumulative and a value on a bound belongs to it', () => {
    const registry = new MetricsRegistry();
    const latency = registry.histogram('latency_seconds', 'Latency.', [0.1, 1]);
    for (const value of [0.1, 0.5, 3]) latency.observe(value, { route: '/graphql' });
    expect(registry.print()).toContain(
      [
        'latency_seconds_bucket{route="/graphql",le="0.1"} 1',
        'latency_seconds_bucket{route="/graphql",le="1"} 2',
        'latency_seconds_bucket{route="/graphql",le="+Inf"} 3',
        'latency_seconds_sum{route="/graphql"} 3.6',
        'latency_seconds_count{route="/graphql"} 3',
      ].join('\n'),
    );
  });

  test('a label value cannot break out of its quotes', () => {
    const registry = new MetricsRegistry();
    registry.counter('errors_total', 'Errors.').add({ code: 'a"b\\c\nd' });
    expect(registry.print()).toContain('errors_total{code="a\\"b\\\\c\\nd"} 1');
  });

  test('two metrics of one name are a mistake and are refused', () => {
    const registry = new MetricsRegistry();
    registry.gauge('same', 'One.');
    expect(() => registry.counter('same', 'Two.')).toThrow('exists already');
  });
});
