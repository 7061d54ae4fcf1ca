/** What people can agree to (Z-29). */
export const consentKinds = ['TERMS', 'PRIVACY', 'MARKETING', 'COOKIES'] as const;

/** One of them. */
export type ConsentKind = (typeof consentKinds)[number];

/** Without these there is no account (Z-16). */
export const requiredConsents = ['TERMS', 'PRIVACY'] as const satisfies readonly ConsentKind[];

/** The version of the terms and the privacy policy that people agree to now; the web app has the words of each version. */
export const consentVersion = '2026-11';

/** Since when that version is in force. */
export const consentVersionSince = new Date('2026-11-27T00:00:00.000Z');

/** What somebody agreed to, or withdrew; never changed afterwards. */
export interface Consent {
  readonly id: string;
  readonly kind: ConsentKind;
  readonly given: boolean;
  readonly version: string;
  readonly clientAddress: string | null;
  readonly userAgent: string | null;
  readonly at: Date;
}
