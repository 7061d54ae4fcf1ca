import type { TransactionWriter } from '../events/outbox.js';
import { actorOf, type AuditTrail } from './audit-trail.js';
import { maskPersonal } from './mask-personal.js';

/** What was done, as the audit log keeps it. */
export interface AuditEntry {
  /** Whose log it goes to; null for acts of the platform itself. */
  readonly organizationId: string | null;
  /** `subject.past-tense`, for instance `member.role-changed`. */
  readonly action: string;
  /** What it was done to; null when there is no row. */
  readonly subject: { readonly type: string; readonly id: string } | null;
  /** The values before, when something changed; personal data is masked here, so hand over what is true. */
  readonly before?: Readonly<Record<string, unknown>>;
  /** The values after. */
  readonly after?: Readonly<Record<string, unknown>>;
}

const jsonOf = (values: Readonly<Record<string, unknown>> | undefined): string | null =>
  values === undefined ? null : JSON.stringify(maskPersonal(values));

/**
 * Writes down an act in the transaction that makes it true (V-21): either both happen or neither. Call it last in the
 * transaction, because entries of one organization form a chain and wait for each other from here to the commit.
 */
export async function recordAudit(transaction: TransactionWriter, trail: AuditTrail, entry: AuditEntry): Promise<void> {
  const actor = actorOf(trail);
  await transaction.$executeRawUnsafe(
    `INSERT INTO platform.audit_logs (organization_id, actor_kind, actor_id, impersonator_id, action, subject_type, subject_id,
       before, after, request_id, client_address, user_agent)
     VALUES ($1::uuid, $2, $3::uuid, $4::uuid, $5, $6, $7, $8::jsonb, $9::jsonb, $10, $11, $12)`,
    entry.organizationId,
    actor.kind,
    actor.id,
    trail.viewer.impersonatorId,
    entry.action,
    entry.subject?.type ?? null,
    entry.subject?.id ?? null,
    jsonOf(entry.before),
    jsonOf(entry.after),
    trail.requestId,
    trail.clientAddress,
    trail.userAgent ?? null,
  );
}
