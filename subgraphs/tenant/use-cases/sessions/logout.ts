import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import type { Clock } from '../../../../platform/config/clock.js';
import { hashSecretToken } from '../../../../platform/crypto/secret-token.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { IdentityStore } from '../../data/identity-store.js';
import { endSessions } from './end-sessions.js';

/** What signing out comes to, whether or not there was a session. */
export interface LogoutOutcome {
  readonly kind: 'LoggedOut';
  readonly at: Date;
}

interface Needs {
  readonly viewer: Viewer;
  readonly trail: AuditTrail;
  readonly identity: IdentityStore;
  readonly clock: Clock;
}

/** Ends a session with every token that came of it, at once (V-46); repeating it changes nothing. */
export const logout = defineUseCase({
  permission: 'session:open',

  async run(
    { identity, trail, clock }: Needs,
    { refreshToken }: { readonly refreshToken: string },
  ): Promise<LogoutOutcome> {
    const at = clock.now();
    await identity.transaction(async (transaction) => {
      const held = await transaction.sessions.hold(hashSecretToken(refreshToken));
      if (!held) return;
      const { userId, sessionId: id, organizationId } = held;
      const ended = await endSessions(transaction, { userId, id }, 'LOGGED_OUT', at);
      if (ended.length === 0) return;
      const subject = { type: 'session', id };
      await recordAudit(transaction.writer, trail, { organizationId, action: 'session.closed', subject });
    });
    return { kind: 'LoggedOut', at };
  },
});
