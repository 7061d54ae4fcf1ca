import { hashSecretToken } from '../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Session } from '../domain/session.js';
import { sessionInvalid, type SessionInvalid } from '../domain/session-problems.js';
import { draftRefreshToken, issueSession, type SessionNeeds } from './issue-session.js';

/** What refreshing a session can come to. */
export type RefreshSessionOutcome = ({ readonly kind: 'SessionRefreshed' } & Session) | SessionInvalid;

/** Exchanges a refresh token for new tokens (V-45); a token works once, and using it again ends the session. */
export const refreshSession = defineUseCase({
  permission: 'session:open',

  async run(needs: SessionNeeds, { refreshToken }: { readonly refreshToken: string }): Promise<RefreshSessionOutcome> {
    const next = draftRefreshToken(needs.clock);
    const account = await needs.sessions.rotate({
      tokenHash: hashSecretToken(refreshToken),
      nextTokenHash: next.hash,
      now: next.issuedAt,
      expiresAt: next.expiresAt,
    });
    const session = account && (await issueSession(needs, account, next));
    return session ? { kind: 'SessionRefreshed', ...session } : sessionInvalid;
  },
});
