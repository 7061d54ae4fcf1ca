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

/** What cancelling a campaign can come to. */
export type CancelCampaignOutcome =
  | { readonly kind: 'CampaignCancelled'; readonly campaign: Campaign }
  | CampaignNotFound
  | CampaignCannotMove;

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** Ends a campaign for good; what the agents did so far stays. */
export const cancelCampaign = defineUseCase({
  permission: 'campaign:launch',

  async run({ store, clock }: Needs, { campaignId }: { readonly campaignId: string }): Promise<CancelCampaignOutcome> {
    const campaign = await store.campaigns.findById(campaignId);
    if (!campaign) return campaignNotFound(campaignId);
    return store.transaction<CancelCampaignOutcome>(async ({ campaigns, runs }) => {
      const moved = await campaigns.move(campaignId, 'CANCELLED', clock.now());
      if (!moved) {
        const { status } = (await campaigns.findById(campaignId)) ?? campaign;
        return nothingDone(campaignCannotMove(status, 'cancelled'));
      }
      const run = (await runs.latestByCampaign([campaignId])).get(campaignId);
      if (run) await runs.move(run.id, 'CANCELLED', { kind: 'RUN_CANCELLED', agent: run.agent }, clock.now());
      return done({ kind: 'CampaignCancelled', campaign: moved }, campaignMoved('cancelled', campaign, moved));
    });
  },
});
