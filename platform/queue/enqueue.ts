import type { TransactionWriter } from '../events/outbox.js';
import type { OrganizationScope } from '../tenancy/organization-scope.js';
import type { JobDefinition } from './define-job.js';

/** Writes a job in the transaction that makes it due: either both happen or neither. It is rung after the commit. */
export async function enqueue<Payload extends { readonly organizationId: string }>(
  transaction: TransactionWriter,
  scope: OrganizationScope,
  job: JobDefinition<Payload>,
  payload: Omit<Payload, 'organizationId'>,
): Promise<void> {
  const complete = job.payload.parse({ ...payload, organizationId: scope.organizationId });
  await transaction.$executeRawUnsafe(
    'INSERT INTO platform.job_outbox (organization_id, job, payload, attempts_max, backoff_ms) VALUES ($1::uuid, $2, $3::jsonb, $4, $5)',
    scope.organizationId,
    job.name,
    JSON.stringify(complete),
    job.attemptsMax,
    job.backoffMs,
  );
}
