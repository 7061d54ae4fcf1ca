import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';

/** One organization as the platform owner sees it. */
@ObjectType('OrganizationOverview', {
  description: 'One organization as the platform owner sees it.',
  simpleResolvers: true,
})
export class OrganizationOverviewType {
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
export const { Connection: OrganizationOverviewConnection } = connectionOf(
  'OrganizationOverview',
  () => OrganizationOverviewType,
);
