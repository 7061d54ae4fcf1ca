import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import { Locale } from '../../../../platform/graphql/locale.js';
import type { OrganizationStatus, OrganizationType, Plan, RunStatus } from '../../domain/organizations/organization.js';
import { PlanEnum } from '../../../../platform/graphql/quota-types.js';
import { OrganizationStatusEnum, OrganizationTypeEnum, RunStatusEnum } from '../admin.enums.js';

/** What an organization used this month. */
@ObjectType('PlatformOrganizationUsage', {
  description: 'What an organization used since the first of the month, 00:00 UTC.',
  simpleResolvers: true,
})
export class OrganizationUsageType {
  @Field(() => DateTime, { description: 'The first of the month, 00:00 UTC.' })
  since!: Date;

  @Field(() => Int, { description: 'Leads that were added.' })
  leadsAdded!: number;

  @Field(() => Int, { description: 'Emails that agents wrote.' })
  emailsDrafted!: number;

  @Field(() => Int, { description: 'Campaigns in state ACTIVE at this moment.' })
  activeCampaigns!: number;

  @Field(() => Float, { description: 'What engines cost, in US dollars.' })
  costUsd!: number;
}

/** The newest run of an organization. */
@ObjectType('PlatformLatestRun', {
  description: 'The newest run of an organization, without a word of what it was about.',
  simpleResolvers: true,
})
export class LatestRunType {
  @Field(() => RunStatusEnum, { description: 'Where it stands.' })
  status!: RunStatus;

  @Field(() => DateTime, { description: 'When it was asked for.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a worker took it up first; null before.' })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended; null before.' })
  finishedAt!: Date | null;

  @Field(() => Int, { description: 'Leads it assessed.' })
  assessedCount!: number;
}

/** One organization as the platform owner sees it. */
@ObjectType('PlatformOrganization', {
  description: 'One organization as the platform owner sees it: who it is and how much it has, never what is in it.',
  simpleResolvers: true,
})
export class PlatformOrganizationType {
  @Field(() => ID, { description: 'The id of the organization.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'A short name for addresses, unique on the platform.' })
  slug!: string;

  @Field(() => OrganizationTypeEnum, { description: 'Whom it sells to.' })
  type!: OrganizationType;

  @Field(() => PlanEnum, { description: 'What it pays for.' })
  plan!: Plan;

  @Field(() => OrganizationStatusEnum, { description: 'Where it stands.' })
  status!: OrganizationStatus;

  @Field(() => Locale, { description: 'The language it works in.' })
  locale!: Locale;

  @Field(() => DateTime, { description: 'When it joined the platform.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'End of its trial; null for every other plan.' })
  trialEndsAt!: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is suspended; null when it is not.' })
  suspendedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it is suspended; null when it is not.' })
  suspensionReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was deleted; null unless DELETED.' })
  deletedAt!: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When everything of it is erased for good; until then it can be restored; null unless DELETED.',
  })
  purgeAt!: Date | null;

  @Field(() => Int, { description: 'Its people who can sign in.' })
  userCount!: number;

  @Field(() => Int, { description: 'Its campaigns, in any state.' })
  campaignCount!: number;

  @Field(() => Int, { description: 'Its leads.' })
  leadCount!: number;

  @Field(() => Int, { description: 'The runs of its campaigns, in any state.' })
  runCount!: number;

  @Field(() => DateTime, { nullable: true, description: 'When its newest run was created; null before the first.' })
  latestRunAt!: Date | null;
}

/** A page of organizations. */
export const { Connection: PlatformOrganizationConnection } = connectionOf(
  'PlatformOrganization',
  () => PlatformOrganizationType,
);
