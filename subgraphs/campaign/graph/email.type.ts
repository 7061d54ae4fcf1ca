import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { Language } from '../domain/campaign.js';
import type { EmailFact, EmailStatus } from '../domain/email.js';
import { EmailStatusEnum } from './campaign.enums.js';

/** A fact an email uses. */
@ObjectType('EmailFact', {
  description: 'A fact of the lead’s record that an email uses, word for word.',
  simpleResolvers: true,
})
class EmailFactType {
  @Field(() => String, { description: 'Where it stands, for instance company.name.' })
  source!: string;

  @Field(() => String, { description: 'The words themselves.' })
  quote!: string;
}

/** An email the scheduler wrote. */
@Directive('@key(fields: "id")')
@ObjectType('Email', {
  description: 'An email written by the scheduler; a person decides about it.',
  simpleResolvers: true,
})
export class EmailType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => EmailStatusEnum, { description: 'Where it stands.' })
  status!: EmailStatus;

  @Field(() => String, { description: 'Its subject.' })
  subject!: string;

  @Field(() => String, { description: 'Its text, plain.' })
  body!: string;

  @Field(() => Locale, { description: 'Its language.' })
  language!: Language;

  @Field(() => Int, { description: 'Words of the message, without signature and legal lines.' })
  wordCount!: number;

  @Field(() => [EmailFactType], { description: 'The facts it uses, each word for word.' })
  facts!: readonly EmailFact[];

  @Field(() => DateTime, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When a person decided; null while it waits.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was rejected; null when nobody said.' })
  rejectionReason!: string | null;
}

/** A page of emails. */
export const { Connection: EmailConnection } = connectionOf('Email', () => EmailType);
