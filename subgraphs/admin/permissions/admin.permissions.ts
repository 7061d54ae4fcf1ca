import { ruleBook } from '../../../platform/graphql/rules.js';
import type { PermissionMap } from '../../../platform/graphql/secure.js';

const { can, extended } = ruleBook('admin');

/** Who may touch what in the admin house: platform admins, everything; everybody else, nothing (V-41, V-79). */
export const adminPermissions: PermissionMap = {
  Query: {
    platformOverview: can('platform:read'),
    organizationsOverview: can('platform:read'),
    platformAuditLog: can('platform:read'),
  },
  // The tenant house answers for organizations and people; here the reference itself is guarded.
  entities: { Organization: extended('platform:read'), User: extended('platform:read') },
};
