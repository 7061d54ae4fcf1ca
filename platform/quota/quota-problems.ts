import type { Plan, PlanMetric } from './plan-limits.js';

/** The plan allows no more of something, the fifth above its limit included. */
export interface PlanLimitReached {
  readonly kind: 'PlanLimitReached';
  readonly message: string;
  readonly metric: PlanMetric;
  readonly used: number;
  readonly limit: number;
  readonly plan: Plan;
}

/** The trial is over, and no plan was chosen. */
export interface TrialEnded {
  readonly kind: 'TrialEnded';
  readonly message: string;
  readonly endedAt: Date;
}

const namesOf: Readonly<Record<PlanMetric, string>> = {
  LEADS: 'new leads',
  EMAILS: 'approved emails',
  CAMPAIGNS: 'campaigns at a time',
  USERS: 'people',
};

/** What an act comes to that the plan has no room for. */
export const planLimitReached = (
  plan: Plan,
  metric: PlanMetric,
  { used, limit }: { readonly used: number; readonly limit: number },
): PlanLimitReached => ({
  kind: 'PlanLimitReached',
  message: `The plan ${plan} allows ${limit} ${namesOf[metric]}, and ${used} are used. Choose a larger plan, or wait for the reset.`,
  metric,
  used,
  limit,
  plan,
});

/** What an act comes to after the trial. */
export const trialEnded = (endedAt: Date): TrialEnded => ({
  kind: 'TrialEnded',
  message: `The trial ended on ${endedAt.toISOString().slice(0, 10)}. Choose a plan to go on.`,
  endedAt,
});
