import { GraphQLError } from 'graphql';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { LeadContext } from '../context.js';
import { LeadsToAssessType, LeadsToContactType } from './dossier.type.js';

const dossiersMax = 200;

/** Which leads an agent asks for. */
@ArgsType()
class DossierArgs {
  @Field(() => ID, { description: 'The campaign of the run.' })
  campaignId!: string;

  @Field(() => ID, { description: 'The run; only its own agents may ask.' })
  runId!: string;

  @Field(() => ID, { nullable: true, description: 'The last lead already seen; null begins.' })
  after?: string | null;

  @Field(() => Int, { description: `How many leads, between 1 and ${dossiersMax}.` })
  first!: number;
}

const wantedOf = ({ campaignId, runId, after, first }: DossierArgs) => {
  if (first >= 1 && first <= dossiersMax) return { campaignId, runId, after: after ?? null, first };
  throw new GraphQLError(`"first" must be between 1 and ${dossiersMax}, not ${first}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
};

/** What agents read. */
@Resolver()
export class DossierQuery {
  @Query(() => LeadsToAssessType, {
    description: 'Agents only: the leads of a campaign that no other run assessed. Asking again gives the same.',
  })
  async leadsToAssess(@Args(() => DossierArgs) args: DossierArgs, @Ctx() context: LeadContext) {
    const wanted = wantedOf(args);
    return { ...(await context.leadsToAssess(wanted)), campaignId: wanted.campaignId, runId: wanted.runId };
  }

  @Query(() => LeadsToContactType, {
    description: 'Agents only: the leads that this run qualified and nobody contacted since.',
  })
  async leadsToContact(@Args(() => DossierArgs) args: DossierArgs, @Ctx() context: LeadContext) {
    const wanted = wantedOf(args);
    return { ...(await context.leadsToContact(wanted)), campaignId: wanted.campaignId, runId: wanted.runId };
  }
}

/** The number of leads to assess, counted only when asked for. */
@Resolver(() => LeadsToAssessType)
export class LeadsToAssessFields {
  @FieldResolver(() => Int, {
    description: 'How many leads of the campaign the run has to assess in all, this page included or not.',
  })
  total(@Root() page: LeadsToAssessType, @Ctx() context: LeadContext) {
    return context.countLeadsToAssess(page);
  }
}

/** The number of leads to contact, counted only when asked for. */
@Resolver(() => LeadsToContactType)
export class LeadsToContactFields {
  @FieldResolver(() => Int, { description: 'How many leads the run qualified in all that nobody contacted since.' })
  total(@Root() page: LeadsToContactType, @Ctx() context: LeadContext) {
    return context.countLeadsToContact(page);
  }
}
