import { Directive, Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { planMetrics, plans, type Plan, type PlanMetric } from '../quota/plan-limits.js';
import { DateTime } from './date-time.js';
import { UserError } from './user-error.js';

const planDescriptions: Readonly<Record<Plan, string>> = {
  TRIAL: 'Trying the platform for fourteen days.',
  STARTER: 'The smallest plan.',
  GROWTH: 'The middle plan.',
  SCALE: 'The largest plan.',
};
const metricDescriptions: Readonly<Record<PlanMetric, string>> = {
  LEADS: 'People who were not known before, added by agents or imports.',
  EMAILS: 'Drafts that people approved.',
  CAMPAIGNS: 'Campaigns that are neither completed nor cancelled.',
  USERS: 'People of the organization.',
};
const enumOf = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Readonly<Record<Value, Value>>;
const describe = <Value extends string>(descriptions: Readonly<Record<Value, string>>) =>
  Object.fromEntries(Object.entries<string>(descriptions).map(([value, description]) => [value, { description }]));

/** A plan of the platform. */
export const PlanEnum = enumOf(plans);
registerEnumType(PlanEnum, {
  name: 'Plan',
  description: 'What an organization subscribed to (O-07).',
  valuesConfig: describe(planDescriptions),
});

/** What a plan limits. */
export const PlanMetricEnum = enumOf(planMetrics);
registerEnumType(PlanMetricEnum, {
  name: 'PlanMetric',
  description: 'What a plan limits.',
  valuesConfig: describe(metricDescriptions),
});

/** The plan allows no more. */
@Directive('@shareable')
@ObjectType('PlanLimitReached', {
  implements: UserError,
  description: 'The plan allows no more, the fifth above its limit included.',
  simpleResolvers: true,
})
export class PlanLimitReachedType extends UserError {
  @Field(() => PlanMetricEnum, { description: 'Of what.' })
  metric!: PlanMetric;

  @Field(() => Float, { description: 'How much is used.' })
  used!: number;

  @Field(() => Float, { description: 'How much the plan allows; a fifth more is tolerated.' })
  limit!: number;

  @Field(() => PlanEnum, { description: 'The plan of the organization.' })
  plan!: Plan;
}

/** The trial is over. */
@Directive('@shareable')
@ObjectType('TrialEnded', {
  implements: UserError,
  description: 'The trial is over. Choose a plan to launch, import and approve again; everything else stays readable.',
  simpleResolvers: true,
})
export class TrialEndedType extends UserError {
  @Field(() => DateTime, { description: 'When it ended.' })
  endedAt!: Date;
}
