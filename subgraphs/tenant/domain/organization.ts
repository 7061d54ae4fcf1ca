/** What an organization may allow its operators beyond their role (O-10). */
export const operatorGrants = ['campaign:create', 'email:approve'] as const;

/** One of them. */
export type OperatorGrant = (typeof operatorGrants)[number];

/** A customer of the platform, whose people and data stay apart from every other's. */
export interface Organization {
  readonly id: string;
  /** Its own id again: every row says whose it is. */
  readonly organizationId: string;
  readonly name: string;
  readonly slug: string;
  readonly locale: 'FR' | 'EN';
  /** Written under every email; null until people give it. */
  readonly postalAddress: string | null;
  /** A company, or a person on their own account (Z-09). */
  readonly type: 'B2B' | 'B2C';
  /** Of the company (Z-11); null until people give it. */
  readonly siret: string | null;
  /** Of the company, in the European Union; null until people give it. */
  readonly vatNumber: string | null;
  readonly operatorGrants: readonly OperatorGrant[];
  readonly createdAt: Date;
}
