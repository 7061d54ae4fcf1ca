import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { FigureStatus } from '../../domain/metrics/figure.js';
import type { AgentType, ApiSeries } from '../../domain/metrics/system-metrics.js';
import { AgentTypeEnum, ApiSeriesEnum, FigureStatusEnum } from './metrics.enums.js';

/** One measured figure. */
@ObjectType('MetricFigure', {
  description: 'One measured figure beside its target (O-11).',
  simpleResolvers: true,
})
export class MetricFigureType {
  @Field(() => Float, { nullable: true, description: 'What was measured; null when nothing was.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'It should stay below this; null when there is no target.' })
  target!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Above this, somebody should look at once; null when there is no such limit.',
  })
  alertAbove!: number | null;

  @Field(() => FigureStatusEnum, {
    nullable: true,
    description: 'How the value stands to its target; null when either is missing.',
  })
  status!: FigureStatus | null;
}

/** How the graph answers. */
@ObjectType('ApiMetrics', {
  description: 'How fast and how safely the graph answers operations of one kind.',
  simpleResolvers: true,
})
export class ApiMetricsType {
  @Field(() => ApiSeriesEnum, { description: 'Which operations.' })
  series!: ApiSeries;

  @Field(() => Int, { description: 'How many were answered.' })
  operationCount!: number;

  @Field(() => MetricFigureType, { description: 'Half of them took less, in milliseconds.' })
  p50!: MetricFigureType;

  @Field(() => MetricFigureType, { description: '95 of 100 took less, in milliseconds.' })
  p95!: MetricFigureType;

  @Field(() => MetricFigureType, { description: '99 of 100 took less, in milliseconds.' })
  p99!: MetricFigureType;

  @Field(() => MetricFigureType, {
    description: 'Share, 0 to 1, that failed through an error of the platform; mistakes of callers do not count.',
  })
  errorRate!: MetricFigureType;
}

/** How an agent works. */
@ObjectType('AgentMetrics', {
  description: 'How fast one agent works, over every organization.',
  simpleResolvers: true,
})
export class AgentMetricsType {
  @Field(() => AgentTypeEnum, { description: 'Which agent.' })
  agent!: AgentType;

  @Field(() => Int, { description: 'Steps it finished.' })
  stepCount!: number;

  @Field(() => Int, { description: 'Leads of those steps.' })
  leadCount!: number;

  @Field(() => MetricFigureType, { description: 'Half of the steps took less for a lead, in seconds.' })
  p50!: MetricFigureType;

  @Field(() => MetricFigureType, { description: '95 of 100 steps took less for a lead, in seconds.' })
  p95!: MetricFigureType;
}

/** What was measured lately. */
@ObjectType('SystemMetrics', {
  description: 'What was measured lately, over every process and organization, against its targets.',
  simpleResolvers: true,
})
export class SystemMetricsType {
  @Field(() => DateTime, { description: 'From when on.' })
  since!: Date;

  @Field(() => DateTime, { description: 'Until when; the last minute may not be written yet.' })
  until!: Date;

  @Field(() => [ApiMetricsType], { description: 'How the graph answers.' })
  api!: readonly ApiMetricsType[];

  @Field(() => [AgentMetricsType], { description: 'How the agents work.' })
  agents!: readonly AgentMetricsType[];

  @Field(() => MetricFigureType, {
    description: 'Share, 0 to 1, of runs that were given up, among those that ended by themselves.',
  })
  agentFailureRate!: MetricFigureType;

  @Field(() => MetricFigureType, { description: 'Jobs that wait at this moment.' })
  queueDepth!: MetricFigureType;

  @Field(() => MetricFigureType, { description: 'What engines cost for one assessed lead, in US dollars.' })
  costPerLeadUsd!: MetricFigureType;
}
