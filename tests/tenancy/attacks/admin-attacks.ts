import type { Names } from '../two-organizations.js';
import { type AttackTable, act, read, seen } from './attack.js';
import { newcomerEmail } from './newcomer.js';
import { strangerIn } from './platform-states.js';

const whyOf = 'They asked for it in writing.';

const organizationOf = ({ organizationId }: Names) => ({ organizationId });

/** The root fields of the admin house. */
export const adminAttacks: AttackTable = {
  query: {
    platformAuditLog: seen(read('platform:read', ({ organizationId }) => ({ filter: { organizationId } }))),
    platformOrganization: seen(read('platform:read', ({ organizationId }) => ({ id: organizationId }))),
    platformOrganizations: seen(
      read('platform:read', ({ organizationName }) => ({ filter: { search: organizationName } })),
    ),
    platformOverview: { ...read('platform:read'), showsRows: false, seenByPlatform: true },
    platformUser: seen(read('platform:read', ({ userId }) => ({ id: userId }))),
    platformUsers: seen(read('platform:read', ({ organizationId }) => ({ filter: { organizationId } }))),
    systemMetrics: { ...seen(read('platform:read')), showsRows: false },
    viewAs: {
      ...read('self:read'),
      nothingFor: ({ impersonatorId, permissions }) => impersonatorId === null && permissions.has('self:read'),
    },
  },
  mutation: {
    createOrganization: seen(
      act('platform:manage', 'OrganizationCreated', () => ({
        name: 'Stranger',
        type: 'B2B',
        plan: 'TRIAL',
        locale: 'EN',
        ownerEmail: newcomerEmail,
        ownerName: 'A newcomer',
      })),
    ),
    inviteFirstOwner: seen(
      act(
        'platform:manage',
        'FirstOwnerInvited',
        ({ organizationId }) => ({ organizationId, email: newcomerEmail, name: 'A newcomer', locale: 'EN' }),
        strangerIn('ACTIVE', 'DISABLED'),
      ),
    ),
    deleteOrganization: seen(
      act(
        'platform:manage',
        'OrganizationDeleted',
        ({ organizationId, organizationName }) => ({ organizationId, reason: whyOf, confirmName: organizationName }),
        strangerIn('ACTIVE'),
      ),
    ),
    disableUser: seen(act('platform:manage', 'UserDisabled', ({ userId }) => ({ userId }), strangerIn('ACTIVE'))),
    enableUser: seen(
      act('platform:manage', 'UserEnabled', ({ userId }) => ({ userId }), strangerIn('ACTIVE', 'DISABLED')),
    ),
    endViewAs: seen(act('platform:impersonate', 'ViewAsEnded', ({ viewAsId }) => ({ viewAsId }))),
    reactivateOrganization: seen(
      act('platform:manage', 'OrganizationReactivated', organizationOf, strangerIn('SUSPENDED')),
    ),
    restoreOrganization: seen(act('platform:manage', 'OrganizationRestored', organizationOf, strangerIn('DELETED'))),
    startViewAs: seen(
      act(
        'platform:impersonate',
        'ViewAsStarted',
        ({ organizationId, userId }) => ({ organizationId, userId, reason: whyOf }),
        strangerIn('ACTIVE'),
      ),
    ),
    suspendOrganization: seen(
      act(
        'platform:manage',
        'OrganizationSuspended',
        ({ organizationId }) => ({ organizationId, reason: whyOf }),
        strangerIn('ACTIVE'),
      ),
    ),
    updatePlatformOrganization: seen(
      act(
        'platform:manage',
        'PlatformOrganizationUpdated',
        ({ organizationId }) => ({ organizationId, name: 'Stranger' }),
        strangerIn('ACTIVE'),
      ),
    ),
  },
  subscription: {},
};
