import { Arg, Args, Ctx, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import type { CampaignContext } from '../context.js';
import type { CampaignStatus } from '../domain/campaign.js';
import { CampaignStatusEnum } from './campaign.enums.js';
import { CampaignConnection, CampaignType } from './campaign.type.js';
import { ProspectCriteriaType, toCriteriaType } from './criteria.type.js';

/** Which campaigns to list. */
@InputType({ description: 'Which campaigns to list.' })
export class CampaignFilter {
  @Field(() => CampaignStatusEnum, { nullable: true, description: 'Only campaigns in this state.' })
  status?: CampaignStatus | null;

  @Field(() => String, { nullable: true, description: 'Only campaigns whose name contains these words.' })
  search?: string | null;
}

/** A prospect of the directory, before it becomes a lead. */
@ObjectType({ description: 'A prospect of the directory, before it becomes a lead.', simpleResolvers: true })
class DirectoryProspect {
  @Field(() => String, { description: 'First and last name.' })
  name!: string;

  @Field(() => String, { description: 'Job title.' })
  jobTitle!: string;

  @Field(() => String, { description: 'Name of the company.' })
  companyName!: string;

  @Field(() => String, { nullable: true, description: 'City of the company; null when unknown.' })
  city!: string | null;

  @Field(() => String, { nullable: true, description: 'Region or state; null when unknown.' })
  region!: string | null;

  @Field(() => String, { nullable: true, description: 'Country; null when unknown.' })
  country!: string | null;
}

/** How a text was understood. */
@ObjectType({ description: 'How the prospector understands a text, and what it would find.', simpleResolvers: true })
class CriteriaPreview {
  @Field(() => ProspectCriteriaType, { description: 'The text as understood.' })
  criteria!: ProspectCriteriaType;

  @Field(() => Int, { description: 'How many prospects of the directory match.' })
  matching!: number;

  @Field(() => [DirectoryProspect], { description: 'A few of them.' })
  sample!: readonly DirectoryProspect[];
}

/** Reads campaigns. */
@Resolver()
export class CampaignQuery {
  @Query(() => CampaignType, {
    nullable: true,
    description: 'One campaign; null when the organization has no such campaign.',
  })
  campaign(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: CampaignContext) {
    return context.loaders.campaignById.load(id);
  }

  @Query(() => CampaignConnection, { description: 'The organization’s campaigns, newest first (V-63).' })
  campaigns(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => CampaignFilter, { nullable: true, description: 'Which ones; all when absent.' })
    filter: CampaignFilter | null,
    @Ctx() context: CampaignContext,
  ) {
    return context.pages.campaigns(filter ?? {}, page);
  }

  @Query(() => CriteriaPreview, { description: 'Reads criteria without creating anything.' })
  async previewCriteria(
    @Arg('text', () => String, { description: 'Whom to look for, in French or English.' }) text: string,
    @Ctx() context: CampaignContext,
  ) {
    const preview = await context.previewCriteria({ text });
    return { ...preview, criteria: toCriteriaType(preview.criteria) };
  }
}
