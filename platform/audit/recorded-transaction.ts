import type { TransactionWriter } from '../events/outbox.js';
import type { OrganizationScope } from '../tenancy/organization-scope.js';
import type { AuditTrail } from './audit-trail.js';
import { recordAudit, type AuditEntry } from './record-audit.js';

/** What was done to what, before it is known in whose log it stands. */
export type Act = Omit<AuditEntry, 'organizationId'>;

/** What a transaction came to: an act that is written down, or nothing at all. */
export interface Done<Result> {
  readonly result: Result;
  /** Null when nothing was done: then whatever the transaction wrote is undone. */
  readonly act: Act | null;
}

/** Something changed: the transaction commits together with its entry of the audit log. */
export const done = <Result>(result: Result, act: Act): Done<Result> => ({ result, act });

/** Nothing changed, for instance because a state does not allow it: the transaction is rolled back. */
export const nothingDone = <Result>(result: Result): Done<Result> => ({ result, act: null });

/** Ends a transaction without committing it. */
class NothingDone extends Error {}

/**
 * Runs `work` in one transaction whose last statement is its one entry in the organization's audit log (V-21). Without
 * an act nothing is committed, so that no change can go unrecorded.
 */
export async function recordedTransaction<Writer extends TransactionWriter, Result>(
  open: (inside: (writer: Writer) => Promise<Result>) => Promise<Result>,
  trail: AuditTrail,
  { organizationId }: OrganizationScope,
  work: (writer: Writer) => Promise<Done<Result>>,
): Promise<{ readonly result: Result; readonly committed: boolean }> {
  const undone: Result[] = [];
  try {
    const result = await open(async (writer) => {
      const { act, result: outcome } = await work(writer);
      if (act === null) {
        undone.push(outcome);
        throw new NothingDone();
      }
      await recordAudit(writer, trail, { ...act, organizationId });
      return outcome;
    });
    return { result, committed: true };
  } catch (error) {
    const [result] = undone;
    if (!(error instanceof NothingDone) || result === undefined) throw error;
    return { result, committed: false };
  }
}
