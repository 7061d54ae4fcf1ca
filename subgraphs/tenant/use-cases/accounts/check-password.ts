import { verifyPassword } from '../../../../platform/crypto/password.js';
import { passwordPerAccount } from '../../domain/accounts/account-limits.js';
import { wrongPassword, type WrongPassword } from '../../domain/second-factor/second-factor-problems.js';
import { tooManyAttempts, type TooManyAttempts } from '../../domain/sessions/session-problems.js';
import { countAttempt, type AttemptNeeds } from '../sessions/count-attempt.js';

/**
 * Asks somebody who is signed in for their password again, so that a session left open or stolen is not enough: the
 * hash it matches, or why not. Few guesses are looked at.
 */
export async function checkPassword(
  needs: AttemptNeeds,
  userId: string,
  password: string,
): Promise<{ readonly hash: string } | WrongPassword | TooManyAttempts> {
  const wait = await countAttempt(needs, [[passwordPerAccount, userId]]);
  if (wait !== null) return tooManyAttempts(wait);
  const hash = await needs.identity.passwords.hashOf(userId);
  const matches = await verifyPassword(hash, password);
  return hash !== null && matches ? { hash } : wrongPassword;
}
