import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { PlanLimitReached, TrialEnded } from '../../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { TooManyInvitations } from '../../domain/invitations/invitation-problems.js';
import {
  alreadyMember,
  memberNotFound,
  roleNotYours,
  type AlreadyMember,
  type MemberNotFound,
  type RoleNotYours,
} from '../../domain/members/member-problems.js';
import { mayGiveRole, memberRoles } from '../../domain/members/member-rules.js';
import type { User } from '../../domain/user.js';
import { pauseOf, postInvitation, type InvitationPost } from '../invitations/invitation-mail.js';
import { actingMember, type MemberNeeds } from './acting-member.js';

/** What restoring a member can come to. */
export type RestoreMemberOutcome =
  | { readonly kind: 'MemberRestored'; readonly member: User }
  | MemberNotFound
  | AlreadyMember
  | RoleNotYours
  | TooManyInvitations
  | PlanLimitReached
  | TrialEnded;

interface Needs extends MemberNeeds {
  readonly post: InvitationPost;
}

/**
 * Takes a removed member back before they are erased, in the role they had. They let go of their address when
 * they left and somebody else may hold it now, which nobody here may learn: so they prove it again by the link in a mail.
 */
export const restoreMember = defineUseCase({
  permission: 'member:manage',

  async run(
    { viewer, store, clock, trail, post }: Needs,
    { memberId }: { readonly memberId: string },
  ): Promise<RestoreMemberOutcome> {
    return store.transaction(async (transaction) => {
      const { members, invitations, quota, writer } = transaction;
      const now = clock.now();
      const actor = await actingMember(transaction, viewer);
      if (!actor) return roleNotYours;
      const removed = await members.findById(memberId);
      const role = memberRoles.find((each) => each === removed?.role);
      const isDue = removed?.purgeAt != null && removed.purgeAt <= now;
      if (!removed || !role || removed.status !== 'REMOVED' || isDue) return memberNotFound(memberId);
      const known = await members.findByEmail(removed.email);
      if (known) return alreadyMember(known);
      const refused = mayGiveRole(actor, role) ?? (await pauseOf(transaction, removed.email, now));
      if (refused) return refused;
      const room = await quota.seat(now);
      if (room.kind !== 'Reserved') return room;
      await invitations.revokePending(removed.email, now);
      const member = await members.restore(removed.id, now);
      await postInvitation(transaction, post, { email: member.email, role, memberId: member.id, actor, now });
      await recordAudit(writer, trail, {
        organizationId: member.organizationId,
        action: 'member.restored',
        subject: { type: 'user', id: member.id },
        before: { status: removed.status },
        after: { status: member.status, role },
      });
      return { kind: 'MemberRestored' as const, member };
    });
  },
});
