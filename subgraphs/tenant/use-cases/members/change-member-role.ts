import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  memberNotFound,
  roleNotYours,
  type LastOwner,
  type MemberNotFound,
  type RoleNotYours,
} from '../../domain/members/member-problems.js';
import { mayChangeRole, ownersBeside, type MemberRole } from '../../domain/members/member-rules.js';
import type { User } from '../../domain/user.js';
import { actingMember, type MemberNeeds } from './acting-member.js';

/** What changing a role can come to. */
export type ChangeMemberRoleOutcome =
  | { readonly kind: 'MemberRoleChanged'; readonly member: User }
  | MemberNotFound
  | RoleNotYours
  | LastOwner;

interface Input {
  readonly memberId: string;
  readonly role: MemberRole;
}

/** Gives a member another role (V-61); their present access tokens end, because they speak of the old one. */
export const changeMemberRole = defineUseCase({
  permission: 'member:manage',

  async run({ viewer, store, clock, trail }: MemberNeeds, { memberId, role }: Input): Promise<ChangeMemberRoleOutcome> {
    return store.transaction(async (transaction) => {
      const { members, invitations, writer } = transaction;
      const actor = await actingMember(transaction, viewer);
      if (!actor) return roleNotYours;
      const target = await members.findById(memberId);
      if (!target || target.status === 'REMOVED') return memberNotFound(memberId);
      const refused = mayChangeRole(actor, target, role, ownersBeside(target, await members.ownerIds()));
      if (refused) return refused;
      if (target.role === role) return { kind: 'MemberRoleChanged' as const, member: target };
      const member = await members.changeRole(target.id, role, clock.now());
      await invitations.changeRoleOfMember(target.id, role, actor.id);
      await revokeAccess(writer, { kind: 'USER', subjectId: target.id, organizationId: target.organizationId });
      await recordAudit(writer, trail, {
        organizationId: target.organizationId,
        action: 'member.role-changed',
        subject: { type: 'user', id: target.id },
        before: { role: target.role },
        after: { role },
      });
      return { kind: 'MemberRoleChanged' as const, member };
    });
  },
});
