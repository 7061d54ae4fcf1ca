import type { PrismaClient } from '../../../../prisma/generated/client.js';
import type { Database } from '../../../../platform/database/database.js';
import { minuteBoundsMs } from '../../../../platform/telemetry/minute-log.js';
import type { PlatformScope } from '../../../../platform/tenancy/platform-scope.js';
import type { AgentType, CountedAgent, CountedRuns, CountedSeries } from '../../domain/metrics/system-metrics.js';

interface SeriesRow {
  readonly series: string;
  readonly buckets: readonly number[];
  readonly failures: number;
}

interface AgentRow {
  readonly agent: string;
  readonly steps: number;
  readonly leads: number;
  readonly seconds: readonly number[] | null;
}

/** What was measured, added up over every process and every organization. */
export class MetricsRepository {
  readonly #client: PrismaClient;

  constructor(database: Database, scope: PlatformScope) {
    this.#client = database.forPlatform(scope);
  }

  /** What the gateways counted since then, by series in upper case. */
  async api(since: Date): Promise<ReadonlyMap<string, CountedSeries>> {
    const rows = await this.#client.$queryRaw<SeriesRow[]>`
      WITH measured AS (SELECT * FROM platform.metric_minutes WHERE minute >= ${since}),
        counted AS (SELECT m.series, b.place, sum(b.count)::int AS count
                    FROM measured m, unnest(m.buckets) WITH ORDINALITY AS b (count, place) GROUP BY m.series, b.place)
      SELECT c.series, array_agg(c.count ORDER BY c.place) AS buckets,
        (SELECT sum(m.failures)::int FROM measured m WHERE m.series = c.series) AS failures
      FROM counted c GROUP BY c.series`;
    return new Map(
      rows.map(({ series, buckets, failures }) => [
        series.toUpperCase(),
        { bounds: minuteBoundsMs, buckets, failures },
      ]),
    );
  }

  /** What each agent did in steps that ended since then; how long a step took is divided by its leads. */
  async agents(since: Date): Promise<ReadonlyMap<string, CountedAgent>> {
    const rows = await this.#client.$queryRaw<AgentRow[]>`
      SELECT agent, count(*)::int AS steps, sum(lead_count)::int AS leads,
        percentile_cont(ARRAY[0.5, 0.95]) WITHIN GROUP (ORDER BY extract(epoch FROM finished_at - started_at)::float8 / NULLIF(lead_count, 0))
          FILTER (WHERE started_at IS NOT NULL AND lead_count > 0) AS seconds
      FROM campaign.agent_jobs WHERE finished_at >= ${since} GROUP BY agent`;
    return new Map(
      rows.map(({ agent, steps, leads, seconds }) => [
        agent,
        {
          agent: agent as AgentType,
          stepCount: steps,
          leadCount: leads,
          p50: seconds?.[0] ?? null,
          p95: seconds?.[1] ?? null,
        },
      ]),
    );
  }

  /** Runs that ended by themselves since then, and what steps cost since then. */
  async runs(since: Date): Promise<CountedRuns> {
    const [row] = await this.#client.$queryRaw<CountedRuns[]>`
      SELECT r.*, j.* FROM
        (SELECT count(*) FILTER (WHERE status = 'COMPLETED')::int AS completed, count(*) FILTER (WHERE status = 'FAILED')::int AS failed
         FROM campaign.agent_runs WHERE finished_at >= ${since}) r,
        (SELECT COALESCE(sum(cost_micro_usd), 0)::float8 AS "costMicroUsd",
           COALESCE(sum(lead_count) FILTER (WHERE agent = 'BANT_QUALIFIER'), 0)::int AS "leadsAssessed"
         FROM campaign.agent_jobs WHERE finished_at >= ${since}) j`;
    if (!row) throw new Error('The database counted nothing.');
    return row;
  }
}
