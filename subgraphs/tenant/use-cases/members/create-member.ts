import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { PlanLimitReached, TrialEnded } from '../../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { normaliseEmail } from '../../domain/email-address.js';
import type { TooManyInvitations } from '../../domain/invitations/invitation-problems.js';
import {
  alreadyMember,
  invalidInput,
  roleNotYours,
  type AlreadyMember,
  type InvalidInput,
  type RoleNotYours,
} from '../../domain/members/member-problems.js';
import { mayGiveRole, type MemberRole } from '../../domain/members/member-rules.js';
import { cleanName, emailProblems, nameProblems } from '../../domain/members/person.js';
import type { User } from '../../domain/user.js';
import { pauseOf, postInvitation, type InvitationPost } from '../invitations/invitation-mail.js';
import { actingMember, type MemberNeeds } from './acting-member.js';

/** What creating a member can come to. */
export type CreateMemberOutcome =
  | { readonly kind: 'MemberCreated'; readonly member: User }
  | AlreadyMember
  | RoleNotYours
  | TooManyInvitations
  | InvalidInput
  | PlanLimitReached
  | TrialEnded;

interface Needs extends MemberNeeds {
  readonly post: InvitationPost;
}

interface Input {
  readonly name: string;
  readonly email: string;
  readonly role: MemberRole;
}

/**
 * Makes somebody a member at once (V-60); by the link in a mail they choose their password. Until then they cannot
 * sign in, and their address is nobody's yet: naming it must not take it away from whoever it belongs to.
 */
export const createMember = defineUseCase({
  permission: 'member:manage',

  async run({ viewer, store, clock, trail, post }: Needs, input: Input): Promise<CreateMemberOutcome> {
    const problems = [...nameProblems(input.name), ...emailProblems(input.email)];
    if (problems.length > 0) return invalidInput(problems);
    const email = normaliseEmail(input.email);
    const { role } = input;
    return store.transaction(async (transaction) => {
      const { members, invitations, settings, quota, writer } = transaction;
      const now = clock.now();
      const actor = await actingMember(transaction, viewer);
      if (!actor) return roleNotYours;
      const known = await members.findByEmail(email);
      if (known) return alreadyMember(known);
      const refused = mayGiveRole(actor, role) ?? (await pauseOf(transaction, email, now));
      if (refused) return refused;
      const room = await quota.seat(now);
      if (room.kind !== 'Reserved') return room;
      await invitations.revokePending(email, now);
      const { locale } = await settings.find();
      const member = await members.create({ email, name: cleanName(input.name), role, locale }, now);
      await postInvitation(transaction, post, { email, role, memberId: member.id, actor, now });
      await recordAudit(writer, trail, {
        organizationId: member.organizationId,
        action: 'member.created',
        subject: { type: 'user', id: member.id },
        after: { name: member.name, email, role },
      });
      return { kind: 'MemberCreated' as const, member };
    });
  },
});
