import { ruleBook } from '../../../platform/graphql/rules.js';
import type { PermissionMap } from '../../../platform/graphql/secure.js';

const { can, owned, extended } = ruleBook('lead');

/** Who may touch what in the lead house. What is not listed does not boot. */
export const leadPermissions: PermissionMap = {
  Query: {
    lead: can('lead:read'),
    leads: can('lead:read'),
    leadImport: can('lead:import'),
    leadImports: can('lead:import'),
    leadsToAssess: can('agent:record'),
    leadsToContact: can('agent:record'),
    prospectMessages: can('prospect:notify'),
  },
  Mutation: {
    addLeadNote: can('lead:annotate'),
    addProspects: can('agent:record'),
    recordAssessments: can('agent:record'),
    startLeadImport: can('lead:import'),
    runLeadImport: can('lead:import'),
    cancelLeadImport: can('lead:import'),
    notifyProspects: can('prospect:notify'),
    recordObjection: can('lead:annotate'),
  },
  Subscription: { leadImportProgress: can('lead:import') },
  fields: { Campaign: { leads: can('lead:read'), leadCounts: can('lead:read') } },
  entities: {
    Lead: owned('lead:read'),
    Company: owned('lead:read'),
    Interaction: owned('lead:read'),
    LeadImport: owned('lead:import'),
    Campaign: extended('lead:read'),
    User: extended('lead:read'),
  },
};
