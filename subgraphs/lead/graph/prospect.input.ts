import { Field, InputType, Int } from 'type-graphql';
import { DateTime } from '../../../platform/graphql/date-time.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { Language } from '../domain/language.js';

/** A company as found. */
@InputType({ description: 'A company as a prospector found it.' })
class ProspectCompanyInput {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its domain or web site.' })
  domain?: string | null;

  @Field(() => String, { nullable: true, description: 'Its industry or sector.' })
  industry?: string | null;

  @Field(() => String, { nullable: true, description: 'Its industry more closely.' })
  subIndustry?: string | null;

  @Field(() => String, { nullable: true, description: 'How many people work there, as the source writes it.' })
  employees?: string | null;

  @Field(() => String, { nullable: true, description: 'City.' })
  city?: string | null;

  @Field(() => String, { nullable: true, description: 'Region or state.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Country.' })
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'The stock index it belongs to.' })
  listing?: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of foundation.' })
  foundedYear?: number | null;
}

/** Something a prospect said. */
@InputType({ description: 'Something a prospect said or wrote.' })
class ProspectNoteInput {
  @Field(() => String, { description: 'In their own words, at most 10000 characters.' })
  text!: string;

  @Field(() => DateTime, { description: 'When.' })
  at!: Date;
}

/** A person as found. */
@InputType({ description: 'A person as a prospector found them. An address or a company identifies them.' })
export class ProspectInput {
  @Field(() => String, { description: 'First and last name.' })
  fullName!: string;

  @Field(() => String, { nullable: true, description: 'First name.' })
  firstName?: string | null;

  @Field(() => String, { nullable: true, description: 'Last name.' })
  lastName?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail address.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Job title.' })
  jobTitle?: string | null;

  @Field(() => Locale, { description: 'The language to write in.' })
  language!: Language;

  @Field(() => String, { description: 'Where the record comes from; only sources the house knows are taken.' })
  source!: string;

  @Field(() => Boolean, { description: 'Whether the person is invented.' })
  fictitious!: boolean;

  @Field(() => String, { nullable: true, description: 'Its id at the source.' })
  externalId?: string | null;

  @Field(() => ProspectCompanyInput, { nullable: true, description: 'The company the person works for.' })
  company?: ProspectCompanyInput | null;

  @Field(() => [ProspectNoteInput], { nullable: true, description: 'What they said or wrote, at most 50.' })
  notes?: readonly ProspectNoteInput[] | null;
}
