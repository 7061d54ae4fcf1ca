import { ruleBook } from '../../../platform/graphql/rules.js';
import type { PermissionMap } from '../../../platform/graphql/secure.js';

const { can, extended } = ruleBook('admin');

/** Who may touch what in the admin house: platform admins, everything; everybody else, nothing (V-41, V-79). */
export const adminPermissions: PermissionMap = {
  Query: {
    platformOverview: can('platform:read'),
    platformAuditLog: can('platform:read'),
    platformOrganizations: can('platform:read'),
    platformOrganization: can('platform:read'),
    platformUsers: can('platform:read'),
    platformUser: can('platform:read'),
    systemMetrics: can('platform:read'),
    // Null for everybody who asks as themselves: it tells who looks through somebody's eyes, and that only to them.
    viewAs: can('self:read'),
  },
  Mutation: {
    createOrganization: can('platform:manage'),
    inviteFirstOwner: can('platform:manage'),
    updatePlatformOrganization: can('platform:manage'),
    suspendOrganization: can('platform:manage'),
    reactivateOrganization: can('platform:manage'),
    deleteOrganization: can('platform:manage'),
    restoreOrganization: can('platform:manage'),
    disableUser: can('platform:manage'),
    enableUser: can('platform:manage'),
    startViewAs: can('platform:impersonate'),
    endViewAs: can('platform:impersonate'),
  },
  // The tenant house answers for organizations and people; here the reference itself is guarded.
  entities: { Organization: extended('platform:read'), User: extended('platform:read') },
};
