import type { Services } from '../../platform/process/services.js';
import type { JobBinding, Sweep } from '../../platform/queue/define-job.js';
import { purgeOrganizationHandler } from './handlers/purge-organization.handler.js';
import { purgeOrganization } from './jobs/purge-organization.job.js';

const sweepEveryMs = 60_000;
const rowsPerBatch = 1_000;

/** This house's only door for the worker: the jobs it does and what it looks for. */
export function createAdminWorker(services: Services): { bindings: readonly JobBinding[]; sweeps: readonly Sweep[] } {
  const handler = purgeOrganizationHandler({
    eraseBatch: (organizationId) =>
      services.systemCount('SELECT platform.purge_organization($1, $2) AS count', [organizationId, rowsPerBatch]),
    logger: services.logger,
  });
  const dueOrganizations: Sweep = {
    name: 'admin.organizations-to-purge',
    everyMs: sweepEveryMs,
    run: async () => {
      const rows = await services.systemRows('SELECT organization_id, id FROM platform.organizations_to_purge()', []);
      return rows.map((row) => ({
        job: purgeOrganization.name,
        key: `purge-${row.id}`,
        payload: { organizationId: row.organization_id },
      }));
    },
  };
  return { bindings: [handler], sweeps: [dueOrganizations] };
}
