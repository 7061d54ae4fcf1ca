import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase, NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { consentVersion, type Consent } from '../../domain/accounts/consent.js';
import { placeOf } from '../sessions/issue-session.js';
import type { SelfNeeds } from './update-me.js';

/** What giving or withdrawing a consent comes to. */
export interface RecordConsentOutcome {
  readonly kind: 'ConsentRecorded';
  readonly consent: Consent;
}

/** What people may change their mind about; without the others there is no account. */
export type OptionalConsent = 'MARKETING' | 'COOKIES';

/** Adds what the person who asks agrees to from now on, or no longer (Z-29); what they said before stays on record. */
export const recordConsent = defineUseCase({
  permission: 'self:manage',

  async run(
    { viewer, trail, identity, clock }: SelfNeeds,
    { kind, given }: { readonly kind: OptionalConsent; readonly given: boolean },
  ): Promise<RecordConsentOutcome> {
    const { userId, organizationId } = viewer;
    if (userId === null) throw new NotPermitted('self:manage');
    const said = { kind, given, version: consentVersion, at: clock.now(), ...placeOf(trail) };
    const consent = await identity.transaction(async ({ consents, writer }) => {
      const [added] = await consents.add({ userId, organizationId }, [said]);
      if (!added) throw new Error('The database kept no consent.');
      const subject = { type: 'user', id: userId };
      const action = given ? 'consent.given' : 'consent.withdrawn';
      await recordAudit(writer, trail, { organizationId, action, subject, after: { kind, version: consentVersion } });
      return added;
    });
    return { kind: 'ConsentRecorded', consent };
  },
});
