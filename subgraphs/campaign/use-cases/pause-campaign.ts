import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import type { Campaign } from '../domain/campaign.js';
import { campaignMoved } from '../domain/campaign-acts.js';
import {
  campaignCannotMove,
  campaignNotFound,
  type CampaignCannotMove,
  type CampaignNotFound,
} from '../domain/campaign-problems.js';

/** What pausing a campaign can come to. */
export type PauseCampaignOutcome =
  | { readonly kind: 'CampaignPaused'; readonly campaign: Campaign }
  | CampaignNotFound
  | CampaignCannotMove;

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** Pauses at once: the step under way is not committed, and is done again after resuming. */
export const pauseCampaign = defineUseCase({
  permission: 'campaign:launch',

  async run({ store, clock }: Needs, { campaignId }: { readonly campaignId: string }): Promise<PauseCampaignOutcome> {
    const campaign = await store.campaigns.findById(campaignId);
    if (!campaign) return campaignNotFound(campaignId);
    return store.transaction<PauseCampaignOutcome>(async ({ campaigns, runs }) => {
      const moved = await campaigns.move(campaignId, 'PAUSED', clock.now());
      if (!moved) {
        const { status } = (await campaigns.findById(campaignId)) ?? campaign;
        return nothingDone(campaignCannotMove(status, 'paused'));
      }
      const run = (await runs.latestByCampaign([campaignId])).get(campaignId);
      if (run) await runs.move(run.id, 'PAUSED', { kind: 'RUN_PAUSED', agent: run.agent }, clock.now());
      return done({ kind: 'CampaignPaused', campaign: moved }, campaignMoved('paused', campaign, moved));
    });
  },
});
