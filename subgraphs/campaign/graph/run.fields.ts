import { Arg, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { Locale } from '../../../platform/graphql/locale.js';
import type { CampaignContext } from '../context.js';
import { progressOf, type AgentRun } from '../domain/run.js';
import type { DeliveredRunEvent } from '../domain/run-event.js';
import { runMessage } from '../domain/run-messages.js';
import { LeadStub } from './campaign.stubs.js';
import { CampaignType } from './campaign.type.js';
import { EmailType } from './email.type.js';
import { AgentRunEventType } from './run-event.type.js';
import { AgentRunType } from './run.type.js';

/** What a run answers beyond its own row. */
@Resolver(() => AgentRunType)
export class RunFields {
  @FieldResolver(() => Float, { description: 'How far it is, from 0 to 1.' })
  progress(@Root() run: AgentRun) {
    return progressOf(run);
  }

  @FieldResolver(() => CampaignType, { nullable: true, description: 'The campaign it executes.' })
  campaign(@Root() run: AgentRun, @Ctx() context: CampaignContext) {
    return context.loaders.campaignById.load(run.campaignId);
  }
}

/** What an event answers beyond what was stored. */
@Resolver(() => AgentRunEventType)
export class RunEventFields {
  @FieldResolver(() => String, { description: 'What happened, as a sentence for people.' })
  message(
    @Root() event: DeliveredRunEvent,
    @Arg('language', () => Locale, { defaultValue: 'FR', description: 'The language to say it in.' }) language: Locale,
  ) {
    return runMessage(event, language);
  }

  @FieldResolver(() => Float, { description: 'How far the run was right after this event, from 0 to 1.' })
  progress(@Root() event: DeliveredRunEvent) {
    const status = event.kind === 'RUN_COMPLETED' ? 'COMPLETED' : 'RUNNING';
    return progressOf({ status, counts: event.counts });
  }

  @FieldResolver(() => LeadStub, { nullable: true, description: 'The lead it concerns; null when it concerns none.' })
  lead(@Root() event: DeliveredRunEvent) {
    return event.leadId === null ? null : { id: event.leadId };
  }

  @FieldResolver(() => EmailType, { nullable: true, description: 'The draft it concerns; null when it concerns none.' })
  email(@Root() event: DeliveredRunEvent, @Ctx() context: CampaignContext) {
    return event.emailId === null ? null : context.loaders.emailById.load(event.emailId);
  }

  @FieldResolver(() => AgentRunType, { nullable: true, description: 'The run as it is now.' })
  run(@Root() event: DeliveredRunEvent, @Ctx() context: CampaignContext) {
    return context.loaders.runById.load(event.runId);
  }
}
