import { Arg, Ctx, Field, Float, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import { outcomeUnion } from '../../../platform/graphql/outcome.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { LeadContext } from '../context.js';
import type { Criterion, ProposedAssessment, Verdict } from '../domain/assessment.js';
import type { RecordAssessmentsOutcome, RecordedAssessment } from '../use-cases/record-assessments.js';
import { CriterionEnum, VerdictEnum } from './lead.enums.js';
import { AssessmentRefusedType } from './lead.problems.js';

@InputType({ description: 'A quote, word for word, and where it stands.' })
class EvidenceInput {
  @Field(() => String, { description: 'The key of the source.' })
  sourceKey!: string;

  @Field(() => Int, { description: 'Where it begins, in UTF-16 code units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends; this position is no longer part of it.' })
  end!: number;

  @Field(() => String, { description: 'The words themselves.' })
  quote!: string;
}

@InputType({ description: 'A stored text as it was read.' })
class AssessmentSourceInput {
  @Field(() => String, { description: 'Its key, as leadsToAssess gave it.' })
  key!: string;

  @Field(() => String, { description: 'What it is; the house keeps its own label.' })
  label!: string;

  @Field(() => String, { description: 'The text, unchanged.' })
  text!: string;
}

@InputType({ description: 'A sentence in one language.' })
class TranslationInput {
  @Field(() => Locale, { description: 'Its language.' })
  language!: Locale;

  @Field(() => String, { description: 'The sentence.' })
  text!: string;
}

@InputType({ description: 'What is given to one criterion.' })
class BantCriterionInput {
  @Field(() => CriterionEnum, { description: 'Which criterion.' })
  criterion!: Criterion;

  @Field(() => Int, { description: 'Points from 0 to 25, as the band allows.' })
  points!: number;

  @Field(() => Boolean, { description: 'Whether the sources say anything on it; when not, no point.' })
  known!: boolean;

  @Field(() => String, {
    description: 'NONE (0 to 5), LOW (6 to 10), MEDIUM (11 to 15), HIGH (16 to 20) or VERY_HIGH (21 to 25).',
  })
  band!: string;

  @Field(() => String, { description: 'Why, in a sentence, in the language of the lead.' })
  reason!: string;

  @Field(() => [TranslationInput], {
    defaultValue: [],
    description:
      'The reason in the languages the engine knows it in; the last one counts where a language comes twice.',
  })
  translations!: readonly TranslationInput[];

  @Field(() => [EvidenceInput], { description: 'Quotes; at least one when there are points.' })
  evidence!: readonly EvidenceInput[];
}

@InputType({ description: 'A BANT result of one lead.' })
class AssessmentInput {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => Float, { description: 'How sure the engine is, from 0 to 1.' })
  confidence!: number;

  @Field(() => String, { description: 'What answered.' })
  engine!: string;

  @Field(() => String, { description: 'The model of the engine.' })
  model!: string;

  @Field(() => String, { description: 'The version of the task.' })
  taskVersion!: string;

  @Field(() => [AssessmentSourceInput], { description: 'The texts that were read.' })
  sources!: readonly AssessmentSourceInput[];

  @Field(() => [BantCriterionInput], { description: 'Budget, authority, need and timeline, once each.' })
  criteria!: readonly BantCriterionInput[];
}

@InputType({ description: 'What a run makes of its leads.' })
class RecordAssessmentsInput {
  @Field(() => ID, { description: 'The run; only its own agents may say so.' })
  runId!: string;

  @Field(() => [AssessmentInput], { description: 'At most 200.' })
  assessments!: readonly AssessmentInput[];
}

const toProposal = ({ criteria, ...assessment }: AssessmentInput): ProposedAssessment => ({
  ...assessment,
  criteria: criteria.map(({ translations, ...criterion }) => ({
    ...criterion,
    translations: Object.fromEntries(translations.map(({ language, text }) => [language, text])),
  })),
});

@ObjectType('RecordedAssessment', { description: 'What was recorded for one lead.', simpleResolvers: true })
class RecordedAssessmentType {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;

  @Field(() => String, { description: 'Its name.' })
  leadName!: string;

  @Field(() => Int, { description: 'Points from 0 to 100, summed by the house.' })
  total!: number;

  @Field(() => VerdictEnum, { description: 'What the total comes to.' })
  verdict!: Verdict;

  @Field(() => ID, { description: 'The assessment.' })
  assessmentId!: string;
}

@ObjectType({ description: 'All assessments are recorded.', simpleResolvers: true })
class AssessmentsRecorded {
  @Field(() => [RecordedAssessmentType], { description: 'In the order of the input.' })
  recorded!: readonly RecordedAssessment[];
}

const RecordAssessmentsResult = outcomeUnion(
  'RecordAssessmentsResult',
  'What recordAssessments can come to.',
  () => [AssessmentsRecorded, AssessmentRefusedType] as const,
);

/** Records assessments. */
@Resolver()
export class RecordAssessmentsMutation {
  @Mutation(() => RecordAssessmentsResult, {
    description:
      'Agents only: records BANT results, all or none. Every quote is verified; a repeat answers what is stored (V-26 to V-29).',
  })
  recordAssessments(
    @Arg('input', () => RecordAssessmentsInput, { description: 'What the run makes of its leads.' })
    input: RecordAssessmentsInput,
    @Ctx() context: LeadContext,
  ): Promise<RecordAssessmentsOutcome> {
    return context.recordAssessments({ runId: input.runId, assessments: input.assessments.map(toProposal) });
  }
}
