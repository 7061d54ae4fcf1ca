import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import { InvalidInputType } from '../../../platform/graphql/invalid-input.js';
import { Locale } from '../../../platform/graphql/locale.js';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import { TrialEndedType } from '../../../platform/graphql/quota-types.js';
import type { LeadContext } from '../context.js';
import type { LeadImport } from '../domain/lead-import.js';
import type { StartLeadImportOutcome } from '../use-cases/start-lead-import.js';
import { LeadImportType } from './lead-import.type.js';
import { ImportCampaignNotFoundType } from './lead.problems.js';

@InputType({ description: 'Which file is coming.' })
class StartLeadImportInput {
  @Field(() => String, { description: 'Its name, at most 255 characters.' })
  fileName!: string;

  @Field(() => ID, { nullable: true, description: 'The campaign the leads join when they belong to none.' })
  campaignId?: string | null;

  @Field(() => Locale, {
    defaultValue: 'EN',
    description: 'The language in which the import speaks: reasons, problems, the report.',
  })
  language!: Locale;
}

@ObjectType({ description: 'There is room for the file: PUT it to the upload path.', simpleResolvers: true })
class LeadImportStarted {
  @Field(() => LeadImportType, { description: 'The new import.' })
  leadImport!: LeadImport;
}

const StartLeadImportResult = outcomeUnion(
  'StartLeadImportResult',
  'What startLeadImport can come to.',
  () => [LeadImportStarted, ImportCampaignNotFoundType, InvalidInputType, TrialEndedType] as const,
);

/** Starts an import. */
@Resolver()
export class StartLeadImportMutation {
  @Mutation(() => StartLeadImportResult, { description: 'Makes room for a CSV file of people.' })
  startLeadImport(
    @Arg('input', () => StartLeadImportInput, { description: 'Which file is coming.' }) input: StartLeadImportInput,
    @Ctx() context: LeadContext,
  ): Promise<StartLeadImportOutcome> {
    return context.startLeadImport(input);
  }
}
