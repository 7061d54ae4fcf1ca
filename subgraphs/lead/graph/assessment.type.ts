import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';
import type { AssessedCriterion, AssessmentSource, Criterion, Evidence, Verdict } from '../domain/assessment.js';
import type { Translations } from '../domain/language.js';
import { CriterionEnum, VerdictEnum } from './lead.enums.js';

/** A quote. */
@ObjectType('Evidence', { description: 'A quote, word for word, and where it stands.', simpleResolvers: true })
class EvidenceType {
  @Field(() => String, { description: 'The key of the source it stands in.' })
  sourceKey!: string;

  @Field(() => Int, { description: 'Where it begins in the source, in UTF-16 code units from 0.' })
  start!: number;

  @Field(() => Int, { description: 'Where it ends; this position is no longer part of it.' })
  end!: number;

  @Field(() => String, { description: 'The words themselves.' })
  quote!: string;
}

/** A stored text. */
@ObjectType('AssessmentSource', {
  description: 'A stored text about a lead, which an assessment may quote.',
  simpleResolvers: true,
})
export class AssessmentSourceType {
  @Field(() => String, { description: 'Stable key: lead.jobTitle, company.name, interaction:<id> and so on.' })
  key!: string;

  @Field(() => String, { description: 'What it is, for people.' })
  label!: string;

  @Field(() => String, { description: 'The text itself, as stored.' })
  text!: string;

  @Field(() => DateTime, { nullable: true, description: 'When a note was written; null for fields.' })
  at!: string | null;
}

/** One criterion of an assessment. */
@ObjectType('BantCriterion', { description: 'What was given to one criterion, and why.', simpleResolvers: true })
export class BantCriterionType {
  @Field(() => CriterionEnum, { description: 'Which criterion.' })
  criterion!: Criterion;

  @Field(() => Int, { description: 'Points from 0 to 25.' })
  points!: number;

  @Field(() => Boolean, { description: 'Whether the sources say anything on it; when not, it gets no point.' })
  known!: boolean;

  @Field(() => String, { description: 'The band of the points: NONE, LOW, MEDIUM, HIGH or VERY_HIGH.' })
  band!: string;

  @Field(() => [EvidenceType], { description: 'The quotes it rests on; never empty when there are points.' })
  evidence!: readonly Evidence[];

  readonly reason!: string;
  readonly translations!: Translations;
}

/** A BANT result. */
@ObjectType('BantAssessment', {
  description: 'A BANT result with its evidence (V-26). Never changes once recorded.',
  simpleResolvers: true,
})
export class BantAssessmentType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The run that made it.' })
  runId!: string;

  @Field(() => Int, { description: 'Points from 0 to 100, summed by the house.' })
  total!: number;

  @Field(() => VerdictEnum, { description: 'What the total comes to.' })
  verdict!: Verdict;

  @Field(() => Float, { description: 'How sure the engine is, from 0 to 1.' })
  confidence!: number;

  @Field(() => String, { description: 'What answered; today always the offline engine, "offline".' })
  engine!: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  assessedAt!: Date;

  @Field(() => [BantCriterionType], { description: 'Budget, authority, need and timeline.' })
  criteria!: readonly AssessedCriterion[];

  @Field(() => [AssessmentSourceType], { description: 'The texts it read, as they were.' })
  sources!: readonly AssessmentSource[];
}

/** A page of assessments. */
export const { Connection: BantAssessmentConnection } = connectionOf('BantAssessment', () => BantAssessmentType);
