import { buildSubgraph, type Subgraph } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { LeadContext } from './context.js';
import { AddLeadNoteMutation } from './graph/add-lead-note.mutation.js';
import { AddProspectsMutation } from './graph/add-prospects.mutation.js';
import { CancelLeadImportMutation } from './graph/cancel-lead-import.mutation.js';
import { LeadContactFields, ProspectMessageFields, ProspectMessageQuery } from './graph/contact/contact.fields.js';
import { NotifyProspectsMutation } from './graph/contact/notify-prospects.mutation.js';
import { RecordObjectionMutation } from './graph/contact/record-objection.mutation.js';
import { DossierQuery, LeadsToAssessFields, LeadsToContactFields } from './graph/dossier.query.js';
import { ImportProgressSubscription } from './graph/import-progress.subscription.js';
import { LeadImportFields } from './graph/lead-import.fields.js';
import { LeadImportQuery } from './graph/lead-import.query.js';
import { BantCriterionFields, CampaignLeadFields, InteractionFields, LeadFields } from './graph/lead.fields.js';
import { LeadQuery } from './graph/lead.query.js';
import { RecordAssessmentsMutation } from './graph/record-assessments.mutation.js';
import { RunLeadImportMutation } from './graph/run-lead-import.mutation.js';
import { StartLeadImportMutation } from './graph/start-lead-import.mutation.js';
import { leadPermissions } from './permissions/lead.permissions.js';

/** Composes the lead house. */
export function createLeadSubgraph(services: Services): Promise<Subgraph> {
  return buildSubgraph<LeadContext>({
    name: 'lead',
    resolvers: [
      LeadQuery,
      LeadFields,
      InteractionFields,
      BantCriterionFields,
      CampaignLeadFields,
      DossierQuery,
      LeadsToAssessFields,
      LeadsToContactFields,
      AddLeadNoteMutation,
      AddProspectsMutation,
      RecordAssessmentsMutation,
      LeadImportQuery,
      LeadImportFields,
      ImportProgressSubscription,
      StartLeadImportMutation,
      RunLeadImportMutation,
      CancelLeadImportMutation,
      LeadContactFields,
      ProspectMessageQuery,
      ProspectMessageFields,
      NotifyProspectsMutation,
      RecordObjectionMutation,
    ],
    references: {
      Lead: ({ id }, context) => context.loaders.leadById.load(id),
      Company: ({ id }, context) => context.loaders.companyById.load(id),
      Interaction: ({ id }, context) => context.loaders.interactionById.load(id),
      LeadImport: ({ id }, context) => context.loaders.importById.load(id),
      Campaign: ({ id }) => ({ id }),
      User: ({ id }) => ({ id }),
    },
    permissions: leadPermissions,
    createContext: (request) => new LeadContext(services, request),
    onRuleFailure: (error, where) => {
      services.logger.error({ err: error, where }, 'a permission rule failed');
    },
  });
}
