import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';
import type { AgentType, RunCounts, RunStatus } from '../domain/run.js';
import { AgentTypeEnum, RunStatusEnum } from './campaign.enums.js';

/** What a run has done. */
@ObjectType('RunCounts', { description: 'What a run has done so far.', simpleResolvers: true })
export class RunCountsType {
  @Field(() => Int, { description: 'Leads the run knows it has to assess.' })
  total!: number;

  @Field(() => Int, { description: 'Prospects found.' })
  found!: number;

  @Field(() => Int, { description: 'Leads assessed.' })
  assessed!: number;

  @Field(() => Int, { description: 'Leads with 60 points or more.' })
  qualified!: number;

  @Field(() => Int, { description: 'Leads with 40 to 59 points.' })
  nurture!: number;

  @Field(() => Int, { description: 'Leads with fewer than 40 points.' })
  rejected!: number;

  @Field(() => Int, { description: 'Emails drafted.' })
  drafted!: number;
}

/** One execution of the agents. */
@Directive('@key(fields: "id")')
@ObjectType('AgentRun', { description: 'One execution of the agents on a campaign.', simpleResolvers: true })
export class AgentRunType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => RunStatusEnum, { description: 'Where it stands.' })
  status!: RunStatus;

  @Field(() => AgentTypeEnum, { nullable: true, description: 'The agent at work; null when none is.' })
  agent!: AgentType | null;

  @Field(() => RunCountsType, { description: 'What it has done so far.' })
  counts!: RunCounts;

  @Field(() => Float, { description: 'What its engines cost, in millionths of a US dollar.' })
  costMicroUsd!: number;

  @Field(() => String, { nullable: true, description: 'Why it was given up; null unless it failed.' })
  failure!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a worker started it; null while it waits.' })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null while it has not.' })
  finishedAt!: Date | null;
}

/** A page of runs. */
export const { Connection: AgentRunConnection } = connectionOf('AgentRun', () => AgentRunType);
