/** Where an account stands: INVITED and DISABLED cannot sign in, REMOVED left its organization and waits to be erased. */
export const userStatuses = ['ACTIVE', 'INVITED', 'DISABLED', 'REMOVED'] as const;

/** One of them. */
export type UserStatus = (typeof userStatuses)[number];

/** A person's role, highest first; the last belongs to no organization (V-41). */
export const userRoles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER', 'PLATFORM_ADMIN'] as const;

/** One of them. */
export type UserRole = (typeof userRoles)[number];

/** One account as the platform owner sees it (V-72). */
export interface PlatformUser {
  readonly id: string;
  /** Null for a platform admin. */
  readonly organizationId: string | null;
  readonly email: string;
  readonly name: string;
  readonly role: UserRole;
  readonly status: UserStatus;
  readonly locale: 'FR' | 'EN';
  readonly createdAt: Date;
  /** When the address was proven; null before. */
  readonly emailVerifiedAt: Date | null;
}

/** Which accounts to list. */
export interface UserFilter {
  readonly organizationId?: string | null;
  readonly role?: UserRole | null;
  readonly status?: UserStatus | null;
  /** Words of the name or the address. */
  readonly search?: string | null;
}
