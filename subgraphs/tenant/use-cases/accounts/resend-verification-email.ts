import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { resendPerMachine, resendPerRegistration } from '../../domain/accounts/account-limits.js';
import { registrationExpiry } from '../../domain/accounts/registration.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { countAttempt } from '../sessions/count-attempt.js';
import { draftProof, mailExisting, mailProof } from './account-mail.js';
import type { RegisterNeeds } from './register.js';

/** What asking for another mail comes to, whether or not one was sent. */
export type ResendVerificationEmailOutcome =
  | { readonly kind: 'VerificationEmailSent'; readonly sentAt: Date }
  | TooManyAttempts;

/**
 * Sends the link and the code of a registration again (V-49, V-50), new ones: those of earlier mails stop working. Only
 * whoever registered knows the id, and its answer does not say whether the address has an account.
 */
export const resendVerificationEmail = defineUseCase({
  permission: 'session:open',

  async run(
    needs: RegisterNeeds,
    { registrationId }: { readonly registrationId: string },
  ): Promise<ResendVerificationEmailOutcome> {
    const { identity, clock, trail, post } = needs;
    const wait = await countAttempt(needs, [
      [resendPerMachine, trail.clientAddress],
      [resendPerRegistration, registrationId.toLowerCase()],
    ]);
    if (wait !== null) return tooManyAttempts(wait);
    const now = clock.now();
    const registration = await identity.registrations.find(registrationId, now);
    if (!registration) return { kind: 'VerificationEmailSent', sentAt: now };
    const { id, email, isProvable, mailsSent } = registration;
    const proof = draftProof(id, post);
    await identity.transaction(async ({ accounts, registrations, writer }) => {
      const holder = await accounts.findHolder(email);
      const sealed = isProvable && !holder ? proof.sealed : { tokenHash: null, codeHash: null };
      if (!(await registrations.renew(id, sealed, registrationExpiry(now)))) return;
      const occasion = mailsSent + 1;
      if (holder) await mailExisting(writer, post, holder, `${id}:${occasion}`);
      else if (isProvable) await mailProof(writer, post, registration, { ...proof, occasion });
    });
    return { kind: 'VerificationEmailSent', sentAt: now };
  },
});
