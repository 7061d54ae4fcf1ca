import { z } from 'zod';
import type { Api } from './api.js';

const page = z.object({
  leads: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        assessment: z
          .object({
            total: z.number(),
            sources: z.array(z.object({ key: z.string(), text: z.string() })),
            criteria: z.array(
              z.object({
                points: z.number(),
                evidence: z.array(
                  z.object({ sourceKey: z.string(), start: z.number(), end: z.number(), quote: z.string() }),
                ),
              }),
            ),
          })
          .nullable(),
      }),
    ),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
  }),
});

const query = `query ($campaignId: ID!, $after: String) {
  leads(first: 100, after: $after, filter: { campaignId: $campaignId }) {
    nodes { id assessment { total sources { key text } criteria { points evidence { sourceKey start end quote } } } }
    pageInfo { hasNextPage endCursor }
  }
}`;

type Assessment = NonNullable<z.infer<typeof page>['leads']['nodes'][number]['assessment']>;

/** What looking at every assessment from outside found. */
export interface QuoteCheck {
  readonly leads: number;
  readonly assessed: number;
  readonly quotes: number;
  /** Quotes that do not stand in their source, points without a quote, totals that do not add up. */
  readonly faults: number;
}

function faultsOf({ total, sources, criteria }: Assessment): number {
  const textByKey = new Map(sources.map((source) => [source.key, source.text]));
  const untrue = criteria
    .flatMap((criterion) => criterion.evidence)
    .filter(
      ({ sourceKey, start, end, quote }) => quote === '' || textByKey.get(sourceKey)?.slice(start, end) !== quote,
    );
  const unfounded = criteria.filter(({ points, evidence }) => points > 0 && evidence.length === 0);
  const sum = criteria.reduce((points, criterion) => points + criterion.points, 0);
  return untrue.length + unfounded.length + (sum === total ? 0 : 1);
}

/** Reads every lead of a campaign back through the API and checks every quote against its source. */
export async function verifyQuotes(api: Api, campaignId: string): Promise<QuoteCheck> {
  let check: QuoteCheck = { leads: 0, assessed: 0, quotes: 0, faults: 0 };
  for (let after: string | null = null, more = true; more;) {
    const { leads }: z.infer<typeof page> = await api.ask(query, { campaignId, after }, page);
    const assessments = leads.nodes.flatMap((lead) => (lead.assessment ? [lead.assessment] : []));
    check = {
      leads: check.leads + leads.nodes.length,
      assessed: check.assessed + assessments.length,
      quotes:
        check.quotes +
        assessments.flatMap((one) => one.criteria).reduce((count, { evidence }) => count + evidence.length, 0),
      faults: check.faults + assessments.reduce((count, one) => count + faultsOf(one), 0),
    };
    after = leads.pageInfo.endCursor;
    more = leads.pageInfo.hasNextPage;
  }
  return check;
}
