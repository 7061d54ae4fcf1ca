import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { Language } from '../domain/language.js';
import type { LeadStatus } from '../domain/lead.js';
import { LeadStatusEnum } from './lead.enums.js';

/** A person the organization may contact. */
@Directive('@key(fields: "id")')
@ObjectType('Lead', { description: 'A person the organization may contact.', simpleResolvers: true })
export class LeadType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'First and last name; the address when no name is known.' })
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'First name; null when unknown.' })
  firstName!: string | null;

  @Field(() => String, { nullable: true, description: 'Last name; null when unknown.' })
  lastName!: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address; null when unknown.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Job title; null when unknown.' })
  jobTitle!: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone number as written; null when unknown.' })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: 'LinkedIn page; null when unknown.' })
  linkedinUrl!: string | null;

  @Field(() => LeadStatusEnum, { description: 'Where the lead stands.' })
  status!: LeadStatus;

  @Field(() => Locale, { description: 'The language to write in.' })
  language!: Language;

  @Field(() => Boolean, { description: 'Whether the person is invented.' })
  fictitious!: boolean;

  @Field(() => DateTime, { description: 'When the organization got to know the person.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When the lead last changed.' })
  updatedAt!: Date;
}

/** A page of leads. */
export const { Connection: LeadConnection } = connectionOf('Lead', () => LeadType);

/** How many leads stand where. */
@ObjectType('LeadCounts', { description: 'How many leads of a campaign stand where.', simpleResolvers: true })
export class LeadCountsType {
  @Field(() => Int, { description: 'All of them.' })
  total!: number;

  @Field(() => Int, { description: 'In state NEW.' })
  new!: number;

  @Field(() => Int, { description: 'In state ENRICHED.' })
  enriched!: number;

  @Field(() => Int, { description: 'In state QUALIFIED.' })
  qualified!: number;

  @Field(() => Int, { description: 'In state CONTACTED.' })
  contacted!: number;

  @Field(() => Int, { description: 'In state RESPONDED.' })
  responded!: number;

  @Field(() => Int, { description: 'In state MEETING.' })
  meeting!: number;

  @Field(() => Int, { description: 'In state CONVERTED.' })
  converted!: number;

  @Field(() => Int, { description: 'In state REJECTED.' })
  rejected!: number;

  @Field(() => Int, { description: 'In state BOUNCED.' })
  bounced!: number;
}
