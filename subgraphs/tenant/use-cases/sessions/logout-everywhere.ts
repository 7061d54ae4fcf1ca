import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import { recordAudit } from '../../../../platform/audit/record-audit.js';
import { defineUseCase } from '../../../../platform/use-case/define-use-case.js';
import { endSessions } from './end-sessions.js';
import type { OwnSessionNeeds } from './revoke-session.js';

/** What signing out everywhere comes to. */
export interface LogoutEverywhereOutcome {
  readonly kind: 'LoggedOutEverywhere';
  /** How many sessions ended. */
  readonly count: number;
}

/** Ends all of the person's sessions, but for the one that asks when they want to stay. */
export const logoutEverywhere = defineUseCase({
  permission: 'self:manage',

  async run(
    { viewer, trail, identity, clock }: OwnSessionNeeds,
    { keepCurrent }: { readonly keepCurrent: boolean },
  ): Promise<LogoutEverywhereOutcome> {
    const { userId, organizationId, sessionId } = viewer;
    if (userId === null) return { kind: 'LoggedOutEverywhere', count: 0 };
    const exceptId = keepCurrent ? sessionId : null;
    const count = await identity.transaction(async (transaction) => {
      const choice = { userId, exceptId };
      const ended = await endSessions(transaction, choice, 'LOGGED_OUT_EVERYWHERE', clock.now());
      // Tokens that name no session end too, unless they might be the one that asks.
      if (exceptId === null)
        await revokeAccess(transaction.writer, { kind: 'USER', subjectId: userId, organizationId });
      await recordAudit(transaction.writer, trail, {
        organizationId,
        action: 'session.logged-out-everywhere',
        subject: { type: 'user', id: userId },
        after: { count: ended.length, isCurrentKept: exceptId !== null },
      });
      return ended.length;
    });
    return { kind: 'LoggedOutEverywhere', count };
  },
});
