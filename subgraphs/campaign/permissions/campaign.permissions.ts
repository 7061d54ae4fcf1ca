import { ruleBook } from '../../../platform/graphql/rules.js';
import type { PermissionMap } from '../../../platform/graphql/secure.js';

const { can, owned, extended } = ruleBook('campaign');

/** Who may touch what in the campaign house. What is not listed does not boot. */
export const campaignPermissions: PermissionMap = {
  Query: {
    campaign: can('campaign:read'),
    campaigns: can('campaign:read'),
    previewCriteria: can('campaign:read'),
    agentRun: can('run:read'),
    email: can('email:read'),
    emails: can('email:read'),
  },
  Mutation: {
    createCampaign: can('campaign:create'),
    updateCampaign: can('campaign:edit'),
    launchCampaign: can('campaign:launch'),
    pauseCampaign: can('campaign:launch'),
    resumeCampaign: can('campaign:launch'),
    cancelCampaign: can('campaign:launch'),
    approveEmail: can('email:approve'),
    rejectEmail: can('email:approve'),
  },
  Subscription: { agentRunEvents: can('run:read') },
  fields: {
    Campaign: { emails: can('email:read') },
    Lead: { emails: can('email:read') },
    AgentRunEvent: { email: can('email:read') },
  },
  entities: {
    Campaign: owned('campaign:read'),
    AgentRun: owned('run:read'),
    Email: owned('email:read'),
    Lead: extended('lead:read'),
    User: extended('email:read'),
  },
};
