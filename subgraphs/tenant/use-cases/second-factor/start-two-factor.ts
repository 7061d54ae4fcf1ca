import { renderSVG } from 'uqr';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { base32, newTotpSecret, otpauthUri } from '../../../../platform/crypto/totp.js';
import { defineUseCase, NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import {
  twoFactorStateWrong,
  type TwoFactorStateWrong,
  type WrongPassword,
} from '../../domain/second-factor/second-factor-problems.js';
import type { TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { checkPassword } from '../accounts/check-password.js';
import type { RegisterNeeds } from '../accounts/register.js';
import { sealSecret, type FactorKeys } from './factor-code.js';

/** What starting can come to. */
export type StartTwoFactorOutcome =
  | {
      readonly kind: 'TwoFactorStarted';
      readonly otpauthUri: string;
      readonly qrCode: string;
      readonly secret: string;
    }
  | TwoFactorStateWrong
  | WrongPassword
  | TooManyAttempts;

/** What people need who look after their second factor. */
export interface TwoFactorNeeds extends RegisterNeeds {
  readonly keys: FactorKeys;
}

const issuer = 'Vectra';

/** Gives the person who asks a secret for their authenticator; it counts once a first code confirms it. */
export const startTwoFactor = defineUseCase({
  permission: 'self:manage',

  async run(needs: TwoFactorNeeds, { password }: { readonly password: string }): Promise<StartTwoFactorOutcome> {
    const { viewer, identity, clock, keys } = needs;
    const owner = viewer.userId === null ? null : await identity.accounts.findAddressee(viewer.userId);
    if (!owner) throw new NotPermitted('self:manage');
    const checked = await checkPassword(needs, owner.userId, password);
    if ('kind' in checked) return checked;
    const secret = newTotpSecret();
    const sealed = sealSecret(keys, owner.userId, secret);
    const begun = await identity.transaction(async ({ secondFactors, writer }) => {
      if (!(await secondFactors.begin(owner, sealed, clock.now()))) return false;
      const subject = { type: 'user', id: owner.userId };
      const { organizationId } = owner;
      await recordAudit(writer, needs.trail, { organizationId, action: 'two-factor.started', subject });
      return true;
    });
    if (!begun) return twoFactorStateWrong(true);
    const uri = otpauthUri(secret, { issuer, account: owner.email });
    return { kind: 'TwoFactorStarted', otpauthUri: uri, qrCode: renderSVG(uri), secret: base32(secret) };
  },
});
