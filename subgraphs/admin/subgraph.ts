import { buildSubgraph, type Subgraph } from '../../platform/graphql/subgraph.js';
import type { Services } from '../../platform/process/services.js';
import { AdminContext } from './context.js';
import { adminResolvers } from './graph/admin.resolvers.js';
import { adminPermissions } from './permissions/admin.permissions.js';

/** Composes the admin house. */
export function createAdminSubgraph(services: Services): Promise<Subgraph> {
  return buildSubgraph<AdminContext>({
    name: 'admin',
    resolvers: adminResolvers,
    references: { Organization: ({ id }) => ({ id }), User: ({ id }) => ({ id }) },
    permissions: adminPermissions,
    createContext: (request) => new AdminContext(services, request),
    onRuleFailure: (error, where) => {
      services.logger.error({ err: error, where }, 'a permission rule failed');
    },
  });
}
