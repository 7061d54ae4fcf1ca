import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../platform/graphql/quota-types.js';
import type { CampaignContext } from '../context.js';
import type { Campaign } from '../domain/campaign.js';
import type { AgentRun } from '../domain/run.js';
import type { LaunchCampaignOutcome } from '../use-cases/launch-campaign.js';
import { CampaignNotFoundType, CampaignNotReadyType } from './campaign.problems.js';
import { CampaignType } from './campaign.type.js';
import { AgentRunType } from './run.type.js';

@InputType({ description: 'Which campaign.' })
class LaunchCampaignInput {
  @Field(() => ID, { description: 'The campaign.' })
  campaignId!: string;
}

@ObjectType({ description: 'The campaign is launched.', simpleResolvers: true })
class CampaignLaunched {
  @Field(() => CampaignType, { description: 'The campaign as it is now.' })
  campaign!: Campaign;

  @Field(() => AgentRunType, { description: 'The run that works on it.' })
  run!: AgentRun;
}

const LaunchCampaignResult = outcomeUnion(
  'LaunchCampaignResult',
  'What launchCampaign can come to.',
  () => [CampaignLaunched, CampaignNotFoundType, CampaignNotReadyType, PlanLimitReachedType, TrialEndedType] as const,
);

/** Sets the agents to work on a draft (O-10). */
@Resolver()
export class LaunchCampaignMutation {
  @Mutation(() => LaunchCampaignResult, { description: 'Sets the agents to work on a draft (O-10).' })
  launchCampaign(
    @Arg('input', () => LaunchCampaignInput, { description: 'Which campaign.' }) input: LaunchCampaignInput,
    @Ctx() context: CampaignContext,
  ): Promise<LaunchCampaignOutcome> {
    return context.launchCampaign(input);
  }
}
