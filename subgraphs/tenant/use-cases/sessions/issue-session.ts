import { randomUUID } from 'node:crypto';
import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { Clock } from '../../../../platform/config/clock.js';
import type { AccessTokens } from '../../../../platform/crypto/access-token.js';
import { hashSecretToken, newSecretToken } from '../../../../platform/crypto/secret-token.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { IdentityStore, IdentityTransaction } from '../../data/identity-store.js';
import type { SessionPlace, StoredToken } from '../../data/sessions/session.repository.js';
import type { SignedInUsers } from '../../data/sessions/signed-in-users.js';
import { refreshTokenExpiry, type Account, type OpenedSession } from '../../domain/sessions/session.js';
import type { AccountPost } from '../accounts/account-mail.js';
import { trailOf } from './trail-of.js';

/** What the verbs of a session need. */
export interface SessionNeeds {
  readonly viewer: Viewer;
  readonly trail: AuditTrail;
  readonly identity: IdentityStore;
  readonly signedInUsers: SignedInUsers;
  readonly accessTokens: AccessTokens;
  readonly clock: Clock;
  /** Writes to people about the safety of their account. */
  readonly post: AccountPost;
}

/** A refresh token about to be given out: the caller gets the token, the database its hash. */
export interface RefreshTokenDraft extends StoredToken {
  readonly token: string;
}

/** Draws the next refresh token. */
export function draftRefreshToken(clock: Clock): RefreshTokenDraft {
  const token = newSecretToken();
  const issuedAt = clock.now();
  return { token, hash: hashSecretToken(token), issuedAt, expiresAt: refreshTokenExpiry(issuedAt) };
}

/** Where a request comes from. */
export const placeOf = ({ clientAddress, userAgent }: AuditTrail): SessionPlace => ({
  clientAddress,
  userAgent: userAgent ?? null,
});

/** A session whose refresh token is stored, with its access token: null when the person was removed meanwhile. */
export async function issueSession(
  { signedInUsers, accessTokens }: SessionNeeds,
  { account, sessionId }: { readonly account: Account; readonly sessionId: string },
  refresh: RefreshTokenDraft,
): Promise<OpenedSession | null> {
  const [user, access] = await Promise.all([
    signedInUsers.find(account),
    accessTokens.sign({ ...account, sessionId }, refresh.issuedAt),
  ]);
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

/** A session that is about to be opened, always under a new id: none is ever adopted. */
export interface SessionDraft {
  readonly sessionId: string;
  readonly refresh: RefreshTokenDraft;
}

/** Draws a session. */
export const draftSession = (clock: Clock): SessionDraft => ({
  sessionId: randomUUID(),
  refresh: draftRefreshToken(clock),
});

/** Opens a drafted session for an account that was proven in the same transaction. */
export async function addSession(
  { sessions, writer }: IdentityTransaction,
  trail: AuditTrail,
  account: Account,
  { sessionId, refresh }: SessionDraft,
): Promise<void> {
  const { userId, organizationId } = account;
  await sessions.add({ id: sessionId, userId, organizationId, ...placeOf(trail) }, refresh);
  await recordAudit(writer, trailOf(trail, account), {
    organizationId,
    action: 'session.opened',
    subject: { type: 'session', id: sessionId },
  });
}

/**
 * Opens a session for somebody who proved the account by the password with this hash: null when the password was changed
 * meanwhile, or the account closed.
 */
export async function openSession(
  needs: SessionNeeds,
  proven: { readonly userId: string; readonly passwordHash: string },
): Promise<OpenedSession | null> {
  const draft = draftSession(needs.clock);
  const account = await needs.identity.transaction(async (transaction) => {
    const found = await transaction.accounts.findOpen(proven.userId, proven.passwordHash);
    if (found) await addSession(transaction, needs.trail, found, draft);
    return found;
  });
  return account && issueSession(needs, { account, sessionId: draft.sessionId }, draft.refresh);
}
