import { buildSubgraph, type Subgraph } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { TenantContext } from './context.js';
import { auditResolvers } from './graph/audit/audit.resolvers.js';
import { LoginMutation } from './graph/login.mutation.js';
import { LogoutMutation } from './graph/logout.mutation.js';
import { RefreshSessionMutation } from './graph/refresh-session.mutation.js';
import { TenantQuery } from './graph/tenant.query.js';
import { tenantPermissions } from './permissions/tenant.permissions.js';

/** Composes the tenant house. */
export function createTenantSubgraph(services: Services): Promise<Subgraph> {
  return buildSubgraph<TenantContext>({
    name: 'tenant',
    resolvers: [TenantQuery, LoginMutation, RefreshSessionMutation, LogoutMutation, ...auditResolvers],
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
