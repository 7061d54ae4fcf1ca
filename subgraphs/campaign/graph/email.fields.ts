import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { CampaignContext } from '../context.js';
import { isDecidable, type Email } from '../domain/email.js';
import { LeadStub, UserStub } from './campaign.stubs.js';
import { CampaignType } from './campaign.type.js';
import { EmailType } from './email.type.js';
import { AgentRunType } from './run.type.js';

/** What an email answers beyond its own row. */
@Resolver(() => EmailType)
export class EmailFields {
  @FieldResolver(() => LeadStub, { nullable: true, description: 'To whom it is written.' })
  lead(@Root() email: Email) {
    return { id: email.leadId };
  }

  @FieldResolver(() => CampaignType, { nullable: true, description: 'The campaign it belongs to.' })
  campaign(@Root() email: Email, @Ctx() context: CampaignContext) {
    return context.loaders.campaignById.load(email.campaignId);
  }

  @FieldResolver(() => AgentRunType, { nullable: true, description: 'The run that wrote it.' })
  run(@Root() email: Email, @Ctx() context: CampaignContext) {
    return context.loaders.runById.load(email.runId);
  }

  @FieldResolver(() => UserStub, { nullable: true, description: 'Who decided; null while it waits.' })
  decidedBy(@Root() email: Email) {
    return email.decidedBy === null ? null : { id: email.decidedBy };
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may approve or reject it now.' })
  viewerCanApprove(@Root() email: Email, @Ctx() { viewer }: CampaignContext) {
    return viewer.permissions.has('email:approve') && isDecidable(email);
  }
}

/** What this house adds to a lead. */
@Resolver(() => LeadStub)
export class LeadEmailFields {
  @FieldResolver(() => [EmailType], { description: 'The emails written to this lead, newest first, at most 20.' })
  async emails(@Root() lead: LeadStub, @Ctx() context: CampaignContext) {
    return (await context.loaders.emailsByLeadId.load(lead.id)) ?? [];
  }
}
