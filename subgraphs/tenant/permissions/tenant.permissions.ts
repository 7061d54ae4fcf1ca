import { GraphQLError } from 'graphql';
import { ruleBook } from '../../../platform/graphql/rules.js';
import type { EntityRules, PermissionMap, ShieldRule } from '../../../platform/graphql/secure.js';
import { rule } from '../../../platform/graphql/shield.js';
import type { Permission } from '../../../platform/viewer/permission.js';
import type { Viewer } from '../../../platform/viewer/viewer.js';

interface GuardedContext {
  readonly viewer: Viewer;
}

const { can } = ruleBook('tenant');
const unauthenticated = (): GraphQLError =>
  new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });

/** Holds when the verdict does; people who have not signed in are told to. */
const holds = (name: string, verdict: (viewer: Viewer, row: { readonly organizationId?: string | null }) => boolean) =>
  rule(`tenant:${name}`)(
    (row: { readonly organizationId?: string | null }, _args: unknown, { viewer }: GuardedContext) =>
      verdict(viewer, row) || (viewer.kind === 'ANONYMOUS' ? unauthenticated() : false),
  ) as ShieldRule;

/** People read themselves; agents are nobody, and are told so rather than refused. */
const self = holds('self', (viewer) => viewer.kind === 'AGENT' || viewer.permissions.has('self:read'));

/** Whoever may send some type of notification; the verb asks for the very type (V-89). */
const sendsNotifications = holds(
  'sends-notifications',
  ({ permissions }) => permissions.has('member:notify') || permissions.has('platform:notify'),
);

/** Members see their organization's rows; a platform admin sees those that the admin house refers to (V-42). */
const ownedOrPlatform = (permission: Permission): EntityRules => ({
  pre: holds(
    `${permission}-or-platform`,
    ({ permissions }) => permissions.has(permission) || permissions.has('platform:read'),
  ),
  post: holds(
    `owned-or-platform`,
    ({ organizationId, permissions }, row) =>
      permissions.has('platform:read') || (organizationId !== null && row.organizationId === organizationId),
  ),
});

/** Who may touch what in the tenant house. What is not listed does not boot. */
export const tenantPermissions: PermissionMap = {
  Query: {
    me: self,
    myOrganization: can('organization:read'),
    mySessions: can('self:manage'),
    myConsents: can('self:manage'),
    myTwoFactor: can('self:manage'),
    auditLog: can('audit:read'),
    auditChain: can('audit:read'),
    // Members and invitations.
    members: can('member:list'),
    member: can('member:list'),
    roles: can('self:read'),
    invitations: can('member:manage'),
    invitation: can('session:open'),
    // Public: strangers, members, and an admin who looks through somebody’s eyes.
    legalInformation: can('legal:read'),
    planUsage: can('organization:read'),
    apiKeys: can('api-key:manage'),
    integrations: can('integration:manage'),
    notifications: can('notification:read'),
    notificationPreferences: can('notification:read'),
    sendableNotificationTypes: can('notification:read'),
    sentNotifications: sendsNotifications,
  },
  Mutation: {
    login: can('session:open'),
    refreshSession: can('session:open'),
    logout: can('session:open'),
    revokeSession: can('self:manage'),
    logoutEverywhere: can('self:manage'),
    // Getting an account, and looking after one's own.
    completeLogin: can('session:open'),
    register: can('session:open'),
    verifyEmail: can('session:open'),
    resendVerificationEmail: can('session:open'),
    forgotPassword: can('session:open'),
    resetPassword: can('session:open'),
    changePassword: can('self:manage'),
    updateMe: can('self:manage'),
    recordConsent: can('self:manage'),
    startTwoFactor: can('self:manage'),
    confirmTwoFactor: can('self:manage'),
    disableTwoFactor: can('self:manage'),
    regenerateRecoveryCodes: can('self:manage'),
    exportAuditLog: can('audit:export'),
    // Members, invitations and the settings of the organization.
    updateMyOrganization: can('organization:update'),
    createMember: can('member:manage'),
    changeMemberRole: can('member:manage'),
    removeMember: can('member:manage'),
    restoreMember: can('member:manage'),
    inviteMember: can('member:manage'),
    resendInvitation: can('member:manage'),
    revokeInvitation: can('member:manage'),
    acceptInvitation: can('session:open'),
    createApiKey: can('api-key:manage'),
    rotateApiKey: can('api-key:manage'),
    revokeApiKey: can('api-key:manage'),
    updateApiKey: can('api-key:manage'),
    setIntegration: can('integration:manage'),
    removeIntegration: can('integration:manage'),
    testIntegration: can('integration:manage'),
    // Notifications.
    sendNotification: sendsNotifications,
    markNotificationsRead: can('self:manage'),
    updateNotificationPreferences: can('self:manage'),
  },
  Subscription: { notificationReceived: can('notification:read') },
  entities: {
    // People alone: the agents of a run know their organization, not who works there.
    User: ownedOrPlatform('self:read'),
    Organization: ownedOrPlatform('organization:read'),
  },
};
