import { buildSubgraph, type Subgraph } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { TenantContext } from './context.js';
import { accountResolvers } from './graph/accounts/accounts.resolvers.js';
import { apiKeyResolvers } from './graph/api-keys/api-keys.resolvers.js';
import { auditResolvers } from './graph/audit/audit.resolvers.js';
import { integrationResolvers } from './graph/integrations/integrations.resolvers.js';
import { memberResolvers } from './graph/members/members.resolvers.js';
import { notificationResolvers } from './graph/notifications/notifications.resolvers.js';
import { planResolvers } from './graph/plans/plans.resolvers.js';
import { sessionResolvers } from './graph/sessions/sessions.resolvers.js';
import { TenantQuery } from './graph/tenant.query.js';
import { tenantPermissions } from './permissions/tenant.permissions.js';

/** Composes the tenant house. */
export function createTenantSubgraph(services: Services): Promise<Subgraph> {
  return buildSubgraph<TenantContext>({
    name: 'tenant',
    resolvers: [
      TenantQuery,
      ...sessionResolvers,
      ...accountResolvers,
      ...auditResolvers,
      ...memberResolvers,
      ...planResolvers,
      ...apiKeyResolvers,
      ...integrationResolvers,
      ...notificationResolvers,
    ],
    references: {
      User: ({ id }, context) => context.loaders.userById.load(id),
      Organization: ({ id }, context) => context.loaders.organizationById.load(id),
    },
    permissions: tenantPermissions,
    createContext: (request) => new TenantContext(services, request),
    onRuleFailure: (error, where) => {
      services.logger.error({ err: error, where }, 'a permission rule failed');
    },
  });
}
