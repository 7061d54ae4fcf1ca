import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { cleanName } from '../../domain/members/person.js';
import type { User } from '../../domain/user.js';
import type { MemberTransaction } from '../../data/members/member-store.js';
import { normaliseEmail } from '../../domain/email-address.js';
import { purgeDate } from '../../domain/members/member-rules.js';
import type { MemberNeeds } from '../members/acting-member.js';
import { postInvitation, type InvitationPost } from './invitation-mail.js';

/** What inviting the first owner comes to: done, or nobody is wanted any more. */
export interface InviteFirstOwnerOutcome {
  readonly kind: 'FirstOwnerInvited' | 'NobodyWanted';
}

interface Needs extends MemberNeeds {
  readonly post: InvitationPost;
}

const role = 'OWNER' as const;

/** Lets go of whom the platform owner named before and no longer wants: nobody can come by their invitation any more. */
async function letGo({ members, invitations, writer }: MemberTransaction, person: User, now: Date): Promise<void> {
  await members.remove(person.id, now, purgeDate(now));
  await invitations.revokeOfMember(person.id, now);
  await revokeAccess(writer, { kind: 'USER', subjectId: person.id, organizationId: person.organizationId });
}

/**
 * Makes the person whom the platform owner named a member who is waited for, and writes to them (V-69). The platform
 * admin who named them vouches for the invitation. Nobody is asked twice: the wish goes in the same transaction. Whoever
 * was named before and has not come is written to again when it is the same person, and let go of otherwise.
 */
export const inviteFirstOwner = defineUseCase({
  permission: 'first-owner:invite',

  async run({ store, clock, trail, post }: Needs): Promise<InviteFirstOwnerOutcome> {
    return store.transaction(async (transaction) => {
      const { members, invitations, settings, writer } = transaction;
      const now = clock.now();
      const wish = await settings.takeFirstOwner();
      // Who came in another way meanwhile is asked no more.
      if (wish === null || (await members.ownerIds()).length > 0) return { kind: 'NobodyWanted' as const };
      const email = normaliseEmail(wish.email);
      const name = cleanName(wish.name);
      const locale = wish.locale ?? (await settings.find()).locale;
      const waiting = await members.waitingInRole(role);
      const known = await members.findByEmail(email);
      if (known && !waiting.some(({ id }) => id === known.id)) return { kind: 'NobodyWanted' as const };
      const same = waiting.find((each) => each.email === email && each.name === name && each.locale === locale);
      for (const person of waiting) if (person !== same) await letGo(transaction, person, now);
      await invitations.revokePending(email, now);
      const member = same ?? (await members.create({ email, name, role, locale }, now));
      const letter = { email, role, memberId: member.id, actor: wish.wantedBy, locale, now };
      const invitation = await postInvitation(transaction, post, letter);
      await recordAudit(writer, trail, {
        organizationId: member.organizationId,
        action: same ? 'invitation.sent' : 'member.created',
        subject: same ? { type: 'invitation', id: invitation.id } : { type: 'user', id: member.id },
        after: { name, email, role, wantedBy: wish.wantedBy.id },
      });
      return { kind: 'FirstOwnerInvited' as const };
    });
  },
});
