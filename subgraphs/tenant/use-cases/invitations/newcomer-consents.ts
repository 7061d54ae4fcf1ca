import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import type { Acceptance } from '../../data/invitations/acceptance.js';
import { consentVersion, type Consent } from '../../domain/accounts/consent.js';
import type { ClaimedAccount, OpenInvitation } from '../../domain/invitations/open-invitation.js';
import { accountConsents, consentPlace, type ConsentBoxes } from '../accounts/required-consents.js';

type Said = readonly Omit<Consent, 'id'>[];

/**
 * What goes on holding of somebody who agreed to the versions in force before, in the account that they leave or come
 * back to; null when they did not. The member who comes back has it on record already.
 */
export async function earlierConsents(
  { consents }: Acceptance,
  { memberId }: Pick<OpenInvitation, 'memberId'>,
  leaving: ClaimedAccount | null,
): Promise<Said | null> {
  if (memberId !== null && (await consents.hasAgreed(memberId, consentVersion))) return [];
  if (leaving === null || !(await consents.hasAgreed(leaving.userId, consentVersion))) return null;
  return consents.latest(leaving.userId);
}

/** The entries of a newcomer: what they agree to now, or else what they said earlier, as they said it. */
export const newcomerConsents = (
  { acceptsMarketing }: ConsentBoxes,
  earlier: Said | null,
  trail: AuditTrail,
  now: Date,
): Said => earlier ?? accountConsents(acceptsMarketing, consentPlace(trail, now));
