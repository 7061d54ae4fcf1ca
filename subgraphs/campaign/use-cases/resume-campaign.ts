import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { enqueue } from '../../../platform/queue/enqueue.js';
import type { PlanLimitReached, TrialEnded } from '../../../platform/quota/quota-problems.js';
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
import type { AgentRun } from '../domain/run.js';
import { advanceRun } from '../jobs/advance-run.job.js';

/** What resuming a campaign can come to. */
export type ResumeCampaignOutcome =
  | { readonly kind: 'CampaignResumed'; readonly campaign: Campaign; readonly run: AgentRun }
  | CampaignNotFound
  | CampaignCannotMove
  | PlanLimitReached
  | TrialEnded;

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly clock: Clock;
}

/** Takes a paused campaign up where it stood; a failed run gets another try. */
export const resumeCampaign = defineUseCase({
  permission: 'campaign:launch',

  async run(
    { viewer, store, clock }: Needs,
    { campaignId }: { readonly campaignId: string },
  ): Promise<ResumeCampaignOutcome> {
    const campaign = await store.campaigns.findById(campaignId);
    if (!campaign) return campaignNotFound(campaignId);
    if (campaign.status !== 'PAUSED') return campaignCannotMove(campaign.status, 'resumed');
    return store.transaction<ResumeCampaignOutcome>(async ({ campaigns, runs, quota, writer }) => {
      // It is among those at work already.
      const count = () => campaigns.countAtWork();
      const wish = { metric: 'CAMPAIGNS', adding: 0, count, endsWithTrial: true } as const;
      const room = await quota.reserveStanding(wish, clock.now());
      if (room.kind !== 'Reserved') return nothingDone(room);
      const moved = await campaigns.move(campaignId, 'PENDING', clock.now());
      if (!moved) {
        const { status } = (await campaigns.findById(campaignId)) ?? campaign;
        return nothingDone(campaignCannotMove(status, 'resumed'));
      }
      const latest = (await runs.latestByCampaign([campaignId])).get(campaignId);
      const resumed = latest
        ? await runs.move(latest.id, 'QUEUED', { kind: 'RUN_RESUMED', agent: latest.agent }, clock.now())
        : null;
      const run = resumed ?? (await runs.create(campaignId, viewer.userId, clock.now()));
      await enqueue(writer, store.scope, advanceRun, { runId: run.id });
      return done({ kind: 'CampaignResumed', campaign: moved, run }, campaignMoved('resumed', campaign, moved, run));
    });
  },
});
