import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { hashPassword } from '../../../../platform/crypto/password.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { invalidInput, type InvalidInput } from '../../domain/members/member-problems.js';
import { wrongPassword, type WrongPassword } from '../../domain/second-factor/second-factor-problems.js';
import type { TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { endSessions } from '../sessions/end-sessions.js';
import { mailAlert } from './account-mail.js';
import { checkPassword } from './check-password.js';
import { choiceProblems } from './password-policy.js';
import type { RegisterNeeds } from './register.js';

/** What changing one's password can come to. */
export type ChangePasswordOutcome =
  | { readonly kind: 'PasswordChanged'; readonly endedSessions: number }
  | WrongPassword
  | InvalidInput
  | TooManyAttempts;

/** Changes the password of the person who asks (V-47), and ends their other sessions. */
export const changePassword = defineUseCase({
  permission: 'self:manage',

  async run(
    needs: RegisterNeeds,
    { currentPassword, newPassword }: { readonly currentPassword: string; readonly newPassword: string },
  ): Promise<ChangePasswordOutcome> {
    const { viewer, identity, clock, trail, post } = needs;
    const { userId, sessionId } = viewer;
    const owner = userId === null ? null : await identity.accounts.findAddressee(userId);
    if (!owner) throw new NotPermitted('self:manage');
    const checked = await checkPassword(needs, owner.userId, currentPassword);
    if ('kind' in checked) return checked;
    const problems = choiceProblems(newPassword, owner, 'newPassword');
    if (problems.length > 0) return invalidInput(problems);
    const passwordHash = await hashPassword(newPassword);
    const now = clock.now();
    return identity.transaction(async (transaction) => {
      const { passwords, writer } = transaction;
      if (!(await passwords.change(owner.userId, checked.hash, passwordHash, now))) return wrongPassword;
      await passwords.closeOtherWays(owner.userId);
      const choice = { userId: owner.userId, exceptId: sessionId };
      const ended = await endSessions(transaction, choice, 'PASSWORD_CHANGED', now);
      const { clientAddress, requestId } = trail;
      const occasion = `password:${owner.userId}:${now.toISOString()}:${requestId}`;
      await mailAlert(writer, post, owner, { event: 'PASSWORD_CHANGED', at: now, clientAddress, occasion });
      await recordAudit(writer, trail, {
        organizationId: owner.organizationId,
        action: 'password.changed',
        subject: { type: 'user', id: owner.userId },
        after: { endedSessions: ended.length },
      });
      return { kind: 'PasswordChanged', endedSessions: ended.length };
    });
  },
});
