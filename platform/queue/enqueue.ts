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
    'INSERT INTO platform.job_outbox (organization_id, job, payload) VALUES ($1::uuid, $2, $3::jsonb)',
    scope.organizationId,
    job.name,
    JSON.stringify(complete),
  );
}
