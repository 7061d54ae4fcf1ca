import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import type { AdminContext } from '../context.js';
import { OrganizationOverviewConnection } from './organization-overview.type.js';
import { PlatformOverviewType } from './platform-overview.type.js';

/** The platform owner's view. */
@Resolver()
export class AdminQuery {
  @Query(() => PlatformOverviewType, { description: 'What the whole platform counts (V-66). For platform admins.' })
  platformOverview(@Ctx() context: AdminContext) {
    return context.surveyPlatform({});
  }

  @Query(() => OrganizationOverviewConnection, {
    description: 'Every organization, newest first (V-67). For platform admins.',
  })
  organizationsOverview(@Args(() => PageArgs) page: PageArgs, @Ctx() context: AdminContext) {
    return context.surveyOrganizations(page);
  }
}
