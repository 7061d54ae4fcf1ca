import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../platform/graphql/invalid-input.js';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import { PlanLimitReachedType, TrialEndedType } from '../../../platform/graphql/quota-types.js';
import type { LeadContext } from '../context.js';
import type { Lead } from '../domain/lead.js';
import type { AddProspectsOutcome } from '../use-cases/add-prospects.js';
import { LeadType } from './lead.type.js';
import { ProspectInput } from './prospect.input.js';

@InputType({ description: 'What a prospector found for a campaign.' })
class AddProspectsInput {
  @Field(() => ID, { description: 'The run that found it; only its own agents may say so.' })
  runId!: string;

  @Field(() => ID, { description: 'The campaign of the run.' })
  campaignId!: string;

  @Field(() => [ProspectInput], { description: 'The people, at most 200.' })
  prospects!: readonly ProspectInput[];
}

@ObjectType({
  description: 'The people are leads of the campaign, unless they belong to another one.',
  simpleResolvers: true,
})
class ProspectsAdded {
  @Field(() => [LeadType], { description: 'Those who are in the campaign now, in the order of the input, each once.' })
  leads!: readonly Lead[];

  @Field(() => Int, { description: 'People the organization did not know before.' })
  addedCount!: number;

  @Field(() => Int, { description: 'People it knew, in whatever campaign.' })
  knownCount!: number;

  @Field(() => Int, { description: 'People whom the plan had no room for; nothing of them was written.' })
  leftOutCount!: number;
}

const AddProspectsResult = outcomeUnion(
  'AddProspectsResult',
  'What addProspects can come to.',
  () => [ProspectsAdded, InvalidInputType, PlanLimitReachedType, TrialEndedType] as const,
);

/** Adds prospects. */
@Resolver()
export class AddProspectsMutation {
  @Mutation(() => AddProspectsResult, {
    description: 'Agents only: adds what a run found. Repeating it changes nothing and answers the same leads.',
  })
  addProspects(
    @Arg('input', () => AddProspectsInput, { description: 'What was found.' }) input: AddProspectsInput,
    @Ctx() context: LeadContext,
  ): Promise<AddProspectsOutcome> {
    return context.addProspects(input);
  }
}
