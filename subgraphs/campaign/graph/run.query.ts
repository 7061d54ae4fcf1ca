import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { CampaignContext } from '../context.js';
import { AgentRunType } from './run.type.js';

/** Reads runs. */
@Resolver()
export class RunQuery {
  @Query(() => AgentRunType, { nullable: true, description: 'One run; null when the organization has no such run.' })
  agentRun(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: CampaignContext) {
    return context.loaders.runById.load(id);
  }
}
