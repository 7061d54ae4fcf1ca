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

/** A sentence for people, in each language they may read. */
type Sentence = Readonly<Record<'FR' | 'EN', string>>;

const planNames: Readonly<Record<Plan, string>> = {
  TRIAL: 'Essai',
  STARTER: 'Starter',
  GROWTH: 'Growth',
  SCALE: 'Scale',
};

const namesOf: Readonly<Record<PlanMetric, Sentence>> = {
  LEADS: { FR: 'nouveaux leads', EN: 'new leads' },
  EMAILS: { FR: 'e-mails validés', EN: 'approved emails' },
  CAMPAIGNS: { FR: 'campagnes à la fois', EN: 'campaigns at a time' },
  USERS: { FR: 'personnes', EN: 'people' },
};

const limitSentence = (plan: Plan, metric: PlanMetric, used: number, limit: number): Sentence => ({
  FR: `La formule ${planNames[plan]} permet ${limit} ${namesOf[metric].FR}\u00a0; utilisation\u00a0: ${used}. Choisissez une formule plus grande, ou attendez la remise à zéro.`,
  EN: `The plan ${plan} allows ${limit} ${namesOf[metric].EN}, and ${used} are used. Choose a larger plan, or wait for the reset.`,
});

const trialSentence = (endedAt: Date): Sentence => {
  const day = endedAt.toISOString().slice(0, 10);
  return {
    FR: `L’essai s’est terminé le ${day.split('-').toReversed().join('/')}. Choisissez une formule pour continuer.`,
    EN: `The trial ended on ${day}. Choose a plan to go on.`,
  };
};

/** Why the plan refuses, for people; the problem's message is the English one. */
export const quotaSentence = (problem: PlanLimitReached | TrialEnded): Sentence =>
  problem.kind === 'TrialEnded'
    ? trialSentence(problem.endedAt)
    : limitSentence(problem.plan, problem.metric, problem.used, problem.limit);

/** What an act comes to that the plan has no room for. */
export const planLimitReached = (
  plan: Plan,
  metric: PlanMetric,
  { used, limit }: { readonly used: number; readonly limit: number },
): PlanLimitReached => ({
  kind: 'PlanLimitReached',
  message: limitSentence(plan, metric, used, limit).EN,
  metric,
  used,
  limit,
  plan,
});

/** What an act comes to after the trial. */
export const trialEnded = (endedAt: Date): TrialEnded => ({
  kind: 'TrialEnded',
  message: trialSentence(endedAt).EN,
  endedAt,
});
