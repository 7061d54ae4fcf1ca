import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { enqueue } from '../../../platform/queue/enqueue.js';
import type { PlanLimitReached, TrialEnded } from '../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import { canMove, type Campaign } from '../domain/campaign.js';
import { campaignMoved } from '../domain/campaign-acts.js';
import {
  campaignNotFound,
  campaignNotReady,
  type CampaignNotFound,
  type CampaignNotReady,
} from '../domain/campaign-problems.js';
import type { AgentRun } from '../domain/run.js';
import { advanceRun } from '../jobs/advance-run.job.js';

/** What launching a campaign can come to. */
export type LaunchCampaignOutcome =
  | { readonly kind: 'CampaignLaunched'; readonly campaign: Campaign; readonly run: AgentRun }
  | CampaignNotFound
  | CampaignNotReady
  | PlanLimitReached
  | TrialEnded;

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** Launches a draft: the run and the job that takes it up are committed together (O-10). */
export const launchCampaign = defineUseCase({
  permission: 'campaign:launch',

  async run(
    { viewer, store, clock }: Needs,
    { campaignId }: { readonly campaignId: string },
  ): Promise<LaunchCampaignOutcome> {
    const campaign = await store.campaigns.findById(campaignId);
    if (!campaign) return campaignNotFound(campaignId);
    if (campaign.status === 'PAUSED') return campaignNotReady(['to be resumed instead of launched']);
    if (!canMove(campaign.status, 'PENDING')) return campaignNotReady(['to be a draft']);
    return store.transaction<LaunchCampaignOutcome>(async ({ campaigns, runs, quota, writer }) => {
      const count = () => campaigns.countAtWork();
      const wish = { metric: 'CAMPAIGNS', adding: 1, count, endsWithTrial: true } as const;
      const room = await quota.reserveStanding(wish, clock.now());
      if (room.kind !== 'Reserved') return nothingDone(room);
      const moved = await campaigns.move(campaignId, 'PENDING', clock.now());
      if (!moved) return nothingDone(campaignNotReady(['a fresh look: somebody changed it meanwhile']));
      const run = await runs.create(campaignId, viewer.userId, clock.now());
      await enqueue(writer, store.scope, advanceRun, { runId: run.id });
      return done({ kind: 'CampaignLaunched', campaign: moved, run }, campaignMoved('launched', campaign, moved, run));
    });
  },
});
