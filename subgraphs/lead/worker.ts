import type { Services } from '../../platform/process/services.js';
import type { JobBinding, Sweep } from '../../platform/queue/define-job.js';
import { storeFactory } from './context.js';
import { runImportHandler } from './handlers/run-import.handler.js';
import { runImport } from './jobs/run-import.job.js';

const sweepEveryMs = 5_000;

/** This house's only door for the worker: the jobs it does and what it looks for. */
export function createLeadWorker(services: Services): { bindings: readonly JobBinding[]; sweeps: readonly Sweep[] } {
  const handler = runImportHandler({
    storeOf: storeFactory(services),
    files: services.files,
    clock: services.clock,
    logger: services.logger,
  });
  const waitingImports: Sweep = {
    name: 'lead.waiting-imports',
    everyMs: sweepEveryMs,
    run: async () => {
      const rows = await services.systemRows('SELECT organization_id, id FROM lead.imports_waiting($1)', [
        services.clock.now(),
      ]);
      return rows.map((row) => ({
        job: runImport.name,
        key: `import-${row.id}`,
        payload: { organizationId: row.organization_id, importId: row.id },
      }));
    },
  };
  return { bindings: [handler], sweeps: [waitingImports] };
}
