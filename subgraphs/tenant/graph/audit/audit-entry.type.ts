import { Field, Float, ID, ObjectType } from 'type-graphql';
import type { ActorKind } from '../../../../platform/audit/audit-trail.js';
import { AuditActorKindEnum } from '../../../../platform/graphql/audit-actor-kind.js';
import { AuditChangeType } from '../../../../platform/graphql/audit-change.js';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import type { ActorStanding, AuditChange } from '../../domain/audit/audit-entry.js';
import { AuditActorStandingEnum } from './audit.enums.js';

/** One act in an organization's audit log. */
@ObjectType('AuditEntry', {
  description:
    'One act that changed something in the organization. Never changes itself; entries form a chain of hashes.',
  simpleResolvers: true,
})
export class AuditEntryType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => Float, { description: 'Its place in the organization’s chain: 1, 2, 3 and so on, without gaps.' })
  position!: number;

  @Field(() => DateTime, { description: 'When it was done.' })
  at!: Date;

  @Field(() => String, { description: 'What was done, for instance "campaign.launched".' })
  action!: string;

  @Field(() => AuditActorKindEnum, { description: 'What kind of caller acted.' })
  actorKind!: ActorKind;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the person, the run or the API key that acted; null for the platform itself.',
  })
  actorId!: string | null;

  @Field(() => AuditActorStandingEnum, {
    nullable: true,
    description: 'Whether the person who acted still belongs to the organization; null when no person acted.',
  })
  actorStanding!: ActorStanding | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The platform admin who looked through this person’s eyes; null for everybody who acted themselves.',
  })
  impersonatorId!: string | null;

  @Field(() => String, { nullable: true, description: 'What kind of thing it was done to, for instance "Campaign".' })
  subjectType!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of what it was done to.' })
  subjectId!: string | null;

  @Field(() => [AuditChangeType], { description: 'What it changed or counted, in the order of the names.' })
  changes!: readonly AuditChange[];

  @Field(() => String, { description: 'The request or job through which it was done.' })
  requestId!: string;

  @Field(() => String, { nullable: true, description: 'Address of the caller’s machine; null when not known.' })
  clientAddress!: string | null;

  @Field(() => String, { nullable: true, description: 'What the caller’s program said it is; null when it did not.' })
  userAgent!: string | null;

  @Field(() => String, { description: 'Hash of this entry and of everything before it.' })
  hash!: string;
}

/** A page of the audit log. */
export const { Connection: AuditEntryConnection } = connectionOf('AuditEntry', () => AuditEntryType);

/** Whether the chain is whole. */
@ObjectType('AuditChain', {
  description: 'Whether every entry of the organization’s audit log is as it was written, and none is missing.',
  simpleResolvers: true,
})
export class AuditChainType {
  @Field(() => Boolean, { description: 'Whether no entry was changed or taken out.' })
  isWhole!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: 'Place of the first entry that was changed, or before which one is missing; null when it is whole.',
  })
  firstBrokenPosition!: number | null;

  @Field(() => Float, { description: 'How many entries there are.' })
  length!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Hash of the newest entry; null before the first. A copy kept elsewhere proves that none was cut off.',
  })
  headHash!: string | null;
}
