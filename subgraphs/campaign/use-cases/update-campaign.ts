import { done, nothingDone } from '../../../platform/audit/recorded-transaction.js';
import type { Clock } from '../../../platform/config/clock.js';
import { defineUseCase } from '../../../platform/use-case/define-use-case.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';
import type { CampaignStore } from '../data/campaign-store.js';
import { isEditable, type Campaign, type Language } from '../domain/campaign.js';
import { campaignUpdated } from '../domain/campaign-acts.js';
import {
  campaignNotEditable,
  campaignNotFound,
  type CampaignNotEditable,
  type CampaignNotFound,
  type InvalidInput,
} from '../domain/campaign-problems.js';
import { readCampaignContent, type ReadCriteria } from './campaign-content.js';

/** What editing a campaign can come to. */
export type UpdateCampaignOutcome =
  | { readonly kind: 'CampaignUpdated'; readonly campaign: Campaign }
  | CampaignNotFound
  | CampaignNotEditable
  | InvalidInput;

/** The changed parts; what is absent stays. */
export interface CampaignChange {
  readonly campaignId: string;
  readonly name?: string | null | undefined;
  readonly criteriaText?: string | null | undefined;
  readonly offer?: string | null | undefined;
  readonly offerTranslation?: string | null | undefined;
  readonly leadsMax?: number | null | undefined;
  readonly language?: Language | null | undefined;
}

interface Needs {
  readonly viewer: Viewer;
  readonly store: CampaignStore;
  readonly readCriteria: ReadCriteria;
  readonly clock: Clock;
}

/** Edits a draft; a launched campaign keeps what it was launched with (O-10). */
export const updateCampaign = defineUseCase({
  permission: 'campaign:edit',

  async run({ store, readCriteria, clock }: Needs, input: CampaignChange): Promise<UpdateCampaignOutcome> {
    const campaign = await store.campaigns.findById(input.campaignId);
    if (!campaign) return campaignNotFound(input.campaignId);
    if (!isEditable(campaign)) return campaignNotEditable(campaign.status);
    const text = {
      name: input.name ?? campaign.name,
      source: campaign.source,
      criteriaText: input.criteriaText ?? campaign.criteriaText,
      offer: input.offer ?? campaign.offer,
      offerTranslation: input.offerTranslation === undefined ? campaign.offerTranslation : input.offerTranslation,
      leadsMax: input.leadsMax ?? campaign.leadsMax,
      language: input.language === undefined ? campaign.language : input.language,
    };
    const content = await readCampaignContent(text, readCriteria);
    if ('kind' in content) return content;
    return store.transaction<UpdateCampaignOutcome>(async ({ campaigns }) => {
      const edited = await campaigns.edit(campaign.id, content, clock.now());
      if (!edited) return nothingDone(campaignNotEditable('PENDING'));
      return done({ kind: 'CampaignUpdated', campaign: edited }, campaignUpdated(campaign, edited));
    });
  },
});
