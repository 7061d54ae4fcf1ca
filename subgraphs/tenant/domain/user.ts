import type { Organization } from './organization.js';

/** A language of people. */
export type Locale = 'FR' | 'EN';

/** The five roles of an organization, highest first (V-08), and the platform owner's (V-09, V-76). */
export const userRoles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER', 'PLATFORM_ADMIN'] as const;

/** A person's role. */
export type UserRole = (typeof userRoles)[number];

/** A person who signs in. */
export interface User {
  readonly id: string;
  /** Null for a platform admin alone (V-41). */
  readonly organizationId: string | null;
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly locale: Locale;
  readonly organization: Organization | null;
}
