import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { MemberRepository } from '../../data/members/member.repository.js';
import {
  memberNotFound,
  roleNotYours,
  type LastOwner,
  type MemberNotFound,
  type RoleNotYours,
} from '../../domain/members/member-problems.js';
import { mayRemove, ownersBeside, purgeDate, rolesWithin } from '../../domain/members/member-rules.js';
import type { User } from '../../domain/user.js';
import { actingMember, managesMembers, type MemberNeeds } from './acting-member.js';

/** What removing a member can come to. */
export type RemoveMemberOutcome =
  | { readonly kind: 'MemberRemoved'; readonly member: User; readonly handedOver: number }
  | MemberNotFound
  | RoleNotYours
  | LastOwner;

interface Input {
  readonly memberId: string;
  /** Who vouches from now on for the invitations that the member sent; null lets them lapse. */
  readonly reassignTo?: string | null | undefined;
}

/** Somebody else who is there and may invite people. */
async function findSuccessor(members: MemberRepository, id: string, leaving: User): Promise<User | null> {
  const successor = id === leaving.id ? null : await members.findById(id);
  return successor?.status === 'ACTIVE' && managesMembers(successor.role) ? successor : null;
}

/**
 * Removes a member (V-62, X-04): their sessions and tokens end at once, and after thirty days they are erased. What they
 * made stays, with their name until then; the one thing a member owns is the invitations they vouch for.
 */
export const removeMember = defineUseCase({
  permission: 'member:manage',

  async run(
    { viewer, store, clock, trail }: MemberNeeds,
    { memberId, reassignTo }: Input,
  ): Promise<RemoveMemberOutcome> {
    return store.transaction(async (transaction) => {
      const { members, invitations, writer } = transaction;
      const actor = await actingMember(transaction, viewer);
      if (!actor) return roleNotYours;
      const target = await members.findById(memberId);
      if (!target || target.status === 'REMOVED') return memberNotFound(memberId);
      const successor = reassignTo ? await findSuccessor(members, reassignTo, target) : null;
      if (reassignTo && !successor) return memberNotFound(reassignTo);
      const refused = mayRemove(actor, target, ownersBeside(target, await members.ownerIds()));
      if (refused) return refused;
      const now = clock.now();
      const member = await members.remove(target.id, now, purgeDate(now));
      await invitations.revokeOfMember(target.id, now);
      const handedOver = successor ? await invitations.handOver(target.id, successor.id, rolesWithin(successor)) : 0;
      await revokeAccess(writer, { kind: 'USER', subjectId: target.id, organizationId: target.organizationId });
      await recordAudit(writer, trail, {
        organizationId: target.organizationId,
        action: 'member.removed',
        subject: { type: 'user', id: target.id },
        before: { status: target.status, role: target.role },
        after: { status: member.status, purgeAt: member.purgeAt, reassignedTo: successor?.id ?? null, handedOver },
      });
      return { kind: 'MemberRemoved' as const, member, handedOver };
    });
  },
});
