/** The plans of the platform, smallest first (O-07). */
export const plans = ['TRIAL', 'STARTER', 'GROWTH', 'SCALE'] as const;

/** One of them. */
export type Plan = (typeof plans)[number];

/** What a plan limits. */
export const planMetrics = ['LEADS', 'EMAILS', 'CAMPAIGNS', 'USERS'] as const;

/** One of them. */
export type PlanMetric = (typeof planMetrics)[number];

/** What a plan limits, counted as it is used. */
export type CountedMetric = Extract<PlanMetric, 'LEADS' | 'EMAILS'>;

/** What a plan limits at any one time: rows that are there. */
export type StandingMetric = Exclude<PlanMetric, CountedMetric>;

/** For how long something is counted: a month or a day (UTC), the whole trial, or what is there now. */
export const quotaPeriods = ['MONTH', 'DAY', 'TRIAL', 'NOW'] as const;

/** One of them. */
export type QuotaPeriod = (typeof quotaPeriods)[number];

/** How much a plan allows of one metric. */
export interface Allowance {
  /** Null when there is no limit. */
  readonly limit: number | null;
  readonly per: QuotaPeriod;
}

const monthly = (limit: number): Allowance => ({ limit, per: 'MONTH' });
const daily = (limit: number): Allowance => ({ limit, per: 'DAY' });
const inAll = (limit: number): Allowance => ({ limit, per: 'TRIAL' });
const atOnce = (limit: number | null): Allowance => ({ limit, per: 'NOW' });

/** The one table of what each plan allows (O-07). A trial counts in all, so that a new month does not double it. */
export const planLimits: Readonly<Record<Plan, Readonly<Record<PlanMetric, Allowance>>>> = {
  TRIAL: { LEADS: inAll(100), EMAILS: inAll(20), CAMPAIGNS: atOnce(1), USERS: atOnce(2) },
  STARTER: { LEADS: monthly(500), EMAILS: daily(50), CAMPAIGNS: atOnce(2), USERS: atOnce(2) },
  GROWTH: { LEADS: monthly(2_000), EMAILS: daily(200), CAMPAIGNS: atOnce(5), USERS: atOnce(5) },
  SCALE: { LEADS: monthly(10_000), EMAILS: daily(500), CAMPAIGNS: atOnce(null), USERS: atOnce(15) },
};

/** What an organization may really use: the limit and a fifth more, rounded down (O-07). */
export const hardStopOf = (limit: number): number => Math.floor((limit * 120) / 100);

/** The shares of a limit, in percent, at which owners are warned (O-07). */
export const warningLevels = [80, 90, 100] as const;

/** One of them. */
export type WarningLevel = (typeof warningLevels)[number];

/** The highest share that is reached, null below the first. */
export const warningLevelOf = (used: number, limit: number | null): WarningLevel | null =>
  limit === null ? null : (warningLevels.findLast((level) => used * 100 >= limit * level) ?? null);

/** What is used, in percent of the limit, rounded down; null without a limit. */
export function percentOf(used: number, limit: number | null): number | null {
  if (limit === null) return null;
  return limit === 0 ? 100 : Math.floor((used * 100) / limit);
}

/** The name of the period that a moment falls into. What is there now is warned of once a month. */
export function periodNameOf(per: QuotaPeriod, now: Date): string {
  if (per === 'TRIAL') return 'trial';
  return now.toISOString().slice(0, per === 'DAY' ? 'YYYY-MM-DD'.length : 'YYYY-MM'.length);
}

/** When counting starts anew: the 1st, or the next day, at 00:00 UTC (O-07); null for what never does. */
export function resetOf(per: QuotaPeriod, now: Date): Date | null {
  if (per === 'MONTH') return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1));
  if (per === 'DAY') return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1));
  return null;
}
