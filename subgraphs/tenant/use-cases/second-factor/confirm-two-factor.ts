import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase, NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { codePerAccount } from '../../domain/accounts/account-limits.js';
import {
  codeWrong,
  twoFactorStateWrong,
  type CodeWrong,
  type TwoFactorStateWrong,
} from '../../domain/second-factor/second-factor-problems.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { mailAlert } from '../accounts/account-mail.js';
import { countAttempt } from '../sessions/count-attempt.js';
import { renewRecoveryCodes, takeAuthenticatorCode } from './factor-code.js';
import type { TwoFactorNeeds } from './start-two-factor.js';

/** What confirming can come to. */
export type ConfirmTwoFactorOutcome =
  | { readonly kind: 'TwoFactorEnabled'; readonly recoveryCodes: readonly string[] }
  | CodeWrong
  | TwoFactorStateWrong
  | TooManyAttempts;

/** Turns the second factor on by a first code of the authenticator; from now on signing in asks for one. */
export const confirmTwoFactor = defineUseCase({
  permission: 'self:manage',

  async run(needs: TwoFactorNeeds, { code }: { readonly code: string }): Promise<ConfirmTwoFactorOutcome> {
    const { viewer, identity, clock, keys, trail, post } = needs;
    const owner = viewer.userId === null ? null : await identity.accounts.findAddressee(viewer.userId);
    if (!owner) throw new NotPermitted('self:manage');
    const wait = await countAttempt(needs, [[codePerAccount, owner.userId]]);
    if (wait !== null) return tooManyAttempts(wait);
    const { userId, organizationId } = owner;
    const at = clock.now();
    return identity.transaction(async (transaction) => {
      const { secondFactors, writer } = transaction;
      const factor = await secondFactors.hold(userId);
      if (!factor || factor.isConfirmed) return twoFactorStateWrong(factor !== null);
      if (!(await takeAuthenticatorCode(transaction, keys, { userId, factor, at }, code))) return codeWrong;
      await secondFactors.confirm(userId, at);
      const recoveryCodes = await renewRecoveryCodes(transaction, keys, owner);
      const { clientAddress, requestId } = trail;
      const occasion = `two-factor:on:${userId}:${at.toISOString()}:${requestId}`;
      await mailAlert(writer, post, owner, { event: 'TWO_FACTOR_ENABLED', at, clientAddress, occasion });
      const subject = { type: 'user', id: userId };
      await recordAudit(writer, trail, { organizationId, action: 'two-factor.enabled', subject });
      return { kind: 'TwoFactorEnabled', recoveryCodes };
    });
  },
});
