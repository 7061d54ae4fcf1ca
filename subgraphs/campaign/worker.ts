import type { GraphOf } from '../../platform/graphql/graph-of.js';
import type { Services } from '../../platform/process/services.js';
import type { JobBinding, Sweep } from '../../platform/queue/define-job.js';
import { createToolbox } from './agents/toolbox.js';
import { storeFactory } from './context.js';
import { advanceRunHandler } from './handlers/advance-run.handler.js';
import { advanceRun } from './jobs/advance-run.job.js';

const sweepEveryMs = 3_000;

/** What the night shift brings along. */
export interface CampaignWorkerNeeds {
  readonly services: Services;
  readonly graphOf: GraphOf;
}

/** This house's only door for the worker: the jobs it does and what it looks for. */
export function createCampaignWorker({ services, graphOf }: CampaignWorkerNeeds): {
  bindings: readonly JobBinding[];
  sweeps: readonly Sweep[];
} {
  const handler = advanceRunHandler({
    storeOf: storeFactory(services),
    graphOf,
    toolbox: createToolbox(),
    clock: services.clock,
    logger: services.logger,
  });
  const waitingRuns: Sweep = {
    name: 'campaign.waiting-runs',
    everyMs: sweepEveryMs,
    run: async () => {
      const rows = await services.systemRows('SELECT organization_id, id FROM campaign.runs_waiting($1)', [
        services.clock.now(),
      ]);
      return rows.map((row) => ({
        job: advanceRun.name,
        key: `run-${row.id}`,
        payload: { organizationId: row.organization_id, runId: row.id },
      }));
    },
  };
  return { bindings: [handler], sweeps: [waitingRuns] };
}
