import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { renewRecoveryCodes } from './factor-code.js';
import { withProvenFactor, type TwoFactorProof, type TwoFactorRefusal } from './prove-second-factor.js';
import type { TwoFactorNeeds } from './start-two-factor.js';

/** What drawing new recovery codes can come to. */
export type RegenerateRecoveryCodesOutcome =
  | { readonly kind: 'RecoveryCodesRegenerated'; readonly recoveryCodes: readonly string[] }
  | TwoFactorRefusal;

/** Replaces the recovery codes; those from before stop working. */
export const regenerateRecoveryCodes = defineUseCase({
  permission: 'self:manage',

  async run(needs: TwoFactorNeeds, proof: TwoFactorProof): Promise<RegenerateRecoveryCodesOutcome> {
    return withProvenFactor(needs, proof, async (transaction, owner) => {
      const recoveryCodes = await renewRecoveryCodes(transaction, needs.keys, owner);
      const { userId, organizationId } = owner;
      const subject = { type: 'user', id: userId };
      await recordAudit(transaction.writer, needs.trail, {
        organizationId,
        action: 'recovery-codes.regenerated',
        subject,
      });
      return { kind: 'RecoveryCodesRegenerated', recoveryCodes } as const;
    });
  },
});
