import { z } from 'zod';
import type { Api } from './api.js';

const assessed = z.object({
  total: z.number(),
  verdict: z.enum(['QUALIFIED', 'NURTURE', 'REJECTED']),
  sources: z.array(z.object({ key: z.string(), label: z.string() })),
  criteria: z.array(
    z.object({
      criterion: z.enum(['BUDGET', 'AUTHORITY', 'NEED', 'TIMELINE']),
      points: z.number(),
      evidence: z.array(z.object({ sourceKey: z.string(), quote: z.string() })),
    }),
  ),
});
const page = z.object({
  leads: z.object({
    nodes: z.array(
      z.object({
        fullName: z.string(),
        jobTitle: z.string().nullable(),
        source: z.string(),
        language: z.enum(['FR', 'EN']),
        company: z.object({ name: z.string() }).nullable(),
        emails: z.array(z.object({ subject: z.string(), body: z.string(), language: z.enum(['FR', 'EN']) })),
        assessment: assessed.nullable(),
      }),
    ),
  }),
});

const query = `query ($campaignId: ID!) {
  leads(first: 100, sort: SCORE, filter: { campaignId: $campaignId }) {
    nodes {
      fullName jobTitle source language
      company { name }
      emails { subject body language }
      assessment { total verdict sources { key label } criteria { criterion points evidence { sourceKey quote } } }
    }
  }
}`;

/** A lead as the API gives it. */
export type ExampleLead = z.infer<typeof page>['leads']['nodes'][number];

/** The best leads of a campaign, the highest score first, at most 100. */
export async function bestLeads(api: Api, campaignId: string): Promise<readonly ExampleLead[]> {
  const { leads } = await api.ask(query, { campaignId }, page);
  return leads.nodes;
}

/** One quote that gave points. */
export interface TellingQuote {
  readonly criterion: z.infer<typeof assessed>['criteria'][number]['criterion'];
  readonly points: number;
  readonly quote: string;
  /** What the quoted text is, for people. */
  readonly source: string;
}

const isNote = (sourceKey: string): boolean => sourceKey.startsWith('interaction:');

/** The quote that tells most: out of a note rather than a field, then of the criterion with the most points. */
export function tellingQuote({
  sources,
  criteria,
}: Pick<z.infer<typeof assessed>, 'sources' | 'criteria'>): TellingQuote | null {
  const quotes = criteria.flatMap(({ criterion, points, evidence }) =>
    evidence.map(({ sourceKey, quote }) => ({ criterion, points, quote, sourceKey })),
  );
  const [best] = quotes
    .filter(({ points }) => points > 0)
    .sort(
      (left, right) =>
        Number(isNote(right.sourceKey)) - Number(isNote(left.sourceKey)) ||
        right.points - left.points ||
        right.quote.length - left.quote.length,
    );
  if (!best) return null;
  const { sourceKey, ...told } = best;
  return { ...told, source: sources.find(({ key }) => key === sourceKey)?.label ?? sourceKey };
}
