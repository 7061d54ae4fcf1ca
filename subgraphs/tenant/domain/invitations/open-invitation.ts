import type { MemberRole } from '../members/member-rules.js';
import type { Locale, UserRole, UserStatus } from '../user.js';
import { statusAt, type Invitation } from './invitation.js';

/** An invitation as it is seen before it is known who asks. */
export interface OpenInvitation extends Pick<Invitation, 'id' | 'email' | 'role' | 'memberId' | 'state' | 'expiresAt'> {
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly locale: Locale;
    readonly status: 'ACTIVE' | 'SUSPENDED' | 'DELETED';
  };
  /** Who vouches for it; null when they were erased. */
  readonly inviter: { readonly name: string; readonly role: UserRole; readonly status: UserStatus } | null;
}

/** Whether a role may still be given by somebody. */
export type MayStillGive = (giver: UserRole, role: MemberRole) => boolean;

/**
 * Whether it can be accepted now: neither used nor expired, into an organization that is served, and vouched for by
 * somebody who is there and may still give its role.
 */
export function worksNow(invitation: OpenInvitation, now: Date, mayStillGive: MayStillGive): boolean {
  const { organization, inviter, role } = invitation;
  return (
    statusAt(invitation, now) === 'PENDING' &&
    organization.status === 'ACTIVE' &&
    inviter?.status === 'ACTIVE' &&
    mayStillGive(inviter.role, role)
  );
}

/** An account that signs in with an address. */
export interface ClaimedAccount {
  readonly userId: string;
  /** Null for a platform admin. */
  readonly organizationId: string | null;
  readonly role: UserRole;
  readonly status: UserStatus;
}
