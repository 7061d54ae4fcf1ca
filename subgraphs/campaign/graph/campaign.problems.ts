import { Field, ID, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/graphql/user-error.js';
import type { CampaignStatus } from '../domain/campaign.js';
import type { Email } from '../domain/email.js';
import { CampaignStatusEnum } from './campaign.enums.js';
import { EmailType } from './email.type.js';

/** No such campaign. */
@ObjectType('CampaignNotFound', {
  implements: UserError,
  description: 'The organization has no such campaign.',
  simpleResolvers: true,
})
export class CampaignNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  campaignId!: string;
}

/** Not ready to be launched. */
@ObjectType('CampaignNotReady', {
  implements: UserError,
  description: 'The campaign cannot be launched yet.',
  simpleResolvers: true,
})
export class CampaignNotReadyType extends UserError {
  @Field(() => [String], { description: 'What it needs first.' })
  missing!: readonly string[];
}

/** Its state does not allow the move. */
@ObjectType('CampaignCannotMove', {
  implements: UserError,
  description: 'The state of the campaign does not allow this.',
  simpleResolvers: true,
})
export class CampaignCannotMoveType extends UserError {
  @Field(() => CampaignStatusEnum, { description: 'The state it is in.' })
  status!: CampaignStatus;
}

/** No longer a draft. */
@ObjectType('CampaignNotEditable', {
  implements: UserError,
  description: 'Only a draft can be edited.',
  simpleResolvers: true,
})
export class CampaignNotEditableType extends UserError {
  @Field(() => CampaignStatusEnum, { description: 'The state it is in.' })
  status!: CampaignStatus;
}

/** No such email. */
@ObjectType('EmailNotFound', {
  implements: UserError,
  description: 'The organization has no such email.',
  simpleResolvers: true,
})
export class EmailNotFoundType extends UserError {
  @Field(() => ID, { description: 'The id that was asked for.' })
  emailId!: string;
}

/** Nobody writes to this person. */
@ObjectType('ContactRefused', {
  implements: UserError,
  description:
    'The contact gate is against writing to the person, so the draft cannot be approved. The message says why and what to do; the lead of the email has the reasons one by one.',
  simpleResolvers: true,
})
export class ContactRefusedType extends UserError {
  @Field(() => EmailType, { description: 'The draft, which waits on.' })
  email!: Email;
}

/** Decided before. */
@ObjectType('EmailAlreadyDecided', {
  implements: UserError,
  description: 'Somebody decided about this draft before.',
  simpleResolvers: true,
})
export class EmailAlreadyDecidedType extends UserError {
  @Field(() => EmailType, { description: 'The email with its decision.' })
  email!: Email;
}
