import { timingSafeEqual } from 'node:crypto';
import { hashSecretToken } from '../../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { codePerAddress, verifyPerMachine } from '../../domain/accounts/account-limits.js';
import { verificationInvalid, type VerificationInvalid } from '../../domain/accounts/account-problems.js';
import { normaliseEmail } from '../../domain/email-address.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { countAttempt } from '../sessions/count-attempt.js';
import { hashRegistrationCode } from './account-mail.js';
import { AddressTaken, makeAccount, type PlatformAdminRule } from './make-account.js';
import type { RegisterNeeds } from './register.js';

/** What proving an address can come to. */
export type VerifyEmailOutcome =
  | { readonly kind: 'EmailVerified'; readonly email: string }
  | VerificationInvalid
  | TooManyAttempts;

/** The link's token, or the code with the registration it belongs to. */
export interface EmailProof {
  readonly token?: string | null | undefined;
  readonly registrationId?: string | null | undefined;
  readonly code?: string | null | undefined;
}

interface Needs extends RegisterNeeds, PlatformAdminRule {}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** The id of a registration whose code was guessed: each guess counts, whether or not there is anything to guess. */
async function byCode(
  needs: Needs,
  id: string,
  code: string,
): Promise<{ readonly id: string } | TooManyAttempts | null> {
  const { identity, clock, post, platformAdminEmail } = needs;
  const registration = await identity.registrations.find(id, clock.now());
  const wait = await countAttempt(needs, [[codePerAddress, registration?.email ?? id]]);
  if (wait !== null) return tooManyAttempts(wait);
  const stored = await identity.registrations.guess(id, clock.now());
  // Six digits are too few for whoever wants the whole platform: only the link proves that address.
  const isEnough = platformAdminEmail === null || registration?.email !== normaliseEmail(platformAdminEmail);
  const typed = hashRegistrationCode(post.hashSecret, id.toLowerCase(), code.replace(/\s/gu, ''));
  return stored !== null && isEnough && isSame(stored, typed) ? { id } : null;
}

/**
 * Proves an address by the link or the code it was sent (V-48), which makes the account. It signs nobody in: whoever
 * holds the mail is asked for the password like everybody else.
 */
export const verifyEmail = defineUseCase({
  permission: 'session:open',

  async run(needs: Needs, { token, registrationId, code }: EmailProof): Promise<VerifyEmailOutcome> {
    const { identity, clock, trail } = needs;
    const wait = await countAttempt(needs, [[verifyPerMachine, trail.clientAddress]]);
    if (wait !== null) return tooManyAttempts(wait);
    const proven = token
      ? { tokenHash: hashSecretToken(token) }
      : await byCode(needs, registrationId ?? '', code ?? '');
    if (proven === null) return verificationInvalid;
    if ('kind' in proven) return proven;
    const now = clock.now();
    try {
      return await identity.transaction(async (transaction) => {
        const registration = await transaction.registrations.take(proven, now);
        if (!registration) return verificationInvalid;
        await makeAccount(transaction, registration, needs, { trail, now });
        return { kind: 'EmailVerified', email: registration.email };
      });
    } catch (error) {
      if (error instanceof AddressTaken) return verificationInvalid;
      throw error;
    }
  },
});
