import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { PlanEnum, PlanMetricEnum } from '../../../../platform/graphql/quota-types.js';
import { quotaPeriods, type Plan, type PlanMetric, type QuotaPeriod } from '../../../../platform/quota/plan-limits.js';
import { usageLevels, type UsageLevel } from '../../../../platform/quota/read-usage.js';

const levels: Readonly<Record<UsageLevel, string>> = {
  NONE: 'Under 80 % of the limit, or there is no limit.',
  NEAR: 'From 80 % of the limit.',
  CLOSE: 'From 90 % of the limit.',
  REACHED: 'The limit is reached; a fifth more is tolerated.',
  STOPPED: 'The fifth above the limit is used up as well: no more is possible.',
};
const periods: Readonly<Record<QuotaPeriod, string>> = {
  MONTH: 'Counted from the 1st of the month, 00:00 UTC.',
  DAY: 'Counted from 00:00 UTC.',
  TRIAL: 'Counted over the whole trial.',
  NOW: 'What is there now.',
};
const membersOf = <Value extends string>(values: readonly Value[]) =>
  Object.fromEntries(values.map((value) => [value, value])) as Readonly<Record<Value, Value>>;
const describe = (descriptions: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(descriptions).map(([value, description]) => [value, { description }]));

const UsageLevelEnum = membersOf(usageLevels);
registerEnumType(UsageLevelEnum, {
  name: 'UsageLevel',
  description: 'How near a limit is.',
  valuesConfig: describe(levels),
});

const QuotaPeriodEnum = membersOf(quotaPeriods);
registerEnumType(QuotaPeriodEnum, {
  name: 'QuotaPeriod',
  description: 'For how long something is counted.',
  valuesConfig: describe(periods),
});

@ObjectType('MetricUsage', { description: 'How much of one thing is used.', simpleResolvers: true })
class MetricUsageType {
  @Field(() => PlanMetricEnum, { description: 'Of what.' })
  metric!: PlanMetric;

  @Field(() => Float, { description: 'How much is used.' })
  used!: number;

  @Field(() => Float, { nullable: true, description: 'How much the plan allows; null when there is no limit.' })
  limit!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The share used, in percent, rounded down; null without a limit.',
  })
  percent!: number | null;

  @Field(() => UsageLevelEnum, { description: 'How near the limit is.' })
  level!: UsageLevel;

  @Field(() => QuotaPeriodEnum, { description: 'For how long it is counted.' })
  per!: QuotaPeriod;

  @Field(() => DateTime, { nullable: true, description: 'When counting starts anew; null for what never does.' })
  resetsAt!: Date | null;
}

/** What a plan allows and what of it is used. */
@ObjectType('PlanUsage', { description: 'What a plan allows, and what of it is used.', simpleResolvers: true })
export class PlanUsageType {
  @Field(() => PlanEnum, { description: 'The plan.' })
  plan!: Plan;

  @Field(() => DateTime, { nullable: true, description: 'When the trial ends; null for paid plans.' })
  trialEndsAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Whether the trial is over: nothing is launched, imported or approved any more.',
  })
  isTrialOver!: boolean;

  @Field(() => [MetricUsageType], { description: 'Everything that the plan limits.' })
  metrics!: MetricUsageType[];
}
