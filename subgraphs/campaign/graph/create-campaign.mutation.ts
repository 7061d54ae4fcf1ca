import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../platform/graphql/invalid-input.js';
import { Locale } from '../../../platform/graphql/locale.js';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../platform/graphql/quota-types.js';
import type { CampaignContext } from '../context.js';
import type { Campaign, Language, ProspectSource } from '../domain/campaign.js';
import type { CreateCampaignOutcome } from '../use-cases/create-campaign.js';
import { ProspectSourceEnum } from './campaign.enums.js';
import { CampaignType } from './campaign.type.js';

@InputType({ description: 'What a new campaign is about.' })
class CreateCampaignInput {
  @Field(() => String, { description: 'A name people recognise, at most 200 characters.' })
  name!: string;

  @Field(() => String, { description: 'Whom to look for, in French or English. May be empty for an imported list.' })
  criteriaText!: string;

  @Field(() => ProspectSourceEnum, { defaultValue: 'DIRECTORY', description: 'Where prospects come from.' })
  source!: ProspectSource;

  @Field(() => String, {
    description:
      'What is offered, 10 to 2000 characters, in French or English. Emails quote its first statements, up to 45 words, without questions, links or markup.',
  })
  offer!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The offer in the other language, under the same rules, for leads who read that one.',
  })
  offerTranslation?: string | null;

  @Field(() => Int, {
    defaultValue: 200,
    description: 'The most leads a run may find: 1 to 5000 from the directory, to 100000 from a list.',
  })
  leadsMax!: number;

  @Field(() => Locale, { nullable: true, description: 'Language of the emails; null means each lead’s own.' })
  language?: Language | null;
}

@ObjectType({ description: 'The campaign exists, as a draft.', simpleResolvers: true })
class CampaignCreated {
  @Field(() => CampaignType, { description: 'The new draft.' })
  campaign!: Campaign;
}

const CreateCampaignResult = outcomeUnion(
  'CreateCampaignResult',
  'What createCampaign can come to.',
  () => [CampaignCreated, InvalidInputType, PlanLimitReachedType, TrialEndedType] as const,
);

/** Creates a draft. */
@Resolver()
export class CreateCampaignMutation {
  @Mutation(() => CreateCampaignResult, { description: 'Creates a draft campaign (V-64).' })
  createCampaign(
    @Arg('input', () => CreateCampaignInput, { description: 'What it is about.' }) input: CreateCampaignInput,
    @Ctx() context: CampaignContext,
  ): Promise<CreateCampaignOutcome> {
    return context.createCampaign(input);
  }
}
