import { Field, ID, ObjectType } from 'type-graphql';
import { FieldProblemType } from '../../../platform/graphql/invalid-input.js';
import { UserError } from '../../../platform/graphql/user-error.js';
import type { LeadImportStatus } from '../domain/lead-import.js';
import { LeadImportStatusEnum } from './import.enums.js';

/** No such lead. */
@ObjectType('LeadNotFound', {
  implements: UserError,
  description: 'The organization has no such lead.',
  simpleResolvers: true,
})
export class LeadNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  leadId!: string;
}

/** Assessments that do not hold. */
@ObjectType('AssessmentRefused', {
  implements: UserError,
  description: 'The assessments do not hold; none of the batch was recorded.',
  simpleResolvers: true,
})
export class AssessmentRefusedType extends UserError {
  @Field(() => [FieldProblemType], { description: 'Everything that is wrong.' })
  problems!: readonly FieldProblemType[];
}

/** No such import. */
@ObjectType('LeadImportNotFound', {
  implements: UserError,
  description: 'The organization has no such import.',
  simpleResolvers: true,
})
export class LeadImportNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  importId!: string;
}

/** Its state does not allow it. */
@ObjectType('LeadImportNotReady', {
  implements: UserError,
  description: 'The state of the import does not allow this.',
  simpleResolvers: true,
})
export class LeadImportNotReadyType extends UserError {
  @Field(() => LeadImportStatusEnum, { description: 'The state it is in.' })
  status!: LeadImportStatus;
}

/** No such campaign. */
@ObjectType('ImportCampaignNotFound', {
  implements: UserError,
  description: 'The campaign that the leads should join does not exist.',
  simpleResolvers: true,
})
export class ImportCampaignNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was given.' })
  campaignId!: string;
}
