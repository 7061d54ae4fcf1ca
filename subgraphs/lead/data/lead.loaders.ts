import type DataLoader from 'dataloader';
import type { Objection } from '../../../platform/contact/objection.js';
import { createLoader } from '../../../platform/graphql/loader.js';
import type { BantAssessment } from '../domain/assessment.js';
import type { Company } from '../domain/company.js';
import type { Interaction } from '../domain/interaction.js';
import type { Lead, LeadCounts } from '../domain/lead.js';
import type { LeadImport } from '../domain/lead-import.js';
import type { LeadStore } from './lead-store.js';

/** One loader per key, made per request. */
export interface LeadLoaders {
  readonly leadById: DataLoader<string, Lead | null>;
  readonly companyById: DataLoader<string, Company | null>;
  readonly interactionById: DataLoader<string, Interaction | null>;
  readonly latestAssessmentByLeadId: DataLoader<string, BantAssessment | null>;
  readonly countsByCampaignId: DataLoader<string, LeadCounts | null>;
  readonly importById: DataLoader<string, LeadImport | null>;
  readonly objectionsByAddress: DataLoader<string, readonly Objection[] | null>;
}

/** The loaders of one request. */
export const createLeadLoaders = (store: LeadStore): LeadLoaders => ({
  leadById: createLoader((ids: readonly string[]) => store.leads.findByIds(ids)),
  companyById: createLoader((ids: readonly string[]) => store.companies.findByIds(ids)),
  interactionById: createLoader((ids: readonly string[]) => store.interactions.findByIds(ids)),
  latestAssessmentByLeadId: createLoader((ids: readonly string[]) => store.assessments.latestByLead(ids)),
  countsByCampaignId: createLoader((ids: readonly string[]) => store.leads.countsByCampaign(ids)),
  importById: createLoader((ids: readonly string[]) => store.imports.findByIds(ids)),
  objectionsByAddress: createLoader((addresses: readonly string[]) => store.suppressions.objectionsTo(addresses)),
});
