import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import type { Campaign } from '../domain/campaign.js';
import { runAct } from '../domain/campaign-acts.js';

/** What ending a run can come to. */
export interface FinishRunOutcome {
  readonly kind: 'RunFinished' | 'RunInterrupted';
}

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
  ): Promise<FinishRunOutcome> {
    return store.transaction<FinishRunOutcome>(async ({ campaigns, runs }) => {
      await campaigns.lock(campaign.id);
      const run = await runs.move(runId, 'COMPLETED', { kind: 'RUN_COMPLETED', agent: null }, clock.now());
      if (!run) return nothingDone({ kind: 'RunInterrupted' });
      await campaigns.move(campaign.id, 'COMPLETED', clock.now());
      return done({ kind: 'RunFinished' }, runAct('completed', runId, { campaignId: campaign.id, ...run.counts }));
    });
  },
});
