import { Field, Float, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/date-time.js';
import type { AgentType, RunCounts } from '../domain/run.js';
import type { RunEventKind, RunEventWords, Verdict } from '../domain/run-event.js';
import { AgentTypeEnum, RunEventKindEnum, VerdictEnum } from './campaign.enums.js';
import { RunCountsType } from './run.type.js';

/** Something that happened in a run. */
@ObjectType('AgentRunEvent', {
  description: 'Something that happened in a run. Never changes once delivered.',
  simpleResolvers: true,
})
export class AgentRunEventType {
  @Field(() => String, {
    description: 'Give it as "after" to continue behind this event. Opaque; bound to the organization and the run.',
  })
  cursor!: string;

  @Field(() => Int, { description: '1, 2, 3 and so on within the run, without gaps.' })
  sequence!: number;

  @Field(() => RunEventKindEnum, { description: 'What happened.' })
  kind!: RunEventKind;

  @Field(() => DateTime, { description: 'When it happened.' })
  at!: string;

  @Field(() => AgentTypeEnum, { nullable: true, description: 'The agent it concerns; null for the run as a whole.' })
  agent!: AgentType | null;

  @Field(() => VerdictEnum, { nullable: true, description: 'The verdict of an assessment; null for other kinds.' })
  verdict!: Verdict | null;

  @Field(() => Int, {
    nullable: true,
    description: 'BANT points from 0 to 100 of an assessment; null for other kinds.',
  })
  score!: number | null;

  @Field(() => Int, { nullable: true, description: 'Prospects in the batch found; null for other kinds.' })
  foundCount!: number | null;

  @Field(() => Float, { description: 'What this event cost, in millionths of a US dollar.' })
  costMicroUsd!: number;

  @Field(() => RunCountsType, { description: 'The counts of the run right after this event.' })
  counts!: RunCounts;

  @Field(() => Boolean, { description: 'Nothing follows by itself: clients may close the stream.' })
  final!: boolean;

  readonly words!: RunEventWords;
  readonly runId!: string;
  readonly leadId!: string | null;
  readonly emailId!: string | null;
}
