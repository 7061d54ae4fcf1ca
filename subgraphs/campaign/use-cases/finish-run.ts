import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import type { Campaign } from '../domain/campaign.js';
import { runMessages } from '../domain/run-messages.js';

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** The last agent is done: run and campaign complete together. */
export const finishRun = defineUseCase({
  permission: 'agent:record',

  async run(
    { store, clock }: Needs,
    { runId, campaign }: { readonly runId: string; readonly campaign: Campaign },
  ): Promise<{ readonly kind: 'RunFinished' | 'RunInterrupted' }> {
    return store.transaction(async ({ campaigns, runs }) => {
      await campaigns.lock(campaign.id);
      const message = runMessages(campaign.language ?? 'FR').completed;
      const run = await runs.move(runId, 'COMPLETED', { kind: 'RUN_COMPLETED', agent: null, message }, clock.now());
      if (!run) return { kind: 'RunInterrupted' as const };
      await campaigns.move(campaign.id, 'COMPLETED', clock.now());
      return { kind: 'RunFinished' as const };
    });
  },
});
