import { hashSecretToken, newSecretToken } from '../../../../platform/crypto/secret-token.js';
import type { SignInAccount } from '../../data/accounts/account.repository.js';
import { challengeExpiry } from '../../domain/second-factor/second-factor.js';
import type { SessionNeeds } from '../sessions/issue-session.js';

/** The password was right; the second factor is asked for. */
export interface SecondFactorRequired {
  readonly kind: 'SecondFactorRequired';
  /** Shown once, works once. */
  readonly challenge: string;
  readonly expiresAt: Date;
}

/** Lets a sign-in wait for its second factor: null when the password was changed meanwhile, or the account closed. */
export async function askSecondFactor(
  { identity, clock }: Pick<SessionNeeds, 'identity' | 'clock'>,
  { userId, passwordHash }: SignInAccount,
): Promise<SecondFactorRequired | null> {
  const challenge = newSecretToken();
  const now = clock.now();
  const expiresAt = challengeExpiry(now);
  const account = await identity.transaction(async ({ accounts, secondFactors }) => {
    const found = await accounts.findOpen(userId, passwordHash);
    if (!found) return null;
    const { organizationId } = found;
    await secondFactors.addChallenge({ userId, organizationId, tokenHash: hashSecretToken(challenge), expiresAt }, now);
    return found;
  });
  return account && { kind: 'SecondFactorRequired', challenge, expiresAt };
}
