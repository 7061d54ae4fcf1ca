import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { LeadContext } from '../context.js';
import type { AssessedCriterion } from '../domain/assessment.js';
import type { Interaction } from '../domain/interaction.js';
import type { Lead, LeadStatus } from '../domain/lead.js';
import { sourceIn } from '../domain/lead-source.js';
import { sentenceIn } from '../domain/language.js';
import { BantAssessmentConnection, BantAssessmentType, BantCriterionType } from './assessment.type.js';
import { CompanyType } from './company.type.js';
import { InteractionConnection, InteractionType } from './interaction.type.js';
import { LeadFilter } from './lead.query.js';
import { CampaignStub, UserStub } from './lead.stubs.js';
import { LeadConnection, LeadCountsType, LeadType } from './lead.type.js';

/** What a lead answers beyond its own row. */
@Resolver(() => LeadType)
export class LeadFields {
  @FieldResolver(() => CompanyType, {
    nullable: true,
    description: 'The company the person works for; null when unknown.',
  })
  company(@Root() lead: Lead, @Ctx() context: LeadContext) {
    return lead.companyId === null ? null : context.loaders.companyById.load(lead.companyId);
  }

  @FieldResolver(() => CampaignStub, {
    nullable: true,
    description: 'The campaign the lead belongs to; null when it belongs to none.',
  })
  campaign(@Root() lead: Lead) {
    return lead.campaignId === null ? null : { id: lead.campaignId };
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'The points of the newest assessment; null before the first.',
  })
  score(@Root() lead: Lead) {
    return lead.score;
  }

  @FieldResolver(() => BantAssessmentType, {
    nullable: true,
    description: 'The newest assessment; null before the first.',
  })
  assessment(@Root() lead: Lead, @Ctx() context: LeadContext) {
    return context.loaders.latestAssessmentByLeadId.load(lead.id);
  }

  @FieldResolver(() => BantAssessmentConnection, { description: 'Every assessment, newest first.' })
  assessments(@Root() lead: Lead, @Args(() => PageArgs) page: PageArgs, @Ctx() context: LeadContext) {
    return context.pages.assessments(lead.id, page);
  }

  @FieldResolver(() => InteractionConnection, { description: 'Everything that happened, newest first.' })
  interactions(@Root() lead: Lead, @Args(() => PageArgs) page: PageArgs, @Ctx() context: LeadContext) {
    return context.pages.interactions(lead.id, page);
  }

  @FieldResolver(() => String, {
    description: 'Where the record comes from, as told to the person at the first contact.',
  })
  source(
    @Root() lead: Lead,
    @Arg('language', () => Locale, {
      nullable: true,
      description: 'The language to name it in; null gives the name it is stored under.',
    })
    language: Locale | null,
  ) {
    return language === null ? lead.source : sourceIn(language, lead.source);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may write a note about the lead.' })
  viewerCanAnnotate(@Ctx() { viewer }: LeadContext) {
    return viewer.permissions.has('lead:annotate');
  }
}

/** What a criterion answers beyond what was given to it. */
@Resolver(() => BantCriterionType)
export class BantCriterionFields {
  @FieldResolver(() => String, { description: 'Why, in a sentence.' })
  reason(
    @Root() { reason, translations }: AssessedCriterion,
    @Arg('language', () => Locale, {
      nullable: true,
      description: 'The language to say it in, where the engine knows it in that one; null is the lead’s.',
    })
    language: Locale | null,
  ) {
    return sentenceIn(reason, translations, language);
  }
}

/** What an interaction answers beyond its own row. */
@Resolver(() => InteractionType)
export class InteractionFields {
  @FieldResolver(() => String, { description: 'In words; a note is as it was written.' })
  text(
    @Root() { text, translations }: Interaction,
    @Arg('language', () => Locale, { nullable: true, description: 'The language to say it in; null is the lead’s.' })
    language: Locale | null,
  ) {
    return sentenceIn(text, translations, language);
  }

  @FieldResolver(() => UserStub, { nullable: true, description: 'Who wrote it; null for what agents and imports did.' })
  author(@Root() interaction: Interaction) {
    return interaction.authorId === null ? null : { id: interaction.authorId };
  }
}

/** What this house adds to a campaign. */
@Resolver(() => CampaignStub)
export class CampaignLeadFields {
  @FieldResolver(() => LeadConnection, { description: 'The leads of the campaign, newest first.' })
  leads(
    @Root() campaign: CampaignStub,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => LeadFilter, {
      nullable: true,
      description: 'Which ones; all when absent. Its campaignId is not looked at.',
    })
    filter: LeadFilter | null,
    @Ctx() context: LeadContext,
  ) {
    const own = { campaignId: campaign.id, status: filter?.status, verdict: filter?.verdict, search: filter?.search };
    return context.pages.leads(own, 'NEWEST', page);
  }

  @FieldResolver(() => LeadCountsType, { description: 'How many leads of the campaign stand where.' })
  async leadCounts(@Root() campaign: CampaignStub, @Ctx() context: LeadContext) {
    const counts = await context.loaders.countsByCampaignId.load(campaign.id);
    const countOf = (status: LeadStatus): number => counts?.byStatus[status] ?? 0;
    return {
      total: counts?.total ?? 0,
      new: countOf('NEW'),
      enriched: countOf('ENRICHED'),
      qualified: countOf('QUALIFIED'),
      contacted: countOf('CONTACTED'),
      responded: countOf('RESPONDED'),
      meeting: countOf('MEETING'),
      converted: countOf('CONVERTED'),
      rejected: countOf('REJECTED'),
      bounced: countOf('BOUNCED'),
    };
  }
}
