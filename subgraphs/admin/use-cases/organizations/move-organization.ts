import type { PlatformTransaction } from '../../data/platform-store.js';
import {
  organizationCannotMove,
  organizationNotFound,
  type OrganizationCannotMove,
  type OrganizationNotFound,
} from '../../domain/admin-problems.js';
import type { PlatformOrganization } from '../../domain/organizations/organization.js';
import type { AdminNeeds } from '../admin-needs.js';

/** A move of one organization from one state to another. */
export interface OrganizationMove {
  /** `organization.<past tense>`, as the audit log names it. */
  readonly action: string;
  /** The past participle for the sentence that refuses it. */
  readonly participle: string;
  /** The compare-and-set: false when the state does not allow it. */
  readonly move: (transaction: PlatformTransaction) => Promise<boolean>;
  /** Whether everybody of the organization loses access at the commit. */
  readonly endsAccess: boolean;
  /** Why, as the person said it. */
  readonly reason?: string;
}

/** What a move can come to. */
export type MovedOrganization = PlatformOrganization | OrganizationNotFound | OrganizationCannotMove;

/** Moves an organization, ends access when the move does, and writes it down, all in one transaction. */
export async function moveOrganization(
  { store }: AdminNeeds,
  organizationId: string,
  { action, participle, move, endsAccess, reason }: OrganizationMove,
): Promise<MovedOrganization> {
  return store.transaction(async (transaction) => {
    const before = await transaction.organizations.lock(organizationId);
    if (!before) return organizationNotFound(organizationId);
    const moved = await move(transaction);
    const now = await transaction.organizations.findById(organizationId);
    if (!now) return organizationNotFound(organizationId);
    if (!moved) return organizationCannotMove(now.status, participle);
    if (endsAccess) await transaction.revoke({ kind: 'ORGANIZATION', subjectId: organizationId, organizationId });
    await transaction.record({
      organizationId,
      action,
      subject: { type: 'Organization', id: organizationId },
      before: { status: before.status },
      after: {
        status: now.status,
        ...(reason === undefined ? {} : { reason }),
        ...(now.purgeAt ? { purgeAt: now.purgeAt } : {}),
      },
    });
    return now;
  });
}
