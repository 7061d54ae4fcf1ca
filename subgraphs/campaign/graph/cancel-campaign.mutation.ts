import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import type { CampaignContext } from '../context.js';
import type { Campaign } from '../domain/campaign.js';
import type { CancelCampaignOutcome } from '../use-cases/cancel-campaign.js';
import { CampaignNotFoundType, CampaignCannotMoveType } from './campaign.problems.js';
import { CampaignType } from './campaign.type.js';

@InputType({ description: 'Which campaign.' })
class CancelCampaignInput {
  @Field(() => ID, { description: 'The campaign.' })
  campaignId!: string;
}

@ObjectType({ description: 'The campaign is cancelled.', simpleResolvers: true })
class CampaignCancelled {
  @Field(() => CampaignType, { description: 'The campaign as it is now.' })
  campaign!: Campaign;
}

const CancelCampaignResult = outcomeUnion(
  'CancelCampaignResult',
  'What cancelCampaign can come to.',
  () => [CampaignCancelled, CampaignNotFoundType, CampaignCannotMoveType] as const,
);

/** Ends a campaign for good; what was done stays. */
@Resolver()
export class CancelCampaignMutation {
  @Mutation(() => CancelCampaignResult, { description: 'Ends a campaign for good; what was done stays.' })
  cancelCampaign(
    @Arg('input', () => CancelCampaignInput, { description: 'Which campaign.' }) input: CancelCampaignInput,
    @Ctx() context: CampaignContext,
  ): Promise<CancelCampaignOutcome> {
    return context.cancelCampaign(input);
  }
}
