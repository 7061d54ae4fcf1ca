import type { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import type { Clock } from '../../../../platform/config/clock.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import type { IdentityStore } from '../../data/identity-store.js';
import type { Session } from '../../domain/sessions/session.js';
import { sessionNotFound, type SessionNotFound } from '../../domain/sessions/session-problems.js';
import { endSessions } from './end-sessions.js';

/** What ending one of one's sessions can come to. */
export type RevokeSessionOutcome = { readonly kind: 'SessionRevoked'; readonly session: Session } | SessionNotFound;

/** What people need who look after their own sessions. */
export interface OwnSessionNeeds {
  readonly viewer: Viewer;
  readonly trail: AuditTrail;
  readonly identity: IdentityStore;
  readonly clock: Clock;
}

/** Ends one of the person's own sessions, on whichever machine; its tokens stop working at once. */
export const revokeSession = defineUseCase({
  permission: 'self:manage',

  async run(
    { viewer, trail, identity, clock }: OwnSessionNeeds,
    { sessionId }: { readonly sessionId: string },
  ): Promise<RevokeSessionOutcome> {
    const { userId } = viewer;
    if (userId === null) return sessionNotFound;
    return identity.transaction(async (transaction) => {
      const [session] = await endSessions(transaction, { userId, id: sessionId }, 'REVOKED', clock.now());
      if (!session) return sessionNotFound;
      const subject = { type: 'session', id: session.id };
      const { organizationId } = session;
      await recordAudit(transaction.writer, trail, { organizationId, action: 'session.revoked', subject });
      return { kind: 'SessionRevoked', session };
    });
  },
});
