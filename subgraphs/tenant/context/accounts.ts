import { defaultPlatformAdminEmail } from '../../../platform/config/config.js';
import type { SubgraphRequest } from '../../../platform/graphql/subgraph.js';
import type { Services } from '../../../platform/process/services.js';
import { ready } from '../../../platform/use-case/define-use-case.js';
import { ConsentPages } from '../data/accounts/consent.pages.js';
import { IdentityStore } from '../data/identity-store.js';
import { OverRows } from '../data/retention/over-rows.js';
import type { SecondFactorState } from '../domain/second-factor/second-factor.js';
import { changePassword } from '../use-cases/accounts/change-password.js';
import { forgotPassword } from '../use-cases/accounts/forgot-password.js';
import { readLegalInformation } from '../use-cases/accounts/read-legal-information.js';
import { recordConsent } from '../use-cases/accounts/record-consent.js';
import { register } from '../use-cases/accounts/register.js';
import { resendVerificationEmail } from '../use-cases/accounts/resend-verification-email.js';
import { resetPassword } from '../use-cases/accounts/reset-password.js';
import { updateMe } from '../use-cases/accounts/update-me.js';
import { verifyEmail } from '../use-cases/accounts/verify-email.js';
import { confirmTwoFactor } from '../use-cases/second-factor/confirm-two-factor.js';
import { disableTwoFactor } from '../use-cases/second-factor/disable-two-factor.js';
import { regenerateRecoveryCodes } from '../use-cases/second-factor/regenerate-recovery-codes.js';
import { startTwoFactor } from '../use-cases/second-factor/start-two-factor.js';

/** What is over, for the worker alone to erase. */
export const overRowsOf = (services: Pick<Services, 'systemCount'>): OverRows => new OverRows(services);

/** What one caller may do about accounts: getting one, and looking after their own. */
export class AccountDesk {
  readonly #services: Services;
  readonly #request: SubgraphRequest;

  constructor(services: Services, request: SubgraphRequest) {
    this.#services = services;
    this.#request = request;
  }

  get consents(): ConsentPages {
    return new ConsentPages(this.#identity.consents, this.#services.cursors, this.#request.viewer);
  }

  /** The second factor of the person who asks. */
  twoFactor(): Promise<SecondFactorState> {
    const { userId } = this.#request.viewer;
    return userId === null
      ? Promise.resolve({ isEnabled: false, recoveryCodesLeft: 0 })
      : this.#identity.secondFactors.stateOf(userId);
  }

  get readLegalInformation() {
    const { legalOperator: operator } = this.#services.config;
    return ready(readLegalInformation, { viewer: this.#request.viewer, operator });
  }

  get register() {
    return ready(register, this.#needs);
  }

  get verifyEmail() {
    return ready(verifyEmail, this.#needs);
  }

  get resendVerificationEmail() {
    return ready(resendVerificationEmail, this.#needs);
  }

  get forgotPassword() {
    return ready(forgotPassword, this.#needs);
  }

  get resetPassword() {
    return ready(resetPassword, this.#needs);
  }

  get changePassword() {
    return ready(changePassword, this.#needs);
  }

  get updateMe() {
    return ready(updateMe, this.#needs);
  }

  get recordConsent() {
    return ready(recordConsent, this.#needs);
  }

  get startTwoFactor() {
    return ready(startTwoFactor, this.#needs);
  }

  get confirmTwoFactor() {
    return ready(confirmTwoFactor, this.#needs);
  }

  get disableTwoFactor() {
    return ready(disableTwoFactor, this.#needs);
  }

  get regenerateRecoveryCodes() {
    return ready(regenerateRecoveryCodes, this.#needs);
  }

  get #identity(): IdentityStore {
    return new IdentityStore(this.#services.database, this.#services.bell);
  }

  get #needs() {
    const { clock, config, envelope } = this.#services;
    const { environment, hashSecret, platformAdminEmail, webUrl } = config;
    // In production the address that everybody knows makes nobody anything.
    const isDefault = platformAdminEmail.toLowerCase() === defaultPlatformAdminEmail;
    return {
      viewer: this.#request.viewer,
      trail: this.#request,
      identity: this.#identity,
      clock,
      hashSecret,
      post: { sealer: envelope, hashSecret, webUrl },
      keys: { envelope, hashSecret },
      platformAdminEmail: environment === 'production' && isDefault ? null : platformAdminEmail,
    };
  }
}
