import { Arg, Args, Ctx, Field, ID, InputType, Query, Resolver } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection.js';
import type { LeadContext } from '../context.js';
import type { Verdict } from '../domain/assessment.js';
import type { LeadSort, LeadStatus } from '../domain/lead.js';
import { LeadSortEnum, LeadStatusEnum, VerdictEnum } from './lead.enums.js';
import { LeadConnection, LeadType } from './lead.type.js';

/** Which leads to list. */
@InputType({ description: 'Which leads to list.' })
export class LeadFilter {
  @Field(() => ID, { nullable: true, description: 'Only leads of this campaign.' })
  campaignId?: string | null;

  @Field(() => LeadStatusEnum, { nullable: true, description: 'Only leads in this state.' })
  status?: LeadStatus | null;

  @Field(() => VerdictEnum, { nullable: true, description: 'Only leads whose newest assessment came to this.' })
  verdict?: Verdict | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only leads with all these words in name, address, job title or company.',
  })
  search?: string | null;
}

/** Reads leads. */
@Resolver()
export class LeadQuery {
  @Query(() => LeadType, { nullable: true, description: 'One lead; null when the organization has no such lead.' })
  lead(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: LeadContext) {
    return context.loaders.leadById.load(id);
  }

  @Query(() => LeadConnection, { description: 'The organization’s leads.' })
  leads(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => LeadFilter, { nullable: true, description: 'Which ones; all when absent.' })
    filter: LeadFilter | null,
    @Arg('sort', () => LeadSortEnum, { defaultValue: 'NEWEST', description: 'In which order.' }) sort: LeadSort,
    @Ctx() context: LeadContext,
  ) {
    return context.pages.leads(filter ?? {}, sort, page);
  }
}
