import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import type { Campaign } from '../domain/campaign.js';
import { runAct } from '../domain/campaign-acts.js';
import { failedAttemptsMax } from '../domain/run.js';

/** Whether the run is given up. */
export interface RecordRunFailureOutcome {
  readonly kind: 'RunFailed' | 'AttemptFailed';
}

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** One failed attempt of a run. */
export interface RunFailure {
  readonly runId: string;
  readonly campaign: Campaign;
  readonly worker: string;
  /** What the people are told; never an internal message. */
  readonly reason: string;
}

/** Counts a failed attempt; after four in a row without progress the run fails and the campaign waits, paused, to be resumed. */
export const recordRunFailure = defineUseCase({
  permission: 'agent:record',

  async run(
    { store, clock }: Needs,
    { runId, campaign, worker, reason }: RunFailure,
  ): Promise<RecordRunFailureOutcome> {
    return store.transaction<RecordRunFailureOutcome>(async ({ campaigns, runs }) => {
      await campaigns.lock(campaign.id);
      const failures = await runs.countFailure(runId, worker);
      if (failures === 0) return nothingDone({ kind: 'AttemptFailed' });
      if (failures < failedAttemptsMax) {
        await runs.release(runId, worker, clock.now());
        return done({ kind: 'AttemptFailed' }, runAct('attempt-failed', runId, { campaignId: campaign.id, failures }));
      }
      await runs.move(runId, 'FAILED', { kind: 'RUN_FAILED', agent: null }, clock.now(), reason);
      await campaigns.move(campaign.id, 'PAUSED', clock.now());
      return done({ kind: 'RunFailed' }, runAct('failed', runId, { campaignId: campaign.id, failures }));
    });
  },
});
