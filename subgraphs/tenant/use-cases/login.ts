import { randomUUID } from 'node:crypto';
import { verifyPassword } from '../../../platform/crypto/password.js';
import { keyedHash } from '../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import { normaliseEmail } from '../domain/email-address.js';
import { signInAttemptsMax, signInAttemptsPerAddressMax, type Session } from '../domain/session.js';
import {
  invalidCredentials,
  tooManyAttempts,
  type InvalidCredentials,
  type TooManyAttempts,
} from '../domain/session-problems.js';
import { draftRefreshToken, issueSession, type SessionNeeds } from './issue-session.js';

/** What signing in can come to. */
export type LoginOutcome = ({ readonly kind: 'LoggedIn' } & Session) | InvalidCredentials | TooManyAttempts;

/** What signing in needs. */
export interface LoginNeeds extends SessionNeeds {
  /** Address of the caller's machine; null when unknown, and then only the account limits. */
  readonly clientAddress: string | null;
  /** Keeps addresses unreadable where attempts are counted. */
  readonly attemptSecret: string;
}

/** Counts this attempt: the machine first, so that a machine that is stopped can no longer stop other people's accounts. */
async function isOneTooMany(
  { sessions, clientAddress, attemptSecret, clock }: LoginNeeds,
  email: string,
): Promise<boolean> {
  const exceeds = async (purpose: string, value: string, attemptsMax: number): Promise<boolean> =>
    (await sessions.countAttempt(keyedHash(attemptSecret, purpose, value), clock.now())) > attemptsMax;
  const fromAddress = clientAddress !== null;
  if (fromAddress && (await exceeds('sign-in:address', clientAddress, signInAttemptsPerAddressMax))) return true;
  return exceeds('sign-in:account', email, signInAttemptsMax);
}

/** Signs a person in (V-43, A-108). An unknown account and a wrong password are one and the same answer. */
export const login = defineUseCase({
  permission: 'session:open',

  async run(needs: LoginNeeds, input: { readonly email: string; readonly password: string }): Promise<LoginOutcome> {
    const email = normaliseEmail(input.email);
    if (await isOneTooMany(needs, email)) return tooManyAttempts;
    const account = await needs.sessions.findAccount(email);
    const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
    if (!account || !matches) return invalidCredentials;
    const refresh = draftRefreshToken(needs.clock);
    await needs.sessions.open({
      familyId: randomUUID(),
      userId: account.userId,
      tokenHash: refresh.hash,
      openedAt: refresh.issuedAt,
      expiresAt: refresh.expiresAt,
    });
    const session = await issueSession(needs, account, refresh);
    return session ? { kind: 'LoggedIn', ...session } : invalidCredentials;
  },
});
