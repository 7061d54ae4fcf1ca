import type { OrganizationScope } from '../tenancy/organization-scope.js';
import {
  hardStopOf,
  percentOf,
  periodNameOf,
  planLimits,
  planMetrics,
  resetOf,
  warningLevelOf,
  type Plan,
  type PlanMetric,
  type QuotaPeriod,
} from './plan-limits.js';
import type { QuotaTransaction } from './reserve.js';

/** How near a limit is: nothing to say, 80 %, 90 %, the limit itself, or the stop at 120 % (O-07). */
export const usageLevels = ['NONE', 'NEAR', 'CLOSE', 'REACHED', 'STOPPED'] as const;

/** One of them. */
export type UsageLevel = (typeof usageLevels)[number];

/** How much of one metric is used. */
export interface MetricUsage {
  readonly metric: PlanMetric;
  readonly used: number;
  /** Null when there is no limit; then so are the percent. */
  readonly limit: number | null;
  readonly percent: number | null;
  readonly level: UsageLevel;
  readonly per: QuotaPeriod;
  /** When counting starts anew; null for what never does. */
  readonly resetsAt: Date | null;
}

/** What an organization's plan allows, and what of it is used. */
export interface PlanUsage {
  readonly plan: Plan;
  readonly trialEndsAt: Date | null;
  readonly isTrialOver: boolean;
  readonly metrics: readonly MetricUsage[];
}

interface Row {
  readonly plan: Plan;
  readonly trialEndsAt: Date | null;
  readonly overrides: Readonly<Partial<Record<PlanMetric, number | null>>>;
  readonly counters: Readonly<Record<string, number>>;
  readonly campaigns: number;
  readonly users: number;
}

/** How near `used` is to the limit. */
function usageLevelOf(used: number, limit: number | null): UsageLevel {
  if (limit !== null && used >= hardStopOf(limit)) return 'STOPPED';
  const level = warningLevelOf(used, limit);
  if (level === null) return 'NONE';
  return level === 100 ? 'REACHED' : level === 90 ? 'CLOSE' : 'NEAR';
}

function usageOf(row: Row, metric: PlanMetric, now: Date): MetricUsage {
  const { limit: planned, per } = planLimits[row.plan][metric];
  const overridden = row.overrides[metric];
  const limit = overridden === undefined ? planned : overridden;
  const standing: Partial<Record<PlanMetric, number>> = { CAMPAIGNS: row.campaigns, USERS: row.users };
  const used = standing[metric] ?? row.counters[`${metric} ${periodNameOf(per, now)}`] ?? 0;
  return {
    metric,
    used,
    limit,
    percent: percentOf(used, limit),
    level: usageLevelOf(used, limit),
    per,
    resetsAt: resetOf(per, now),
  };
}

/** Reads plan and usage by one statement; null when there is no such organization. */
export async function readUsage(
  client: Pick<QuotaTransaction, '$queryRawUnsafe'>,
  { organizationId }: OrganizationScope,
  now: Date,
): Promise<PlanUsage | null> {
  const [row] = await client.$queryRawUnsafe<readonly Row[]>(
    `SELECT o.plan, o.trial_ends_at AS "trialEndsAt", o.limit_overrides AS overrides,
       campaign.unfinished_campaigns(o.id)::float8 AS campaigns, tenant.seats_taken(o.id, $3::timestamptz)::float8 AS users,
       COALESCE((SELECT jsonb_object_agg(c.metric || ' ' || c.period, c.used) FROM platform.usage_counters c
         WHERE c.organization_id = o.id AND c.period = ANY ($2::text[])), '{}') AS counters
     FROM tenant.organizations o WHERE o.id = $1::uuid`,
    organizationId,
    (['MONTH', 'DAY', 'TRIAL'] as const).map((per) => periodNameOf(per, now)),
    now.toISOString(),
  );
  if (!row) return null;
  return {
    plan: row.plan,
    trialEndsAt: row.trialEndsAt,
    isTrialOver: row.plan === 'TRIAL' && row.trialEndsAt !== null && row.trialEndsAt <= now,
    metrics: planMetrics.map((metric) => usageOf(row, metric, now)),
  };
}
