import { Field, ID, ObjectType } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/date-time.js';
import type { AssessmentSource, BantAssessment } from '../domain/assessment.js';
import type { LeadDossier } from '../domain/dossier.js';
import type { Lead } from '../domain/lead.js';
import { AssessmentSourceType, BantAssessmentType } from './assessment.type.js';
import { LeadType } from './lead.type.js';

/** Everything an agent may read about a lead. */
@ObjectType('LeadDossier', {
  description: 'Everything an agent may read and quote about one lead.',
  simpleResolvers: true,
})
class LeadDossierType {
  @Field(() => LeadType, { description: 'The lead.' })
  lead!: Lead;

  @Field(() => [AssessmentSourceType], {
    description: 'Its stored texts: fields first, then at most 20 notes, newest first.',
  })
  sources!: readonly AssessmentSource[];

  @Field(() => DateTime, { description: 'The moment from which relative dates count.' })
  referenceDate!: Date;

  @Field(() => BantAssessmentType, { nullable: true, description: 'The assessment of the asking run; null before it.' })
  assessment!: BantAssessment | null;
}

/** Leads to be assessed. */
@ObjectType('LeadsToAssess', {
  description: 'Leads of a campaign that a run has to assess, by ascending id.',
  simpleResolvers: true,
})
export class LeadsToAssessType {
  @Field(() => [LeadDossierType], { description: 'The leads of this page.' })
  leads!: readonly LeadDossier[];

  @Field(() => ID, { nullable: true, description: 'Give it as "after" to continue; null on the last page.' })
  next!: string | null;

  readonly campaignId!: string;
  readonly runId!: string;
}

/** Leads to be contacted. */
@ObjectType('LeadsToContact', {
  description: 'Leads that a run qualified and nobody contacted since, by ascending id.',
  simpleResolvers: true,
})
export class LeadsToContactType {
  @Field(() => [LeadDossierType], { description: 'The leads of this page, each with its assessment.' })
  leads!: readonly LeadDossier[];

  @Field(() => ID, { nullable: true, description: 'Give it as "after" to continue; null on the last page.' })
  next!: string | null;

  readonly campaignId!: string;
  readonly runId!: string;
}
