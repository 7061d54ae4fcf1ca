/** What people can agree to (Z-29). */
export const consentKinds = ['TERMS', 'PRIVACY', 'MARKETING', 'COOKIES'] as const;

/** One of them. */
export type ConsentKind = (typeof consentKinds)[number];

/** The version of the texts that people agree to now. */
export const consentVersion = '2026-01';

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
