import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import type { PlanLimitReached, TrialEnded } from '../../../platform/quota/quota-problems.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import type { Campaign } from '../domain/campaign.js';
import { campaignCreated } from '../domain/campaign-acts.js';
import type { InvalidInput } from '../domain/campaign-problems.js';
import { readCampaignContent, type CampaignText, type ReadCriteria } from './campaign-content.js';

/** What creating a campaign can come to. */
export type CreateCampaignOutcome =
  | { readonly kind: 'CampaignCreated'; readonly campaign: Campaign }
  | InvalidInput
  | PlanLimitReached
  | TrialEnded;

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly readCriteria: ReadCriteria;
  readonly clock: Clock;
}

/** Creates a draft (V-64). */
export const createCampaign = defineUseCase({
  permission: 'campaign:create',

  async run({ viewer, store, readCriteria, clock }: Needs, input: CampaignText): Promise<CreateCampaignOutcome> {
    const content = await readCampaignContent(input, readCriteria);
    if ('kind' in content) return content;
    return store.transaction<CreateCampaignOutcome>(async ({ campaigns, quota }) => {
      const count = () => campaigns.countUnfinished();
      const room = await quota.reserveStanding({ metric: 'CAMPAIGNS', adding: 1, count }, clock.now());
      if (room.kind !== 'Reserved') return nothingDone(room);
      const campaign = await campaigns.create(content, viewer.userId, clock.now());
      return done({ kind: 'CampaignCreated', campaign }, campaignCreated(campaign));
    });
  },
});
