import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { mailAlert } from '../accounts/account-mail.js';
import { withProvenFactor, type TwoFactorProof, type TwoFactorRefusal } from './prove-second-factor.js';
import type { TwoFactorNeeds } from './start-two-factor.js';

/** What turning the second factor off can come to. */
export type DisableTwoFactorOutcome =
  | { readonly kind: 'TwoFactorDisabled'; readonly disabledAt: Date }
  | TwoFactorRefusal;

/** Turns the second factor off and forgets its recovery codes. */
export const disableTwoFactor = defineUseCase({
  permission: 'self:manage',

  async run(needs: TwoFactorNeeds, proof: TwoFactorProof): Promise<DisableTwoFactorOutcome> {
    return withProvenFactor(needs, proof, async ({ secondFactors, writer }, owner, at) => {
      const { userId, organizationId } = owner;
      const { clientAddress, requestId } = needs.trail;
      await secondFactors.remove(userId);
      const occasion = `two-factor:off:${userId}:${at.toISOString()}:${requestId}`;
      await mailAlert(writer, needs.post, owner, { event: 'TWO_FACTOR_DISABLED', at, clientAddress, occasion });
      const subject = { type: 'user', id: userId };
      await recordAudit(writer, needs.trail, { organizationId, action: 'two-factor.disabled', subject });
      return { kind: 'TwoFactorDisabled', disabledAt: at } as const;
    });
  },
});
