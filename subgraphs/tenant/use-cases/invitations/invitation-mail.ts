import { randomInt } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Envelope } from '../../../../platform/crypto/envelope.js';
import { hashSecretToken, keyedHash, newSecretToken } from '../../../../platform/crypto/secret-token.js';
import { mailsPausedFor } from '../../../../platform/mail/invitation-pace.js';
import { queueMail } from '../../../../platform/mail/queue-mail.js';
import type { SealedInvitation } from '../../data/invitations/invitation.repository.js';
import type { MemberTransaction } from '../../data/members/member-store.js';
import { tooManyInvitations, type TooManyInvitations } from '../../domain/invitations/invitation-problems.js';
import { invitationDays, invitationExpiry, type Invitation } from '../../domain/invitations/invitation.js';
import type { MemberRole } from '../../domain/members/member-rules.js';
import type { Locale, User } from '../../domain/user.js';

/** What sending an invitation needs. */
export interface InvitationPost {
  readonly sealer: Pick<Envelope, 'seal'>;
  /** Names codes where they are kept. */
  readonly hashSecret: string;
  /** Where people reach the web app, without a slash at the end. */
  readonly webUrl: string;
}

/** How a code is kept: bound to its invitation, under a key that is not in the database, because it has few values. */
export const hashCode = (hashSecret: string, invitationId: string, code: string): string =>
  keyedHash(hashSecret, 'invitation:code', `${invitationId}:${code}`);

const codeValues = 1_000_000;

/** Fresh secrets for an invitation: what the mail says, and what is kept. */
function drawSecrets(id: string, { hashSecret, webUrl }: InvitationPost, now: Date) {
  const token = newSecretToken();
  const code = String(randomInt(codeValues)).padStart(6, '0');
  const sealed: SealedInvitation = {
    id,
    tokenHash: hashSecretToken(token),
    codeHash: hashCode(hashSecret, id, code),
    sentAt: now,
    expiresAt: invitationExpiry(now),
  };
  return { sealed, code, url: `${webUrl}/invitation?token=${token}` };
}

/** Whom to write to, and who asks them. */
export interface InvitationLetter {
  readonly email: string;
  readonly role: MemberRole;
  /** The member who is waited for; null for somebody who becomes one by accepting. */
  readonly memberId: string | null;
  /** Who vouches for it. */
  readonly actor: Pick<User, 'id' | 'name'>;
  /** What they read; the organization's language when absent. */
  readonly locale?: Locale;
  readonly now: Date;
}

/** Whether one more mail may go out to this address. */
export async function pauseOf(
  { invitations }: MemberTransaction,
  email: string,
  now: Date,
): Promise<TooManyInvitations | null> {
  const pause = mailsPausedFor(await invitations.mailsSent(email, now));
  return pause === null ? null : tooManyInvitations(pause);
}

/** Writes an invitation and its mail; with `again`, the one that waits gets new secrets. */
export async function postInvitation(
  { invitations, settings, writer }: MemberTransaction,
  post: InvitationPost,
  letter: InvitationLetter,
  again: Invitation | null = null,
): Promise<Invitation> {
  const { email, role, memberId, actor, now } = letter;
  const { sealed, code, url } = drawSecrets(again?.id ?? uuidv7(), post, now);
  const invitation = again
    ? await invitations.renew(sealed, actor.id)
    : await invitations.create({ email, role, memberId, invitedBy: actor.id }, sealed);
  const organization = await settings.find();
  await queueMail(writer, post.sealer, {
    organizationId: organization.id,
    to: email,
    locale: letter.locale ?? organization.locale,
    template: 'invite-user',
    values: {
      inviterName: actor.name,
      organizationName: organization.name,
      role,
      url,
      code,
      expiresInDays: invitationDays,
    },
    idempotencyKey: `invitation:${invitation.id}:${invitation.mailsSent}`,
  });
  return invitation;
}
