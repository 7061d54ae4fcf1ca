import { Field, Float, Int, ObjectType } from 'type-graphql';

/** What the whole platform counts. */
@ObjectType('PlatformOverview', {
  description: 'What the whole platform counts at this moment.',
  simpleResolvers: true,
})
export class PlatformOverviewType {
  @Field(() => Int, { description: 'Organizations on the platform.' })
  organizations!: number;

  @Field(() => Int, { description: 'People of all organizations who can sign in; platform admins are not among them.' })
  users!: number;

  @Field(() => Int, { description: 'Campaigns in state ACTIVE: agents are at work on them.' })
  activeCampaigns!: number;

  @Field(() => Int, { description: 'Leads of all organizations.' })
  leads!: number;

  @Field(() => Int, { description: 'Leads that have a BANT verdict, whichever it is.' })
  assessedLeads!: number;

  @Field(() => Int, { description: 'Leads whose newest verdict is QUALIFIED.' })
  qualifiedLeads!: number;

  @Field(() => Int, { description: 'Emails that agents wrote, whatever became of them.' })
  emailsDrafted!: number;

  @Field(() => Int, { description: 'Emails handed to the mail provider: SENT, DELIVERED or BOUNCED.' })
  emailsSent!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'qualifiedLeads divided by assessedLeads, from 0 to 1; null while no lead was assessed.',
  })
  conversionRate!: number | null;
}
