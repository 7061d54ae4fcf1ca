import { httpGraphOf, type GraphOf } from '../../platform/graphql/graph-of.js';
import { buildSubgraph, type Subgraph } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { createToolbox } from './agents/toolbox.js';
import { CampaignContext } from './context.js';
import { ApproveEmailMutation } from './graph/approve-email.mutation.js';
import { CampaignFields } from './graph/campaign.fields.js';
import { CampaignQuery } from './graph/campaign.query.js';
import { CancelCampaignMutation } from './graph/cancel-campaign.mutation.js';
import { CreateCampaignMutation } from './graph/create-campaign.mutation.js';
import { EmailFields, LeadEmailFields } from './graph/email.fields.js';
import { EmailQuery } from './graph/email.query.js';
import { LaunchCampaignMutation } from './graph/launch-campaign.mutation.js';
import { PauseCampaignMutation } from './graph/pause-campaign.mutation.js';
import { RejectEmailMutation } from './graph/reject-email.mutation.js';
import { ResumeCampaignMutation } from './graph/resume-campaign.mutation.js';
import { RunEventsSubscription } from './graph/run-events.subscription.js';
import { RunEventFields, RunFields } from './graph/run.fields.js';
import { RunQuery } from './graph/run.query.js';
import { UpdateCampaignMutation } from './graph/update-campaign.mutation.js';
import { campaignPermissions } from './permissions/campaign.permissions.js';

/** How long a person waits for a gateway or a lead house that restarts, in milliseconds. */
const retryForMs = 5_000;

/** Composes the campaign house; without `graphOf` it asks the gateway over HTTP. */
export function createCampaignSubgraph(
  services: Services,
  graphOf: GraphOf = (viewer) => httpGraphOf(services, retryForMs)(viewer),
): Promise<Subgraph> {
  const house = { toolbox: createToolbox(), graphOf };
  return buildSubgraph<CampaignContext>({
    name: 'campaign',
    resolvers: [
      CampaignQuery,
      CampaignFields,
      RunQuery,
      RunFields,
      RunEventFields,
      RunEventsSubscription,
      EmailQuery,
      EmailFields,
      LeadEmailFields,
      CreateCampaignMutation,
      UpdateCampaignMutation,
      LaunchCampaignMutation,
      PauseCampaignMutation,
      ResumeCampaignMutation,
      CancelCampaignMutation,
      ApproveEmailMutation,
      RejectEmailMutation,
    ],
    references: {
      Campaign: ({ id }, context) => context.loaders.campaignById.load(id),
      AgentRun: ({ id }, context) => context.loaders.runById.load(id),
      Email: ({ id }, context) => context.loaders.emailById.load(id),
      Lead: ({ id }) => ({ id }),
      User: ({ id }) => ({ id }),
    },
    permissions: campaignPermissions,
    createContext: (request) => new CampaignContext(services, house, request),
    onRuleFailure: (error, where) => {
      services.logger.error({ err: error, where }, 'a permission rule failed');
    },
  });
}
