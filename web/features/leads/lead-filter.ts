import type { LeadFilter, LeadSort, LeadStatus, Verdict } from '../../graphql/generated/graphql';

/** The statuses in the order of a lead's life. */
export const leadStatuses: readonly LeadStatus[] = [
  'NEW',
  'ENRICHED',
  'QUALIFIED',
  'CONTACTED',
  'RESPONDED',
  'MEETING',
  'CONVERTED',
  'REJECTED',
  'BOUNCED',
];

/** The verdicts from the best to the worst. */
export const verdicts: readonly Verdict[] = ['QUALIFIED', 'NURTURE', 'REJECTED'];

/** What a list of leads shows, as the page's address says it. */
export interface LeadView {
  readonly status: LeadStatus | null;
  readonly verdict: Verdict | null;
  readonly search: string;
  readonly sort: LeadSort;
}

/** Reads the view out of the address; anything unknown counts as absent. */
export const readLeadView = (parameter: (name: string) => string | null): LeadView => ({
  status: leadStatuses.find((status) => status === parameter('status')) ?? null,
  verdict: verdicts.find((verdict) => verdict === parameter('verdict')) ?? null,
  search: parameter('search') ?? '',
  sort: parameter('sort') === 'SCORE' ? 'SCORE' : 'NEWEST',
});

/** The view as the API takes it. */
export const leadFilter = (view: LeadView, campaignId: string | null): LeadFilter => ({
  campaignId,
  status: view.status,
  verdict: view.verdict,
  search: view.search.trim() === '' ? null : view.search.trim(),
});
