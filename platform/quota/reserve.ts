import type { TransactionWriter } from '../events/outbox.js';
import type { OrganizationScope } from '../tenancy/organization-scope.js';
import {
  hardStopOf,
  periodNameOf,
  planLimits,
  plans,
  warningLevelOf,
  type CountedMetric,
  type Plan,
  type PlanMetric,
  type StandingMetric,
  type WarningLevel,
} from './plan-limits.js';
import { planLimitReached, trialEnded, type PlanLimitReached, type TrialEnded } from './quota-problems.js';

/** The transaction of a use case, seen as something that also answers. */
export interface QuotaTransaction extends TransactionWriter {
  $queryRawUnsafe<Rows>(query: string, ...values: unknown[]): Promise<Rows>;
}

/** There is room, and it is taken until the transaction is undone. */
export interface Reserved {
  readonly kind: 'Reserved';
  readonly metric: PlanMetric;
  readonly plan: Plan;
  /** How much was taken. */
  readonly granted: number;
  /** How much is used with it. */
  readonly used: number;
  /** Null when the plan sets no limit. */
  readonly limit: number | null;
  /** The share of the limit that was just reached for the first time in this period, in percent. */
  readonly warning: WarningLevel | null;
}

interface Taken {
  readonly plan: Plan | null;
  readonly trialEndedAt: Date | null;
  readonly limit: number | null;
  readonly used: number;
  readonly granted: number;
  readonly warned: number;
}

/** What is asked for. */
interface Wish {
  readonly metric: PlanMetric;
  readonly amount: number;
  readonly takesPart: boolean;
}

const rulesOf = (metric: PlanMetric, now: Date): string =>
  JSON.stringify(
    Object.fromEntries(
      plans.map((plan) => {
        const { limit, per } = planLimits[plan][metric];
        return [plan, { limit, period: periodNameOf(per, now) }];
      }),
    ),
  );

/** One statement that locks the counter, so that what two ask for at once is given to one after the other. */
async function take(
  transaction: QuotaTransaction,
  { organizationId }: OrganizationScope,
  { metric, amount, takesPart }: Wish,
  now: Date,
): Promise<Taken & { readonly plan: Plan }> {
  const [taken] = await transaction.$queryRawUnsafe<readonly Taken[]>(
    `SELECT plan, trial_ended_at AS "trialEndedAt", allowed::float8 AS limit, used::float8 AS used, granted::float8 AS granted, warned
     FROM platform.take_usage($1::uuid, $2, $3::bigint, $4::boolean, $5::jsonb, $6::timestamptz)`,
    organizationId,
    metric,
    amount,
    takesPart,
    rulesOf(metric, now),
    now.toISOString(),
  );
  const plan = taken?.plan ?? null;
  if (!taken || plan === null) throw new Error('There is no organization to take from.');
  return { ...taken, plan };
}

/** The level to warn of, remembered so that it is warned of once; null when it was before. */
async function warningOf(
  transaction: QuotaTransaction,
  { organizationId }: OrganizationScope,
  { plan, warned }: Taken & { readonly plan: Plan },
  { metric, used, limit }: { readonly metric: PlanMetric; readonly used: number; readonly limit: number | null },
  now: Date,
): Promise<WarningLevel | null> {
  const level = warningLevelOf(used, limit);
  if (level === null || level <= warned) return null;
  const period = periodNameOf(planLimits[plan][metric].per, now);
  const [noted] = await transaction.$queryRawUnsafe<readonly { isNew: boolean }[]>(
    'SELECT platform.note_warning($1::uuid, $2, $3, $4::int) AS "isNew"',
    organizationId,
    metric,
    period,
    level,
  );
  return noted?.isNew === true ? level : null;
}

async function reserveCounted(
  transaction: QuotaTransaction,
  scope: OrganizationScope,
  wish: Wish,
  now: Date,
): Promise<Reserved | PlanLimitReached | TrialEnded> {
  const { metric, amount, takesPart } = wish;
  const taken = await take(transaction, scope, wish, now);
  const { plan, trialEndedAt, used, limit, granted } = taken;
  if (trialEndedAt !== null) return trialEnded(trialEndedAt);
  if (granted < amount && !takesPart && limit !== null) return planLimitReached(plan, metric, { used, limit });
  const warning = granted > 0 ? await warningOf(transaction, scope, taken, { metric, used, limit }, now) : null;
  return { kind: 'Reserved', metric, plan, granted, used, limit, warning };
}

/**
 * Takes an amount of what a plan counts, in the transaction that uses it: all of it or nothing. Never more than the hard
 * stop is given away, however many ask at once, because the counter stays locked until the transaction ends (O-07).
 */
export const reserve = (
  transaction: QuotaTransaction,
  scope: OrganizationScope,
  metric: CountedMetric,
  amount: number,
  now: Date,
): Promise<Reserved | PlanLimitReached | TrialEnded> =>
  reserveCounted(transaction, scope, { metric, amount, takesPart: false }, now);

/** Takes as much of an amount as there is room for; `granted` says how much, down to nothing. */
export const reserveUpTo = (
  transaction: QuotaTransaction,
  scope: OrganizationScope,
  metric: CountedMetric,
  amount: number,
  now: Date,
): Promise<Reserved | PlanLimitReached | TrialEnded> =>
  reserveCounted(transaction, scope, { metric, amount, takesPart: true }, now);

/** What is there already, and how much comes on top. */
export interface StandingWish {
  readonly metric: StandingMetric;
  readonly adding: number;
  /** Whether it is refused once the trial is over. */
  readonly endsWithTrial?: boolean;
  /** Counts the rows that are there; it runs while nobody else may add any. */
  readonly count: () => Promise<number>;
}

/**
 * Makes sure that there is room for more rows of a kind that a plan limits at any one time. The counter of the kind is
 * locked until the transaction ends, so that rows counted here are still all the rows when one is added.
 */
export async function reserveStanding(
  transaction: QuotaTransaction,
  scope: OrganizationScope,
  { metric, adding, count, endsWithTrial = false }: StandingWish,
  now: Date,
): Promise<Reserved | PlanLimitReached | TrialEnded> {
  const taken = await take(transaction, scope, { metric, amount: 0, takesPart: false }, now);
  const { plan, trialEndedAt, limit } = taken;
  if (trialEndedAt !== null && endsWithTrial) return trialEnded(trialEndedAt);
  const before = limit === null ? 0 : await count();
  const used = before + adding;
  if (limit !== null && used > hardStopOf(limit)) return planLimitReached(plan, metric, { used: before, limit });
  const warning = adding > 0 ? await warningOf(transaction, scope, taken, { metric, used, limit }, now) : null;
  return { kind: 'Reserved', metric, plan, granted: adding, used, limit, warning };
}

/** Makes sure that one more person fits into the organization (O-07): people and open invitations take the seats. */
export function seat(
  transaction: QuotaTransaction,
  scope: OrganizationScope,
  now: Date,
): Promise<Reserved | PlanLimitReached | TrialEnded> {
  const count = async (): Promise<number> => {
    const [row] = await transaction.$queryRawUnsafe<readonly { taken: number }[]>(
      'SELECT tenant.seats_taken($1::uuid, $2::timestamptz)::float8 AS taken',
      scope.organizationId,
      now.toISOString(),
    );
    return row?.taken ?? 0;
  };
  return reserveStanding(transaction, scope, { metric: 'USERS', adding: 1, count }, now);
}
