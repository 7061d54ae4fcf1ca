import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../../platform/graphql/connection.js';
import type { LeadContext } from '../../context.js';
import type { ProspectMessage } from '../../domain/contact/prospect-message.js';
import type { Lead } from '../../domain/lead.js';
import type { LeadContact } from '../../use-cases/contact/read-contact.js';
import { UserStub } from '../lead.stubs.js';
import { LeadType } from '../lead.type.js';
import { LeadContactType, ProspectMessageConnection, ProspectMessageType } from './contact.types.js';

/** What the contact gate adds to a lead. */
@Resolver(() => LeadType)
export class LeadContactFields {
  @FieldResolver(() => LeadContactType, { description: 'Whether the person may be written to unasked, and why not.' })
  contact(@Root() lead: Lead, @Ctx() context: LeadContext): Promise<LeadContact> {
    return context.contactOf(lead);
  }
}

/** What is looked up for a message. */
@Resolver(() => ProspectMessageType)
export class ProspectMessageFields {
  @FieldResolver(() => UserStub, { nullable: true, description: 'Who sent it; null when they were erased.' })
  sender(@Root() { senderId }: ProspectMessage) {
    return { id: senderId };
  }
}

/** Reads what was written to prospects. */
@Resolver()
export class ProspectMessageQuery {
  @Query(() => ProspectMessageConnection, { description: 'What the organization wrote to prospects, newest first.' })
  prospectMessages(@Args(() => PageArgs) page: PageArgs, @Ctx() context: LeadContext) {
    return context.pages.messages(page);
  }
}
