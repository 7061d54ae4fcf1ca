import type { Organization } from './organization.js';

/** A language of people. */
export type Locale = 'FR' | 'EN';

/** The five roles of an organization, highest first (V-08), and the platform owner's (V-09, V-76). */
export const userRoles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER', 'PLATFORM_ADMIN'] as const;

/** A person's role. */
export type UserRole = (typeof userRoles)[number];

/** Whether somebody can sign in: yes, not yet, not now, or no longer. */
export const userStatuses = ['ACTIVE', 'INVITED', 'DISABLED', 'REMOVED'] as const;

/** One of them. */
export type UserStatus = (typeof userStatuses)[number];

/** A person who signs in. */
export interface User {
  readonly id: string;
  /** Null for a platform admin alone (V-41). */
  readonly organizationId: string | null;
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly locale: Locale;
  readonly status: UserStatus;
  readonly createdAt: Date;
  /** Null unless REMOVED. */
  readonly removedAt: Date | null;
  /** When the person is erased; null unless REMOVED. */
  readonly purgeAt: Date | null;
  readonly organization: Organization | null;
}
