import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../../../platform/graphql/connection.js';
import { DateTime } from '../../../platform/graphql/date-time.js';
import { Locale } from '../../../platform/graphql/locale.js';
import type { CampaignStatus, Language, ProspectSource } from '../domain/campaign.js';
import { CampaignStatusEnum, ProspectSourceEnum } from './campaign.enums.js';

/** A prospecting campaign. */
@Directive('@key(fields: "id")')
@ObjectType('Campaign', { description: 'A prospecting campaign of the organization.', simpleResolvers: true })
export class CampaignType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Its name, chosen by people.' })
  name!: string;

  @Field(() => CampaignStatusEnum, { description: 'Where it stands.' })
  status!: CampaignStatus;

  @Field(() => ProspectSourceEnum, { description: 'Where its prospects come from.' })
  source!: ProspectSource;

  @Field(() => String, { description: 'Whom to look for, in the words of the people.' })
  criteriaText!: string;

  @Field(() => String, { description: 'What is offered to the prospects; emails quote its first statements.' })
  offer!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The offer in the other language, for leads who read that one; null where they get it as it is.',
  })
  offerTranslation!: string | null;

  @Field(() => Int, { description: 'The most leads one run may find.' })
  leadsMax!: number;

  @Field(() => Locale, { nullable: true, description: 'Language of the emails; null means each lead’s own.' })
  language!: Language | null;

  @Field(() => DateTime, { description: 'When it was created.' })
  createdAt!: Date;

  @Field(() => DateTime, { description: 'When it last changed.' })
  updatedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When it was last launched or resumed; null for a draft.' })
  launchedAt!: Date | null;
}

/** A page of campaigns. */
export const { Connection: CampaignConnection } = connectionOf('Campaign', () => CampaignType);
