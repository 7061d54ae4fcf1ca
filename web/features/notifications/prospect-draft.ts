import type { NotifyProspectsInput } from '../../graphql/generated/graphql';

/** What somebody is writing to prospects. */
export interface ProspectDraft {
  /** Addresses, one per line. */
  readonly recipients: string;
  /** Why it concerns their work. */
  readonly relevance: string;
  readonly subject: string;
  readonly body: string;
  readonly actionUrl: string;
  readonly actionText: string;
}

/** Nothing yet. */
export const blankDraft: ProspectDraft = {
  recipients: '',
  relevance: '',
  subject: '',
  body: '',
  actionUrl: '',
  actionText: '',
};

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The addresses of a draft: one per line, or set apart as people paste them. */
export const addressesIn = (text: string): string[] => text.split(/[\s,;]+/u).filter((each) => each !== '');

/** The draft as it is sent; the key stays the same for as long as it is the same draft. */
export const prospectInputOf = (
  draft: ProspectDraft,
  refusedAreLeftOut: boolean,
  idempotencyKey: string,
): NotifyProspectsInput => ({
  recipients: addressesIn(draft.recipients),
  relevance: orNull(draft.relevance),
  subject: draft.subject,
  body: draft.body,
  actionUrl: orNull(draft.actionUrl),
  actionText: orNull(draft.actionText),
  refusedAreLeftOut,
  idempotencyKey,
});
