import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import type { CampaignContext } from '../context.js';
import type { Campaign } from '../domain/campaign.js';
import type { PauseCampaignOutcome } from '../use-cases/pause-campaign.js';
import { CampaignNotFoundType, CampaignCannotMoveType } from './campaign.problems.js';
import { CampaignType } from './campaign.type.js';

@InputType({ description: 'Which campaign.' })
class PauseCampaignInput {
  @Field(() => ID, { description: 'The campaign.' })
  campaignId!: string;
}

@ObjectType({ description: 'The campaign is paused.', simpleResolvers: true })
class CampaignPaused {
  @Field(() => CampaignType, { description: 'The campaign as it is now.' })
  campaign!: Campaign;
}

const PauseCampaignResult = outcomeUnion(
  'PauseCampaignResult',
  'What pauseCampaign can come to.',
  () => [CampaignPaused, CampaignNotFoundType, CampaignCannotMoveType] as const,
);

/** Pauses a campaign at once; the agents stop at their step. */
@Resolver()
export class PauseCampaignMutation {
  @Mutation(() => PauseCampaignResult, { description: 'Pauses a campaign at once; the agents stop at their step.' })
  pauseCampaign(
    @Arg('input', () => PauseCampaignInput, { description: 'Which campaign.' }) input: PauseCampaignInput,
    @Ctx() context: CampaignContext,
  ): Promise<PauseCampaignOutcome> {
    return context.pauseCampaign(input);
  }
}
