import type { TransactionWriter } from '../events/outbox.js';

/** What loses access at once, whatever its tokens still say: they live on for 15 minutes otherwise. */
export interface RevokedAccess {
  readonly kind: 'SESSION' | 'USER' | 'ORGANIZATION' | 'API_KEY';
  /** Id of the session, user, organization or key. */
  readonly subjectId: string;
  /** Whose it is; null for a platform admin. */
  readonly organizationId: string | null;
}

/**
 * Ends access in the transaction that takes it away: every access token that was issued before the commit is refused
 * from then on, on every gateway. A person who may still sign in gets a new one with their next refresh.
 */
export async function revokeAccess(transaction: TransactionWriter, revoked: RevokedAccess): Promise<void> {
  await transaction.$executeRawUnsafe(
    'INSERT INTO platform.access_revocations (organization_id, kind, subject_id) VALUES ($1::uuid, $2, $3::uuid)',
    revoked.organizationId,
    revoked.kind,
    revoked.subjectId,
  );
}
