import type { Services } from '../../platform/process/services.js';
import type { JobBinding, Sweep } from '../../platform/queue/define-job.js';
import { memberStoreOf } from './context/members.js';
import { purgeMemberHandler } from './handlers/purge-member.handler.js';
import { purgeMemberJob } from './jobs/purge-member.job.js';

const purgeEveryMs = 60_000;

/** This house's only door for the worker: the jobs it does and what it looks for. */
export function createTenantWorker(services: Services): { bindings: readonly JobBinding[]; sweeps: readonly Sweep[] } {
  const { clock } = services;
  const membersToPurge: Sweep = {
    name: 'tenant.members-to-purge',
    everyMs: purgeEveryMs,
    run: async () => {
      const rows = await services.systemRows('SELECT organization_id, id FROM tenant.members_to_purge($1)', [
        clock.now(),
      ]);
      return rows.map((row) => ({
        job: purgeMemberJob.name,
        key: `purge-${row.id}`,
        payload: { organizationId: row.organization_id, memberId: row.id },
      }));
    },
  };
  return {
    bindings: [purgeMemberHandler({ storeOf: (scope) => memberStoreOf(services, scope), clock })],
    sweeps: [membersToPurge],
  };
}
