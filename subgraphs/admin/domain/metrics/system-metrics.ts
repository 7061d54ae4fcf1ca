import { figureOf, type Figure, type Target } from './figure.js';
import { percentileOf } from './percentile.js';

/** The agents, in the order of their work. */
export const agentTypes = ['PROSPECTOR', 'BANT_QUALIFIER', 'SCHEDULER'] as const;

/** One of them. */
export type AgentType = (typeof agentTypes)[number];

/** What is measured of the graph: operations by kind, and those that ask for one watched field alone. */
export const apiSeries = ['QUERY', 'MUTATION', 'CAMPAIGNS', 'LEADS'] as const;

/** One of them. */
export type ApiSeries = (typeof apiSeries)[number];

/** The targets of O-11. */
const targets = {
  bantSecondsPerLead: { below: 5, alertAbove: 15 },
  agentFailureRate: { below: 0.02, alertAbove: 0.05 },
  queueDepth: { below: 500, alertAbove: 1_000 },
  costPerLeadUsd: { below: 0.3, alertAbove: 0.5 },
} as const satisfies Readonly<Record<string, Target>>;

const aim = (below: number): Target => ({ below, alertAbove: null });
const apiTargets: Readonly<Record<ApiSeries, { readonly p50: Target | null; readonly p99: Target | null }>> = {
  QUERY: { p50: null, p99: null },
  MUTATION: { p50: null, p99: null },
  CAMPAIGNS: { p50: aim(100), p99: aim(300) },
  LEADS: { p50: aim(150), p99: aim(500) },
};

/** What was counted of one series: buckets over the bounds that it was measured with. */
export interface CountedSeries {
  readonly bounds: readonly number[];
  readonly buckets: readonly number[];
  readonly failures: number;
}

/** How fast and how safely the graph answers one series of operations. */
export interface ApiMetrics {
  readonly series: ApiSeries;
  readonly operationCount: number;
  /** Milliseconds. */
  readonly p50: Figure;
  readonly p95: Figure;
  readonly p99: Figure;
  /** Share of operations, 0 to 1, with an error that is ours and not the caller's. */
  readonly errorRate: Figure;
}

/** What was counted of one agent. */
export interface CountedAgent {
  readonly agent: AgentType;
  readonly stepCount: number;
  readonly leadCount: number;
  /** Seconds for one lead; null when no step with leads was timed. */
  readonly p50: number | null;
  readonly p95: number | null;
}

/** How fast one agent works. */
export interface AgentMetrics {
  readonly agent: AgentType;
  readonly stepCount: number;
  readonly leadCount: number;
  /** Seconds for one lead. */
  readonly p50: Figure;
  readonly p95: Figure;
}

/** What was counted of runs and their cost. */
export interface CountedRuns {
  readonly completed: number;
  readonly failed: number;
  readonly costMicroUsd: number;
  readonly leadsAssessed: number;
}

/** The figures of the platform against their targets (V-73, O-11). */
export interface SystemMetrics {
  readonly since: Date;
  readonly until: Date;
  readonly api: readonly ApiMetrics[];
  readonly agents: readonly AgentMetrics[];
  /** Share of runs, 0 to 1, that were given up among those that ended by themselves. */
  readonly agentFailureRate: Figure;
  /** Jobs that wait at this moment. */
  readonly queueDepth: Figure;
  /** US dollars of engines for one assessed lead. */
  readonly costPerLeadUsd: Figure;
}

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

/** The figures of one series; null where nothing was measured. */
export function apiMetricsOf(series: ApiSeries, counted: CountedSeries | undefined): ApiMetrics {
  const { bounds, buckets, failures } = counted ?? { bounds: [], buckets: [], failures: 0 };
  const operationCount = buckets.reduce((sum, count) => sum + count, 0);
  const { p50, p99 } = apiTargets[series];
  return {
    series,
    operationCount,
    p50: figureOf(percentileOf(bounds, buckets, 0.5), p50),
    p95: figureOf(percentileOf(bounds, buckets, 0.95)),
    p99: figureOf(percentileOf(bounds, buckets, 0.99), p99),
    errorRate: figureOf(shareOf(failures, operationCount)),
  };
}

/** The figures of one agent; null where nothing was measured. */
export function agentMetricsOf(agent: AgentType, counted: CountedAgent | undefined): AgentMetrics {
  const target = agent === 'BANT_QUALIFIER' ? targets.bantSecondsPerLead : null;
  return {
    agent,
    stepCount: counted?.stepCount ?? 0,
    leadCount: counted?.leadCount ?? 0,
    p50: figureOf(counted?.p50 ?? null, target),
    p95: figureOf(counted?.p95 ?? null),
  };
}

/** The figures of runs and of the queue; null where nothing was measured. */
export const runFiguresOf = (
  { completed, failed, costMicroUsd, leadsAssessed }: CountedRuns,
  waitingJobs: number | null,
): Pick<SystemMetrics, 'agentFailureRate' | 'queueDepth' | 'costPerLeadUsd'> => ({
  agentFailureRate: figureOf(shareOf(failed, completed + failed), targets.agentFailureRate),
  queueDepth: figureOf(waitingJobs, targets.queueDepth),
  costPerLeadUsd: figureOf(shareOf(costMicroUsd / 1_000_000, leadsAssessed), targets.costPerLeadUsd),
});
