import { Ctx, Query, Resolver } from 'type-graphql';
import type { AdminContext } from '../context.js';
import { PlatformOverviewType } from './platform-overview.type.js';

/** The platform owner's view as a whole. */
@Resolver()
export class AdminQuery {
  @Query(() => PlatformOverviewType, { description: 'What the whole platform counts (V-66). For platform admins.' })
  platformOverview(@Ctx() context: AdminContext) {
    return context.surveyPlatform({});
  }
}
