import type { AccessTokens } from '../../../../platform/crypto/access-token.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  invalidInput,
  nobodyToViewAs,
  organizationCannotMove,
  organizationNotFound,
  userCannotMove,
  userNotFound,
  type InvalidInput,
  type NobodyToViewAs,
  type OrganizationCannotMove,
  type OrganizationNotFound,
  type UserCannotMove,
  type UserNotFound,
} from '../../domain/admin-problems.js';
import { reasonProblems } from '../../domain/reason.js';
import type { PlatformUser } from '../../domain/users/user.js';
import { viewAsExpiry, type ViewAs } from '../../domain/view-as/view-as.js';
import type { AdminNeeds } from '../admin-needs.js';

/** What looking through somebody's eyes can come to. */
export type StartViewAsOutcome =
  | { readonly kind: 'ViewAsStarted'; readonly viewAs: ViewAs; readonly accessToken: string }
  | OrganizationNotFound
  | OrganizationCannotMove
  | UserNotFound
  | UserCannotMove
  | NobodyToViewAs
  | InvalidInput;

/** At which organization, through whose eyes (its highest when absent), and why. */
export interface ViewAsWish {
  readonly organizationId: string;
  readonly userId?: string | null | undefined;
  readonly reason: string;
}

interface Needs extends AdminNeeds {
  readonly accessTokens: AccessTokens;
}

/** Whose eyes: an active member of this organization, so that nobody looks through a platform admin's. */
async function findEyes(
  { users }: AdminNeeds['store'],
  { organizationId, userId }: ViewAsWish,
): Promise<PlatformUser | UserNotFound | UserCannotMove | NobodyToViewAs> {
  if (!userId) return (await users.highestActive(organizationId)) ?? nobodyToViewAs;
  const user = await users.findById(userId);
  if (user?.organizationId !== organizationId) return userNotFound(userId);
  return user.status === 'ACTIVE' ? user : userCannotMove(user.status, 'looked through');
}

/**
 * Shows a platform admin what a member sees, for thirty minutes and without the means to change anything. The
 * organization's log and the platform's say who looks, through whose eyes and why, before anything is seen.
 */
export const startViewAs = defineUseCase({
  permission: 'platform:impersonate',

  async run({ viewer, store, clock, accessTokens }: Needs, wish: ViewAsWish): Promise<StartViewAsOutcome> {
    const problems = reasonProblems(wish.reason);
    if (problems.length > 0) return invalidInput(problems);
    // Before anything is read, so that whoever loses access from here on takes the token along.
    const asOf = await store.snapshot();
    const organization = await store.organizations.findById(wish.organizationId);
    if (!organization) return organizationNotFound(wish.organizationId);
    if (organization.status !== 'ACTIVE') return organizationCannotMove(organization.status, 'looked at');
    const user = await findEyes(store, wish);
    if ('kind' in user) return user;
    const admin = await store.users.findById(viewer.userId ?? '');
    if (!admin) throw new Error('A platform admin without an account looks at an organization.');
    const startedAt = clock.now();
    const viewAs = await store.transaction(async ({ viewAs: views, record }) => {
      const opened = await views.open({
        organizationId: organization.id,
        userId: user.id,
        adminId: admin.id,
        adminName: admin.name,
        reason: wish.reason.trim(),
        startedAt,
        expiresAt: viewAsExpiry(startedAt),
      });
      const { id, userId, reason, expiresAt, adminName } = opened;
      await record({
        organizationId: organization.id,
        action: 'view-as.started',
        subject: { type: 'ViewAs', id },
        after: { userId, reason, expiresAt, adminName },
      });
      return opened;
    });
    const { token } = await accessTokens.signViewAs(
      { userId: user.id, organizationId: organization.id, role: user.role, asOf },
      {
        impersonatorId: admin.id,
        impersonatorSessionId: viewer.sessionId,
        viewAsId: viewAs.id,
        expiresAt: viewAs.expiresAt,
      },
      startedAt,
    );
    return { kind: 'ViewAsStarted', viewAs, accessToken: token };
  },
});
