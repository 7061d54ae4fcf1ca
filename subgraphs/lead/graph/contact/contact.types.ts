import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '../../../../platform/graphql/connection.js';
import { DateTime } from '../../../../platform/graphql/date-time.js';
import {
  contactRefusalCodes,
  type ContactRefusal,
  type ContactRefusalCode,
} from '../../domain/contact/contact-gate.js';
import type { ProspectMessage } from '../../domain/contact/prospect-message.js';

const descriptions: Readonly<Record<ContactRefusalCode, string>> = {
  UNKNOWN: 'No lead of the organization has this address.',
  NO_ADDRESS: 'There is no address that mail could be sent to.',
  OBJECTED: 'The person objected, by a link or by telling somebody; nothing overrides that (R-08).',
  BOUNCED: 'The address does not work.',
  CONSUMER_ADDRESS: 'The address is one of a free mail provider (R-02).',
  NO_PROFESSIONAL_RELEVANCE: 'No job title is known, or it is not stated why the message concerns it (R-01).',
  SOURCE_NOT_ALLOWED: 'The record comes from a source that may not be used (R-05).',
};

/** Why a person must not be written to. */
const ContactRefusalCodeEnum = Object.fromEntries(contactRefusalCodes.map((code) => [code, code])) as Readonly<
  Record<ContactRefusalCode, ContactRefusalCode>
>;

registerEnumType(ContactRefusalCodeEnum, {
  name: 'ContactRefusalCode',
  description: 'Why the contact gate refuses a person.',
  valuesConfig: Object.fromEntries(contactRefusalCodes.map((code) => [code, { description: descriptions[code] }])),
});

/** The gate's word against a person. */
@ObjectType('ContactRefusal', { description: 'Why the contact gate refuses a person.', simpleResolvers: true })
export class ContactRefusalType implements ContactRefusal {
  @Field(() => ContactRefusalCodeEnum, { description: 'The reason.' })
  code!: ContactRefusalCode;

  @Field(() => String, { description: 'The reason in a sentence, and what could be done.' })
  message!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when, where that is known.' })
  since!: Date | null;
}

/** Whether a lead may be written to. */
@ObjectType('LeadContact', { description: 'Whether a lead may be written to unasked.', simpleResolvers: true })
export class LeadContactType {
  @Field(() => Boolean, { description: 'Whether the contact gate lets the person be written to.' })
  allowed!: boolean;

  @Field(() => [ContactRefusalType], { description: 'Every reason against it; none when it is allowed.' })
  refusals!: readonly ContactRefusal[];

  @Field(() => Boolean, { description: 'Whether the viewer may record that the person objects; false once they do.' })
  viewerCanRecordObjection!: boolean;
}

/** What an organization wrote to prospects. */
@ObjectType('ProspectMessage', {
  description: 'Something the organization wrote to prospects (V-83).',
  simpleResolvers: true,
})
export class ProspectMessageType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Its subject.' })
  subject!: string;

  @Field(() => String, { description: 'Why it concerned the work of those who got it.' })
  relevance!: string;

  @Field(() => Int, { description: 'To how many a mail was handed over; who objects before it leaves gets none.' })
  sentCount!: number;

  @Field(() => Int, { description: 'How many the contact gate refused.' })
  refusedCount!: number;

  @Field(() => DateTime, { description: 'When it was sent.' })
  createdAt!: Date;

  readonly senderId!: ProspectMessage['senderId'];
}

/** A page of messages. */
export const { Connection: ProspectMessageConnection } = connectionOf('ProspectMessage', () => ProspectMessageType);
