import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { PlanLimitReached, TrialEnded } from '../../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { normaliseEmail } from '../../domain/email-address.js';
import {
  alreadyInvited,
  type AlreadyInvited,
  type TooManyInvitations,
} from '../../domain/invitations/invitation-problems.js';
import { statusAt, type Invitation } from '../../domain/invitations/invitation.js';
import {
  alreadyMember,
  invalidInput,
  roleNotYours,
  type AlreadyMember,
  type InvalidInput,
  type RoleNotYours,
} from '../../domain/members/member-problems.js';
import { mayGiveRole, type MemberRole } from '../../domain/members/member-rules.js';
import { emailProblems } from '../../domain/members/person.js';
import { actingMember, type MemberNeeds } from '../members/acting-member.js';
import { pauseOf, postInvitation, type InvitationPost } from './invitation-mail.js';

/** What inviting somebody can come to. */
export type InviteMemberOutcome =
  | { readonly kind: 'MemberInvited'; readonly invitation: Invitation }
  | AlreadyMember
  | AlreadyInvited
  | RoleNotYours
  | TooManyInvitations
  | InvalidInput
  | PlanLimitReached
  | TrialEnded;

interface Needs extends MemberNeeds {
  readonly post: InvitationPost;
}

interface Input {
  readonly email: string;
  readonly role: MemberRole;
}

/** Invites an address by mail (V-59, X-03). Whether it has an account elsewhere changes nothing about the answer. */
export const inviteMember = defineUseCase({
  permission: 'member:manage',

  async run({ viewer, store, clock, trail, post }: Needs, input: Input): Promise<InviteMemberOutcome> {
    const problems = emailProblems(input.email);
    if (problems.length > 0) return invalidInput(problems);
    const email = normaliseEmail(input.email);
    const { role } = input;
    return store.transaction(async (transaction) => {
      const { members, invitations, quota, writer } = transaction;
      const now = clock.now();
      const actor = await actingMember(transaction, viewer);
      if (!actor) return roleNotYours;
      const known = await members.findByEmail(email);
      if (known) return alreadyMember(known);
      const pending = await invitations.findPending(email);
      if (pending && statusAt(pending, now) === 'PENDING') return alreadyInvited(pending);
      const refused = mayGiveRole(actor, role) ?? (await pauseOf(transaction, email, now));
      if (refused) return refused;
      const room = await quota.seat(now);
      if (room.kind !== 'Reserved') return room;
      await invitations.revokePending(email, now);
      const invitation = await postInvitation(transaction, post, { email, role, memberId: null, actor, now });
      await recordAudit(writer, trail, {
        organizationId: invitation.organizationId,
        action: 'invitation.sent',
        subject: { type: 'invitation', id: invitation.id },
        after: { email, role, expiresAt: invitation.expiresAt },
      });
      return { kind: 'MemberInvited' as const, invitation };
    });
  },
});
