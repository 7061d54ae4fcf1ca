import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { ActorKind } from '../../../platform/audit/audit-trail.js';
import { AuditActorKindEnum } from '../../../platform/graphql/audit-actor-kind.js';
import { AuditChangeType } from '../../../platform/graphql/audit-change.js';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';

/** One act as the platform owner sees it. */
@ObjectType('PlatformAuditEntry', {
  description: 'One act that changed something, as the platform owner sees it.',
  simpleResolvers: true,
})
export class PlatformAuditEntryType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

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

  @Field(() => ID, {
    nullable: true,
    description: 'The platform admin who looked through this person’s eyes; null for everybody who acted themselves.',
  })
  impersonatorId!: string | null;

  @Field(() => String, { nullable: true, description: 'What kind of thing it was done to, for instance "Campaign".' })
  subjectType!: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of what it was done to.' })
  subjectId!: string | null;

  @Field(() => [AuditChangeType], {
    description: 'What an act of the platform itself changed; empty for acts in an organization, which are its own.',
  })
  changes!: AuditChangeType[];

  @Field(() => String, { description: 'The request or job through which it was done.' })
  requestId!: string;

  @Field(() => String, { nullable: true, description: 'Address of the caller’s machine; null when not known.' })
  clientAddress!: string | null;
}

/** A page of the platform's audit log. */
export const { Connection: PlatformAuditEntryConnection } = connectionOf(
  'PlatformAuditEntry',
  () => PlatformAuditEntryType,
);

/** Which entries to read. */
@InputType({ description: 'Which entries of all audit logs to read; what is absent does not narrow.' })
export class PlatformAuditFilterInput {
  @Field(() => ID, { nullable: true, description: 'Only acts in this organization.' })
  organizationId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only acts of the platform itself.' })
  ofPlatform?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Only this act, for instance "campaign.launched".' })
  action?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only acts of this person, run or API key.' })
  actorId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only acts on the thing with this id.' })
  subjectId?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Only acts from this moment on.' })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Only acts before this moment.' })
  to?: Date | null;
}
