import type { Email } from './email.js';

/** One reason why a person must not be written to, as the gate words it. */
export interface ContactRefusal {
  readonly code: string;
  /** What it means and what could be done. */
  readonly message: string;
}

/** Asks the contact gate about the lead of a draft: every reason against writing to them now. */
export type AskContactGate = (
  email: Pick<Email, 'organizationId' | 'runId' | 'leadId'>,
) => Promise<readonly ContactRefusal[]>;

/** The lead of a draft whom nobody knows any more. */
export const leadGone: ContactRefusal = { code: 'UNKNOWN', message: 'The organization has no such lead any more.' };

/** What somebody can do about a draft that the gate refuses: nothing overrides an objection. */
export function contactRemedy(refusals: readonly ContactRefusal[]): string {
  const isFinal = refusals.some(({ code }) => code === 'OBJECTED' || code === 'UNKNOWN');
  return isFinal ? 'Reject the draft.' : 'Mend the lead’s record and approve again, or reject the draft.';
}
