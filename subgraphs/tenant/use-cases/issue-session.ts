import type { Clock } from '../../../platform/config/clock.js';
import type { AccessTokens } from '../../../platform/crypto/access-token.js';
import { hashSecretToken, newSecretToken } from '../../../platform/crypto/secret-token.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { SessionRepository } from '../data/session.repository.js';
import type { SignedInUsers } from '../data/signed-in-users.js';
import { refreshTokenExpiry, type Account, type Session } from '../domain/session.js';

/** What the verbs of a session need. */
export interface SessionNeeds {
  readonly viewer: Viewer;
  readonly sessions: SessionRepository;
  readonly signedInUsers: SignedInUsers;
  readonly accessTokens: AccessTokens;
  readonly clock: Clock;
}

/** A refresh token about to be given out: the caller gets the token, the database its hash. */
export interface RefreshTokenDraft {
  readonly token: string;
  readonly hash: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

/** Draws the next refresh token. */
export function draftRefreshToken(clock: Clock): RefreshTokenDraft {
  const token = newSecretToken();
  const issuedAt = clock.now();
  return { token, hash: hashSecretToken(token), issuedAt, expiresAt: refreshTokenExpiry(issuedAt) };
}

/** Completes a session whose refresh token is stored: null when the person was removed meanwhile. */
export async function issueSession(
  { signedInUsers, accessTokens }: SessionNeeds,
  account: Account,
  refresh: RefreshTokenDraft,
): Promise<Session | null> {
  const [user, access] = await Promise.all([signedInUsers.find(account), accessTokens.sign(account, refresh.issuedAt)]);
  return (
    user && {
      accessToken: access.token,
      accessTokenExpiresAt: access.expiresAt,
      refreshToken: refresh.token,
      refreshTokenExpiresAt: refresh.expiresAt,
      user,
    }
  );
}
