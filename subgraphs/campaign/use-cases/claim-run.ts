import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import type { Campaign } from '../domain/campaign.js';
import { runAct } from '../domain/campaign-acts.js';
import type { AgentRun } from '../domain/run.js';

/** What taking up a run can come to. */
export type ClaimRunOutcome =
  | { readonly kind: 'RunClaimed'; readonly run: AgentRun; readonly campaign: Campaign }
  | { readonly kind: 'NothingToDo' };

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** A worker takes a run up by compare-and-set; the first one also starts the campaign. */
export const claimRun = defineUseCase({
  permission: 'agent:record',

  async run(
    { store, clock }: Needs,
    { runId, worker }: { readonly runId: string; readonly worker: string },
  ): Promise<ClaimRunOutcome> {
    return store.transaction<ClaimRunOutcome>(async ({ campaigns, runs }) => {
      const waiting = await runs.findById(runId);
      if (!waiting) return nothingDone({ kind: 'NothingToDo' });
      await campaigns.lock(waiting.campaignId);
      const claimed = await runs.claim(runId, worker, clock.now());
      const campaign = claimed ? await campaigns.findById(claimed.campaignId) : null;
      if (!claimed || !campaign) return nothingDone({ kind: 'NothingToDo' });
      await campaigns.move(campaign.id, 'ACTIVE', clock.now());
      const started = await runs.start(runId, worker, clock.now());
      if (started) {
        await runs.record(
          runId,
          { kind: 'RUN_STARTED', agent: null, words: { campaignName: campaign.name } },
          clock.now(),
        );
        await runs.record(runId, { kind: 'AGENT_STARTED', agent: 'PROSPECTOR' }, clock.now());
      }
      const run = (await runs.findById(runId)) ?? claimed;
      return done(
        { kind: 'RunClaimed', run, campaign },
        runAct(started ? 'started' : 'taken-up', runId, { campaignId: campaign.id }),
      );
    });
  },
});
