import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { cleanName } from '../../domain/members/person.js';
import { normaliseEmail } from '../../domain/email-address.js';
import type { MemberNeeds } from '../members/acting-member.js';
import { postInvitation, type InvitationPost } from './invitation-mail.js';

/** What inviting the first owner comes to: done, or nobody is wanted any more. */
export interface InviteFirstOwnerOutcome {
  readonly kind: 'FirstOwnerInvited' | 'NobodyWanted';
}

interface Needs extends MemberNeeds {
  readonly post: InvitationPost;
}

const role = 'OWNER';

/**
 * Makes the person whom the platform owner named a member who is waited for, and writes to them (V-69). The platform
 * admin who named them vouches for the invitation. Nobody is asked twice: the wish goes in the same transaction.
 */
export const inviteFirstOwner = defineUseCase({
  permission: 'first-owner:invite',

  async run({ store, clock, trail, post }: Needs): Promise<InviteFirstOwnerOutcome> {
    return store.transaction(async (transaction) => {
      const { members, settings, writer } = transaction;
      const now = clock.now();
      const wish = await settings.takeFirstOwner();
      const email = wish === null ? '' : normaliseEmail(wish.email);
      // Who came in another way meanwhile is asked no more.
      if (wish === null || (await members.findByEmail(email))) return { kind: 'NobodyWanted' as const };
      const { locale } = await settings.find();
      const member = await members.create({ email, name: cleanName(wish.name), role, locale }, now);
      await postInvitation(transaction, post, { email, role, memberId: member.id, actor: wish.wantedBy, now });
      await recordAudit(writer, trail, {
        organizationId: member.organizationId,
        action: 'member.created',
        subject: { type: 'user', id: member.id },
        after: { name: member.name, email, role, wantedBy: wish.wantedBy.id },
      });
      return { kind: 'FirstOwnerInvited' as const };
    });
  },
});
