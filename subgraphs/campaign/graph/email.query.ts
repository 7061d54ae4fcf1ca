import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import type { CampaignContext } from '../context.js';
import type { EmailStatus } from '../domain/email.js';
import { EmailStatusEnum } from './campaign.enums.js';
import { EmailConnection, EmailType } from './email.type.js';

/** Which emails to list. */
@InputType({ description: 'Which emails to list.' })
export class EmailFilter {
  @Field(() => EmailStatusEnum, { nullable: true, description: 'Only emails in this state.' })
  status?: EmailStatus | null;
}

/** Reads emails. */
@Resolver()
export class EmailQuery {
  @Query(() => EmailType, { nullable: true, description: 'One email; null when the organization has no such email.' })
  email(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: CampaignContext) {
    return context.loaders.emailById.load(id);
  }

  @Query(() => EmailConnection, { description: 'The organization’s emails, newest first.' })
  emails(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => EmailFilter, { nullable: true, description: 'Which ones; all when absent.' })
    filter: EmailFilter | null,
    @Ctx() context: CampaignContext,
  ) {
    return context.pages.emails(filter ?? {}, page);
  }
}
