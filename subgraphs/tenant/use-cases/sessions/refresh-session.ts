import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { hashSecretToken } from '../../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { IdentityTransaction } from '../../data/identity-store.js';
import type { HeldToken } from '../../data/sessions/session.repository.js';
import type { Account, OpenedSession } from '../../domain/sessions/session.js';
import { sessionInvalid, type SessionInvalid } from '../../domain/sessions/session-problems.js';
import { mailAlert } from '../accounts/account-mail.js';
import { endSessions } from './end-sessions.js';
import {
  draftRefreshToken,
  issueSession,
  placeOf,
  type RefreshTokenDraft,
  type SessionNeeds,
} from './issue-session.js';

/** What refreshing a session can come to. */
export type RefreshSessionOutcome = ({ readonly kind: 'SessionRefreshed' } & OpenedSession) | SessionInvalid;

/** Ends a session of whose tokens one came back, and tells its owner: either they or a thief hold a stale copy. */
async function endReused(
  { trail, clock, post }: SessionNeeds,
  transaction: IdentityTransaction,
  { userId, sessionId, organizationId }: HeldToken,
): Promise<void> {
  const at = clock.now();
  await endSessions(transaction, { userId, id: sessionId }, 'REUSED', at);
  const owner = await transaction.accounts.findAddressee(userId);
  const { clientAddress } = trail;
  const alert = { event: 'SESSION_REUSED', at, clientAddress, occasion: `reuse:${sessionId}` } as const;
  if (owner) await mailAlert(transaction.writer, post, owner, alert);
  await recordAudit(transaction.writer, trail, {
    organizationId,
    action: 'session.reuse-detected',
    subject: { type: 'session', id: sessionId },
  });
}

async function exchange(
  needs: SessionNeeds,
  transaction: IdentityTransaction,
  tokenHash: string,
  next: RefreshTokenDraft,
): Promise<{ readonly account: Account; readonly sessionId: string } | null> {
  const held = await transaction.sessions.hold(tokenHash);
  if (!held || held.isEnded || held.expiresAt <= next.issuedAt) return null;
  if (held.isUsed) {
    await endReused(needs, transaction, held);
    return null;
  }
  const account = await transaction.accounts.findOpen(held.userId);
  if (!account) return null;
  await transaction.sessions.rotate(held, next, placeOf(needs.trail));
  return { account, sessionId: held.sessionId };
}

/**
 * Exchanges a refresh token for new tokens (V-45); a token works once, and using it again ends the session.
 * There is no grace for two that come at once: whoever lost the race would be told apart from a thief by nothing.
 */
export const refreshSession = defineUseCase({
  permission: 'session:open',

  async run(needs: SessionNeeds, { refreshToken }: { readonly refreshToken: string }): Promise<RefreshSessionOutcome> {
    const next = draftRefreshToken(needs.clock);
    const exchanged = await needs.identity.transaction((transaction) =>
      exchange(needs, transaction, hashSecretToken(refreshToken), next),
    );
    const session = exchanged && (await issueSession(needs, exchanged, next));
    return session ? { kind: 'SessionRefreshed', ...session } : sessionInvalid;
  },
});
