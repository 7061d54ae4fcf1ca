import type { Clock } from '../../../../platform/config/clock.js';
import { hashSecretToken } from '../../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { InvitationDoor } from '../../data/invitations/invitation-door.js';
import { maskedEmail } from '../../domain/invitations/invitation.js';
import { worksNow } from '../../domain/invitations/open-invitation.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import { mayStillGive } from '../members/acting-member.js';

/** What the holder of a link is shown before they accept. */
export interface InvitationPreview {
  readonly organizationName: string;
  readonly inviterName: string;
  readonly role: MemberRole;
  /** Enough of the address to recognise one's own. */
  readonly maskedEmail: string;
  readonly expiresAt: Date;
}

interface Needs {
  readonly viewer: Viewer;
  readonly door: InvitationDoor;
  readonly clock: Clock;
}

/** Shows an invitation to whoever holds its link; null for every link that does not work, for whatever reason. */
export const previewInvitation = defineUseCase({
  permission: 'session:open',

  async run({ door, clock }: Needs, { token }: { readonly token: string }): Promise<InvitationPreview | null> {
    const invitation = await door.findByToken(hashSecretToken(token));
    if (!invitation?.inviter || !worksNow(invitation, clock.now(), mayStillGive)) return null;
    const { organization, inviter, role, email, expiresAt } = invitation;
    return {
      organizationName: organization.name,
      inviterName: inviter.name,
      role,
      maskedEmail: maskedEmail(email),
      expiresAt,
    };
  },
});
