import type DataLoader from 'dataloader';
import { createLoader } from '../../../platform/graphql/loader.js';
import type { Campaign } from '../domain/campaign.js';
import type { Email } from '../domain/email.js';
import type { AgentRun } from '../domain/run.js';
import type { CampaignStore } from './campaign-store.js';

/** One loader per key, made per request. */
export interface CampaignLoaders {
  readonly campaignById: DataLoader<string, Campaign | null>;
  readonly runById: DataLoader<string, AgentRun | null>;
  readonly latestRunByCampaignId: DataLoader<string, AgentRun | null>;
  readonly emailById: DataLoader<string, Email | null>;
  readonly emailsByLeadId: DataLoader<string, readonly Email[] | null>;
}

/** The loaders of one request. */
export const createCampaignLoaders = (store: CampaignStore): CampaignLoaders => ({
  campaignById: createLoader((ids: readonly string[]) => store.campaigns.findByIds(ids)),
  runById: createLoader((ids: readonly string[]) => store.runs.findByIds(ids)),
  latestRunByCampaignId: createLoader((ids: readonly string[]) => store.runs.latestByCampaign(ids)),
  emailById: createLoader((ids: readonly string[]) => store.emails.findByIds(ids)),
  emailsByLeadId: createLoader((ids: readonly string[]) => store.emails.findByLeads(ids)),
});
