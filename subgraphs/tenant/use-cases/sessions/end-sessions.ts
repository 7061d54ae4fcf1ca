import { revokeAccess } from '../../../../platform/access/revoke-access.js';
import type { IdentityTransaction } from '../../data/identity-store.js';
import type { SessionChoice } from '../../data/sessions/session.repository.js';
import type { EndOfSession, Session } from '../../domain/sessions/session.js';

/** Ends the sessions that are meant, with every token that came of them, refresh and access, at the commit. */
export async function endSessions(
  { sessions, writer }: IdentityTransaction,
  choice: SessionChoice,
  reason: EndOfSession,
  now: Date,
): Promise<readonly Session[]> {
  const ended = await sessions.end(choice, reason, now);
  for (const { id, organizationId } of ended) {
    await revokeAccess(writer, { kind: 'SESSION', subjectId: id, organizationId });
  }
  return ended;
}
