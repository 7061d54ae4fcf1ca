import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { hashPassword } from '../../../../platform/crypto/password.js';
import { hashSecretToken } from '../../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Addressee } from '../../data/accounts/account.repository.js';
import type { IdentityTransaction } from '../../data/identity-store.js';
import { resetPerMachine } from '../../domain/accounts/account-limits.js';
import { resetInvalid, type ResetInvalid } from '../../domain/accounts/account-problems.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { countAttempt } from '../sessions/count-attempt.js';
import { endSessions } from '../sessions/end-sessions.js';
import { mailAlert } from './account-mail.js';
import { choiceProblems } from './password-policy.js';
import type { RegisterNeeds } from './register.js';

/** What choosing another password by a link can come to. */
export type ResetPasswordOutcome =
  | { readonly kind: 'PasswordReset'; readonly resetAt: Date }
  | ResetInvalid
  | InvalidInput
  | TooManyAttempts;

interface Choice {
  readonly tokenHash: string;
  readonly passwordHash: string;
}

async function resetWithin(
  { trail, post, clock }: RegisterNeeds,
  transaction: IdentityTransaction,
  owner: Addressee,
  { tokenHash, passwordHash }: Choice,
): Promise<ResetPasswordOutcome> {
  const { passwords, writer } = transaction;
  const { userId, organizationId } = owner;
  const now = clock.now();
  // Used up first: whoever comes with the same link waits here and is told that it is gone.
  if (!(await passwords.takeReset(tokenHash))) return resetInvalid;
  await passwords.reset(userId, passwordHash, now);
  await passwords.closeOtherWays(userId);
  await endSessions(transaction, { userId }, 'PASSWORD_RESET', now);
  await revokeAccess(writer, { kind: 'USER', subjectId: userId, organizationId });
  const { clientAddress } = trail;
  await mailAlert(writer, post, owner, { event: 'PASSWORD_CHANGED', at: now, clientAddress, occasion: tokenHash });
  await recordAudit(writer, trail, { organizationId, action: 'password.reset', subject: { type: 'user', id: userId } });
  return { kind: 'PasswordReset', resetAt: now };
}

/**
 * Sets a password by the link that was mailed (V-52), once, and ends every session of the person. A second factor stays:
 * the mailbox alone is not enough for whoever has one. It also proves the address.
 */
export const resetPassword = defineUseCase({
  permission: 'session:open',

  async run(
    needs: RegisterNeeds,
    { token, newPassword }: { readonly token: string; readonly newPassword: string },
  ): Promise<ResetPasswordOutcome> {
    const { identity, clock, trail } = needs;
    const wait = await countAttempt(needs, [[resetPerMachine, trail.clientAddress]]);
    if (wait !== null) return tooManyAttempts(wait);
    const tokenHash = hashSecretToken(token);
    const found = await identity.passwords.findReset(tokenHash, clock.now());
    const owner = found && (await identity.accounts.findAddressee(found.userId));
    if (!owner) return resetInvalid;
    const problems = choiceProblems(newPassword, owner, 'newPassword');
    if (problems.length > 0) return invalidInput(problems);
    const passwordHash = await hashPassword(newPassword);
    return identity.transaction((transaction) => resetWithin(needs, transaction, owner, { tokenHash, passwordHash }));
  },
});
