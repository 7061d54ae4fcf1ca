/** How an objection came to us. */
export type ObjectionOrigin = 'UNSUBSCRIBE_LINK' | 'ASKED' | 'COMPLAINT' | 'HARD_BOUNCE';

/** A person does not want to be written to, by one campaign or by the whole organization. */
export interface Objection {
  /** Null: the whole organization. */
  readonly campaignId: string | null;
  readonly since: Date;
}

/**
 * Since when a person objects to mail of a campaign; null when they do not. One that is about the whole organization beats
 * everything. Mail of no campaign meets those alone.
 */
export function objectedSince(objections: readonly Objection[], campaignId: string | null): Date | null {
  const standing = objections.filter((each) => each.campaignId === null || each.campaignId === campaignId);
  return standing.reduce<Date | null>((first, { since }) => (first === null || since < first ? since : first), null);
}
