import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { hashSecretToken } from '../../../../platform/crypto/secret-token.js';
import { couldBeEmail, normaliseEmail } from '../../domain/email-address.js';
import { invitationInvalid, type InvitationInvalid } from '../../domain/invitations/invitation-problems.js';
import type { OpenInvitation } from '../../domain/invitations/open-invitation.js';
import { acceptancePerMachine, codePerAddress } from '../../domain/invitations/attempts.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { countAttempt, type AttemptNeeds } from '../sessions/count-attempt.js';
import type { InvitationDoor } from '../../data/invitations/invitation-door.js';
import { hashCode } from './invitation-mail.js';

/** What names an invitation: its link, or the address and the code of its mail. */
export interface InvitationProof {
  readonly token?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly code?: string | null | undefined;
}

/** What looking for an invitation needs. */
export interface FindingNeeds extends AttemptNeeds {
  readonly door: InvitationDoor;
  readonly trail: AuditTrail;
}

/** Finds what a proof belongs to. An unknown address costs and answers the same as a wrong code. */
export async function findInvitation(
  needs: FindingNeeds,
  { token, email, code }: InvitationProof,
  now: Date,
): Promise<OpenInvitation | InvitationInvalid | TooManyAttempts> {
  const { door, hashSecret, trail } = needs;
  const address = token || !email || !code ? null : normaliseEmail(email);
  const wait = await countAttempt(needs, [
    [acceptancePerMachine, trail.clientAddress],
    [codePerAddress, address],
  ]);
  if (wait !== null) return tooManyAttempts(wait);
  if (token) return (await door.findByToken(hashSecretToken(token))) ?? invitationInvalid;
  if (address === null || !code || !couldBeEmail(address)) return invitationInvalid;
  const guessed = (await door.guessCode(address, now)).find(
    ({ id, codeHash }) => codeHash === hashCode(hashSecret, id, code.trim()),
  );
  return (guessed && (await door.findById(guessed.id))) ?? invitationInvalid;
}
