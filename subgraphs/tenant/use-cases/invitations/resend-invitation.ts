import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import {
  invitationClosed,
  invitationNotFound,
  type InvitationClosed,
  type InvitationNotFound,
  type TooManyInvitations,
} from '../../domain/invitations/invitation-problems.js';
import type { Invitation } from '../../domain/invitations/invitation.js';
import { roleNotYours, type RoleNotYours } from '../../domain/members/member-problems.js';
import { mayGiveRole } from '../../domain/members/member-rules.js';
import { actingMember, type MemberNeeds } from '../members/acting-member.js';
import { pauseOf, postInvitation, type InvitationPost } from './invitation-mail.js';

/** What sending an invitation again can come to. */
export type ResendInvitationOutcome =
  | { readonly kind: 'InvitationResent'; readonly invitation: Invitation }
  | InvitationNotFound
  | InvitationClosed
  | RoleNotYours
  | TooManyInvitations;

interface Needs extends MemberNeeds {
  readonly post: InvitationPost;
}

/** Sends an invitation again, expired or not: with a new link and code, vouched for by whoever sends it now. */
export const resendInvitation = defineUseCase({
  permission: 'member:manage',

  async run(
    { viewer, store, clock, trail, post }: Needs,
    { invitationId }: { readonly invitationId: string },
  ): Promise<ResendInvitationOutcome> {
    return store.transaction(async (transaction) => {
      const now = clock.now();
      const actor = await actingMember(transaction, viewer);
      if (!actor) return roleNotYours;
      const waiting = await transaction.invitations.findById(invitationId);
      if (!waiting) return invitationNotFound(invitationId);
      if (waiting.state !== 'PENDING') return invitationClosed(waiting);
      const { email, role, memberId } = waiting;
      const refused = mayGiveRole(actor, role) ?? (await pauseOf(transaction, email, now));
      if (refused) return refused;
      const invitation = await postInvitation(transaction, post, { email, role, memberId, actor, now }, waiting);
      await recordAudit(transaction.writer, trail, {
        organizationId: invitation.organizationId,
        action: 'invitation.resent',
        subject: { type: 'invitation', id: invitation.id },
        after: { mailsSent: invitation.mailsSent, expiresAt: invitation.expiresAt },
      });
      return { kind: 'InvitationResent' as const, invitation };
    });
  },
});
