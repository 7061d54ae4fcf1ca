import type { Clock } from '../../../../platform/config/clock.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { MetricsRepository } from '../../data/metrics/metrics.repository.js';
import {
  agentMetricsOf,
  agentTypes,
  apiMetricsOf,
  apiSeries,
  runFiguresOf,
  type SystemMetrics,
} from '../../domain/metrics/system-metrics.js';

interface Needs {
  readonly viewer: Viewer;
  readonly metrics: MetricsRepository;
  /** How many jobs wait now; null when the queue does not answer. */
  readonly waitingJobs: () => Promise<number | null>;
  readonly clock: Clock;
}

/** How far back to look. */
export type MetricsWindow = 'HOUR' | 'DAY';

const minuteMs = 60_000;
const windowMs: Readonly<Record<MetricsWindow, number>> = { HOUR: 60 * minuteMs, DAY: 24 * 60 * minuteMs };

/** Shows what was measured lately against its targets (V-73, O-11); what was not measured is null. */
export const readSystemMetrics = defineUseCase({
  permission: 'platform:read',

  async run(
    { metrics, waitingJobs, clock }: Needs,
    { window }: { readonly window: MetricsWindow },
  ): Promise<SystemMetrics> {
    const until = clock.now();
    const since = new Date(until.getTime() - windowMs[window]);
    const [api, agents, runs, waiting] = await Promise.all([
      metrics.api(since),
      metrics.agents(since),
      metrics.runs(since),
      waitingJobs(),
    ]);
    return {
      since,
      until,
      api: apiSeries.map((series) => apiMetricsOf(series, api.get(series))),
      agents: agentTypes.map((agent) => agentMetricsOf(agent, agents.get(agent))),
      ...runFiguresOf(runs, waiting),
    };
  },
});
