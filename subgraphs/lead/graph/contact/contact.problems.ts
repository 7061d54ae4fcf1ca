import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/graphql/user-error.js';
import type { ContactRefusal } from '../../domain/contact/contact-gate.js';
import type { RefusedProspect } from '../../domain/contact/prospect-message.js';
import { ContactRefusalType } from './contact.types.js';

/** Somebody whom the gate refused. */
@ObjectType('RefusedProspect', {
  description: 'Somebody whom the contact gate refused; they receive nothing.',
  simpleResolvers: true,
})
export class RefusedProspectType implements RefusedProspect {
  @Field(() => String, { description: 'The address as it was given.' })
  recipient!: string;

  @Field(() => ID, { nullable: true, description: 'The lead; null for an address that is none of the organization’s.' })
  leadId!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the lead; null when there is none.' })
  leadName!: string | null;

  @Field(() => [ContactRefusalType], { description: 'Every reason.' })
  refusals!: readonly ContactRefusal[];
}

/** Some must not be written to. */
@ObjectType('ProspectsRefused', {
  implements: UserError,
  description:
    'Some of the recipients must not be written to, so nothing was sent. Ask again with refusedAreLeftOut to write to the others.',
  simpleResolvers: true,
})
export class ProspectsRefusedType extends UserError {
  @Field(() => [RefusedProspectType], { description: 'Every one of them.' })
  refused!: readonly RefusedProspect[];

  @Field(() => Int, { description: 'How many others there are, who could be written to.' })
  allowedCount!: number;
}

/** It is not clear who writes. */
@ObjectType('SenderNotNamed', {
  implements: UserError,
  description: 'The organization has no postal address, which every message to a prospect must show (R-07).',
  simpleResolvers: true,
})
export class SenderNotNamedType extends UserError {}

/** Enough for now. */
@ObjectType('TooManyMessages', {
  implements: UserError,
  description: 'Enough was sent to prospects within the last hour: at most 30 messages of an organization.',
  simpleResolvers: true,
})
export class TooManyMessagesType extends UserError {
  @Field(() => Int, { description: 'After this many seconds one more can be sent.' })
  retryAfterSeconds!: number;
}

/** The key is taken. */
@ObjectType('MessageKeyReused', {
  implements: UserError,
  description: 'The idempotency key belongs to another message.',
  simpleResolvers: true,
})
export class MessageKeyReusedType extends UserError {}

/** Nothing to object to. */
@ObjectType('LeadHasNoAddress', {
  implements: UserError,
  description: 'The lead has no address, so there is nothing that an objection could stand for.',
  simpleResolvers: true,
})
export class LeadHasNoAddressType extends UserError {
  @Field(() => ID, { description: 'The lead.' })
  leadId!: string;
}
