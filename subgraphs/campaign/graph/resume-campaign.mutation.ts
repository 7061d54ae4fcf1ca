import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../platform/graphql/quota-types.js';
import type { CampaignContext } from '../context.js';
import type { Campaign } from '../domain/campaign.js';
import type { AgentRun } from '../domain/run.js';
import type { ResumeCampaignOutcome } from '../use-cases/resume-campaign.js';
import { CampaignNotFoundType, CampaignCannotMoveType } from './campaign.problems.js';
import { CampaignType } from './campaign.type.js';
import { AgentRunType } from './run.type.js';

@InputType({ description: 'Which campaign.' })
class ResumeCampaignInput {
  @Field(() => ID, { description: 'The campaign.' })
  campaignId!: string;
}

@ObjectType({ description: 'The campaign goes on.', simpleResolvers: true })
class CampaignResumed {
  @Field(() => CampaignType, { description: 'The campaign as it is now.' })
  campaign!: Campaign;

  @Field(() => AgentRunType, { description: 'The run that works on it.' })
  run!: AgentRun;
}

const ResumeCampaignResult = outcomeUnion(
  'ResumeCampaignResult',
  'What resumeCampaign can come to.',
  () => [CampaignResumed, CampaignNotFoundType, CampaignCannotMoveType, PlanLimitReachedType, TrialEndedType] as const,
);

/** Takes a paused campaign up where it stood. */
@Resolver()
export class ResumeCampaignMutation {
  @Mutation(() => ResumeCampaignResult, { description: 'Takes a paused campaign up where it stood.' })
  resumeCampaign(
    @Arg('input', () => ResumeCampaignInput, { description: 'Which campaign.' }) input: ResumeCampaignInput,
    @Ctx() context: CampaignContext,
  ): Promise<ResumeCampaignOutcome> {
    return context.resumeCampaign(input);
  }
}
