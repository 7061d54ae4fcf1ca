import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { consentVersion, type Consent } from '../../domain/accounts/consent.js';
import type { InvalidInput } from '../../domain/members/member-problems.js';
import { placeOf } from '../sessions/issue-session.js';

/** The boxes that somebody ticks who gets an account (Z-16). */
export interface ConsentBoxes {
  readonly acceptsTerms: boolean;
  readonly acceptsPrivacy: boolean;
  readonly acceptsMarketing: boolean;
}

/** What is missing of the two without which there is no account. */
export function consentProblems({
  acceptsTerms,
  acceptsPrivacy,
}: Pick<ConsentBoxes, 'acceptsTerms' | 'acceptsPrivacy'>): InvalidInput['problems'] {
  return [
    ...(acceptsTerms ? [] : [{ path: 'acceptsTerms', message: 'Accept the terms of use.' }]),
    ...(acceptsPrivacy ? [] : [{ path: 'acceptsPrivacy', message: 'Accept the privacy policy.' }]),
  ];
}

/** Under which version, from where and when somebody agrees. */
export type ConsentPlace = Pick<Consent, 'version' | 'clientAddress' | 'userAgent' | 'at'>;

/** The place of somebody who agrees in this request, to the texts that are in force. */
export const consentPlace = (trail: AuditTrail, at: Date): ConsentPlace => ({
  version: consentVersion,
  ...placeOf(trail),
  at,
});

/** The entries of somebody who gets an account: both required ones, and what they said about marketing (Z-17). */
export function accountConsents(marketing: boolean, place: ConsentPlace): readonly Omit<Consent, 'id'>[] {
  return [
    { kind: 'TERMS', given: true, ...place },
    { kind: 'PRIVACY', given: true, ...place },
    { kind: 'MARKETING', given: marketing, ...place },
  ];
}
