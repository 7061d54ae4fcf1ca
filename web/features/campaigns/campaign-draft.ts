import type { CreateCampaignInput, Locale, ProspectSource } from '../../graphql/generated/graphql';

/** A campaign being written in the form, before it exists. */
export interface CampaignDraft {
  readonly name: string;
  readonly criteriaText: string;
  readonly source: ProspectSource;
  readonly offer: string;
  /** In the other language; sent where each lead has emails in their own. */
  readonly offerTranslation: string;
  /** As typed. */
  readonly leadsMax: string;
  /** Null lets each lead have the emails in their own language. */
  readonly language: Locale | null;
}

/** The fields of the form that can be wrong. */
export type DraftField = 'name' | 'criteriaText' | 'offer' | 'offerTranslation' | 'leadsMax';

/** The fields that may not be left empty. */
export type NeededField = Exclude<DraftField, 'offerTranslation'>;

/** The number of leads a new draft proposes: a search is kept small at first, a list of one's own is taken whole. */
export const leadsMaxProposed: Readonly<Record<ProspectSource, string>> = { DIRECTORY: '200', IMPORTED_LIST: '100000' };

/** The draft with another source; a number of leads that the person typed stays. */
export const withSource = (draft: CampaignDraft, source: ProspectSource): CampaignDraft => ({
  ...draft,
  source,
  leadsMax: draft.leadsMax === leadsMaxProposed[draft.source] ? leadsMaxProposed[source] : draft.leadsMax,
});

/** The fields that must be filled in before asking the API. */
export function emptyFields(draft: CampaignDraft): NeededField[] {
  const needed: NeededField[] = draft.source === 'DIRECTORY' ? ['name', 'criteriaText', 'offer'] : ['name', 'offer'];
  const empty = needed.filter((field) => draft[field].trim() === '');
  return /^\d{1,6}$/u.test(draft.leadsMax.trim()) && Number(draft.leadsMax) > 0 ? empty : [...empty, 'leadsMax'];
}

/** The draft as the API takes it. */
export const createInput = (draft: CampaignDraft): CreateCampaignInput => ({
  name: draft.name.trim(),
  criteriaText: draft.criteriaText.trim(),
  source: draft.source,
  offer: draft.offer.trim(),
  offerTranslation:
    draft.language === null && draft.offerTranslation.trim() !== '' ? draft.offerTranslation.trim() : null,
  leadsMax: Number(draft.leadsMax),
  language: draft.language,
});
