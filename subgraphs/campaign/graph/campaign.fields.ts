import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import type { CampaignContext } from '../context.js';
import { canMove, isEditable, type Campaign } from '../domain/campaign.js';
import { CampaignType } from './campaign.type.js';
import { ProspectCriteriaType, toCriteriaType } from './criteria.type.js';
import { EmailFilter } from './email.query.js';
import { EmailConnection } from './email.type.js';
import { AgentRunConnection, AgentRunType } from './run.type.js';

/** What a campaign answers beyond its own row. */
@Resolver(() => CampaignType)
export class CampaignFields {
  @FieldResolver(() => ProspectCriteriaType, { description: 'Whom it looks for, as understood.' })
  criteria(@Root() campaign: Campaign) {
    return toCriteriaType(campaign.criteria);
  }

  @FieldResolver(() => AgentRunType, { nullable: true, description: 'Its newest run; null before the first launch.' })
  latestRun(@Root() campaign: Campaign, @Ctx() context: CampaignContext) {
    return context.loaders.latestRunByCampaignId.load(campaign.id);
  }

  @FieldResolver(() => AgentRunConnection, { description: 'Its runs, newest first.' })
  runs(@Root() campaign: Campaign, @Args(() => PageArgs) page: PageArgs, @Ctx() context: CampaignContext) {
    return context.pages.runs(campaign.id, page);
  }

  @FieldResolver(() => EmailConnection, { description: 'The emails its agents wrote, newest first.' })
  emails(
    @Root() campaign: Campaign,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => EmailFilter, { nullable: true, description: 'Which ones; all when absent.' })
    filter: EmailFilter | null,
    @Ctx() context: CampaignContext,
  ) {
    return context.pages.emails({ campaignId: campaign.id, status: filter?.status ?? null }, page);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may edit it now.' })
  viewerCanEdit(@Root() campaign: Campaign, @Ctx() { viewer }: CampaignContext) {
    return viewer.permissions.has('campaign:edit') && isEditable(campaign);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may launch it now.' })
  viewerCanLaunch(@Root() campaign: Campaign, @Ctx() { viewer }: CampaignContext) {
    return viewer.permissions.has('campaign:launch') && campaign.status === 'DRAFT';
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may pause it now.' })
  viewerCanPause(@Root() campaign: Campaign, @Ctx() { viewer }: CampaignContext) {
    return viewer.permissions.has('campaign:launch') && canMove(campaign.status, 'PAUSED');
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may resume it now.' })
  viewerCanResume(@Root() campaign: Campaign, @Ctx() { viewer }: CampaignContext) {
    return viewer.permissions.has('campaign:launch') && campaign.status === 'PAUSED';
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may cancel it now.' })
  viewerCanCancel(@Root() campaign: Campaign, @Ctx() { viewer }: CampaignContext) {
    return viewer.permissions.has('campaign:launch') && canMove(campaign.status, 'CANCELLED');
  }
}
