import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { hashSecretToken, newSecretToken } from '../../../../platform/crypto/secret-token.js';
import { queueMail } from '../../../../platform/mail/queue-mail.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Addressee } from '../../data/accounts/account.repository.js';
import { writeReset } from '../../data/accounts/password.repository.js';
import { forgotPerAddress, forgotPerMachine } from '../../domain/accounts/account-limits.js';
import { passwordResetExpiry, passwordResetMinutes } from '../../domain/accounts/password-reset.js';
import { couldBeEmail, normaliseEmail } from '../../domain/email-address.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { countAttempt } from '../sessions/count-attempt.js';
import type { RegisterNeeds } from './register.js';

/** What asking for another password comes to, whether or not there is an account. */
export type ForgotPasswordOutcome =
  | { readonly kind: 'PasswordResetRequested'; readonly requestedAt: Date }
  | TooManyAttempts;

/** Nobody: what is done for an address without an account, and written nowhere. */
const nobody: Addressee = {
  userId: '00000000-0000-0000-0000-000000000000',
  organizationId: null,
  email: 'nobody@nobody.example',
  name: 'Nobody',
  locale: 'FR',
};

/** Sends a link to choose another password (V-51), and the same answer after the same work when there is no account. */
export const forgotPassword = defineUseCase({
  permission: 'session:open',

  async run(needs: RegisterNeeds, input: { readonly email: string }): Promise<ForgotPasswordOutcome> {
    const { identity, clock, trail, post } = needs;
    const email = normaliseEmail(input.email);
    const wait = await countAttempt(needs, [
      [forgotPerMachine, trail.clientAddress],
      [forgotPerAddress, email],
    ]);
    if (wait !== null) return tooManyAttempts(wait);
    const account = await identity.accounts.findOpenHolder(couldBeEmail(email) ? email : '');
    const { userId, organizationId, email: to, name, locale } = account ?? nobody;
    const token = newSecretToken();
    const now = clock.now();
    await identity.quietly(account !== null, async (writer) => {
      const tokenHash = hashSecretToken(token);
      await writeReset(writer, {
        userId,
        organizationId,
        tokenHash,
        createdAt: now,
        expiresAt: passwordResetExpiry(now),
      });
      await queueMail(writer, post.sealer, {
        organizationId,
        to,
        locale,
        template: 'reset-password',
        values: { name, url: `${post.webUrl}/reset-password?token=${token}`, expiresInMinutes: passwordResetMinutes },
        idempotencyKey: `password-reset:${tokenHash}`,
      });
      const subject = { type: 'user', id: userId };
      await recordAudit(writer, trail, { organizationId, action: 'password.reset-requested', subject });
    });
    return { kind: 'PasswordResetRequested', requestedAt: now };
  },
});
