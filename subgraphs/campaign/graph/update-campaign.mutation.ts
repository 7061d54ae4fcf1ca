import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../platform/graphql/invalid-input.js';
import { Locale } from '../../../platform/graphql/locale.js';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import type { CampaignContext } from '../context.js';
import type { Campaign, Language } from '../domain/campaign.js';
import type { UpdateCampaignOutcome } from '../use-cases/update-campaign.js';
import { CampaignNotEditableType, CampaignNotFoundType } from './campaign.problems.js';
import { CampaignType } from './campaign.type.js';

@InputType({ description: 'What changes; absent parts stay.' })
class UpdateCampaignInput {
  @Field(() => ID, { description: 'The campaign, a draft.' })
  campaignId!: string;

  @Field(() => String, { nullable: true, description: 'A new name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'New criteria.' })
  criteriaText?: string | null;

  @Field(() => String, { nullable: true, description: 'A new offer.' })
  offer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A new offer in the other language; null takes it away.',
  })
  offerTranslation?: string | null;

  @Field(() => Int, { nullable: true, description: 'A new limit of leads.' })
  leadsMax?: number | null;

  @Field(() => Locale, { nullable: true, description: 'A new language of the emails; null means each lead’s own.' })
  language?: Language | null;
}

@ObjectType({ description: 'The draft is changed.', simpleResolvers: true })
class CampaignUpdated {
  @Field(() => CampaignType, { description: 'The draft as it is now.' })
  campaign!: Campaign;
}

const UpdateCampaignResult = outcomeUnion(
  'UpdateCampaignResult',
  'What updateCampaign can come to.',
  () => [CampaignUpdated, CampaignNotFoundType, CampaignNotEditableType, InvalidInputType] as const,
);

/** Edits a draft. */
@Resolver()
export class UpdateCampaignMutation {
  @Mutation(() => UpdateCampaignResult, { description: 'Edits a draft (O-10: in draft only).' })
  updateCampaign(
    @Arg('input', () => UpdateCampaignInput, { description: 'What changes.' }) input: UpdateCampaignInput,
    @Ctx() context: CampaignContext,
  ): Promise<UpdateCampaignOutcome> {
    return context.updateCampaign(input);
  }
}
