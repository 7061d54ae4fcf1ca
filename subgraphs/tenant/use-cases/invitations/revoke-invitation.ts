import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  invitationClosed,
  invitationNotFound,
  type InvitationClosed,
  type InvitationNotFound,
} from '../../domain/invitations/invitation-problems.js';
import type { Invitation } from '../../domain/invitations/invitation.js';
import { roleNotYours, type RoleNotYours } from '../../domain/members/member-problems.js';
import { mayGiveRole } from '../../domain/members/member-rules.js';
import { actingMember, type MemberNeeds } from '../members/acting-member.js';

/** What revoking an invitation can come to. */
export type RevokeInvitationOutcome =
  | { readonly kind: 'InvitationRevoked'; readonly invitation: Invitation }
  | InvitationNotFound
  | InvitationClosed
  | RoleNotYours;

/** Makes the link and the code of an invitation worthless. Only an owner takes an owner's invitation back. */
export const revokeInvitation = defineUseCase({
  permission: 'member:manage',

  async run(
    { viewer, store, clock, trail }: MemberNeeds,
    { invitationId }: { readonly invitationId: string },
  ): Promise<RevokeInvitationOutcome> {
    return store.transaction(async (transaction) => {
      const { invitations, writer } = transaction;
      const actor = await actingMember(transaction, viewer);
      if (!actor) return roleNotYours;
      const waiting = await invitations.findById(invitationId);
      if (!waiting) return invitationNotFound(invitationId);
      if (waiting.state !== 'PENDING') return invitationClosed(waiting);
      const refused = mayGiveRole(actor, waiting.role);
      if (refused) return refused;
      const invitation = await invitations.revoke(waiting.id, clock.now());
      await recordAudit(writer, trail, {
        organizationId: invitation.organizationId,
        action: 'invitation.revoked',
        subject: { type: 'invitation', id: invitation.id },
        before: { email: invitation.email, role: invitation.role },
      });
      return { kind: 'InvitationRevoked' as const, invitation };
    });
  },
});
