import { randomUUID } from 'node:crypto';
import type { Names } from '../two-organizations.js';
import { type AttackTable, act, knock, read } from './attack.js';
import { newcomerEmail } from './newcomer.js';
import {
  apiKeyActive,
  colleagueIs,
  invitationOpen,
  newcomerForgotten,
  nothingRead,
  nothingSentLately,
  twilioConfigured,
} from './organization-states.js';
import {
  attemptsForgotten,
  linkSent,
  resetSent,
  secondFactorAsked,
  sessionOpened,
  signedInElsewhere,
  signedInOnce,
  withAuthenticator,
} from './sign-in-states.js';

const goodPassword = 'tusoka-rebinu-047-molavi';

const invitationOf = ({ invitationId }: Names) => ({ invitationId });

/** The root fields of the tenant house. */
export const tenantAttacks: AttackTable = {
  query: {
    apiKeys: read('api-key:manage'),
    auditChain: { ...read('audit:read'), showsRows: false, members: true },
    auditLog: { ...read('audit:read', () => ({ filter: { action: 'campaign.created' } })), members: true },
    invitation: {
      ...read('session:open', ({ invitationToken }) => ({ token: invitationToken })),
      showsRows: false,
      prepare: invitationOpen,
    },
    integrations: read('integration:manage'),
    invitations: read('member:manage'),
    legalInformation: { ...read('legal:read'), showsRows: false },
    me: { ...read('self:read'), nothingFor: ({ kind }) => kind === 'AGENT' },
    member: read('member:list', ({ userId }) => ({ id: userId })),
    members: read('member:list'),
    myOrganization: read('organization:read'),
    myConsents: { ...read('self:manage'), showsRows: false },
    myTwoFactor: { ...read('self:manage'), showsRows: false },
    notificationPreferences: { ...read('notification:read'), showsRows: false },
    notifications: { ...read('notification:read'), showsRows: false },
    sendableNotificationTypes: { ...read('notification:read'), showsRows: false },
    sentNotifications: { ...read('member:notify'), orPermission: 'platform:notify', showsRows: false },
    mySessions: { ...read('self:manage'), showsRows: false },
    planUsage: { ...read('organization:read'), showsRows: false },
    roles: { ...read('self:read'), showsRows: false },
  },
  mutation: {
    acceptInvitation: act(
      'session:open',
      'InvitationAccepted',
      ({ invitationToken }) => ({
        token: invitationToken,
        name: 'A newcomer',
        password: 'a long enough phrase',
        acceptsTerms: true,
        acceptsPrivacy: true,
      }),
      invitationOpen,
    ),
    changeMemberRole: act(
      'member:manage',
      'MemberRoleChanged',
      ({ colleagueId }) => ({ memberId: colleagueId, role: 'MANAGER' }),
      colleagueIs('ACTIVE'),
    ),
    createApiKey: act('api-key:manage', 'ApiKeyCreated', () => ({
      name: 'Another program',
      environment: 'TEST',
      scopes: ['LEADS_READ'],
    })),
    changePassword: act(
      'self:manage',
      'PasswordChanged',
      ({ password }) => ({ currentPassword: password, newPassword: goodPassword }),
      attemptsForgotten,
    ),
    completeLogin: act('session:open', 'LoggedIn', ({ challenge, code }) => ({ challenge, code }), secondFactorAsked),
    confirmTwoFactor: act('self:manage', 'TwoFactorEnabled', ({ code }) => ({ code }), withAuthenticator(false)),
    createMember: act(
      'member:manage',
      'MemberCreated',
      () => ({ name: 'A newcomer', email: newcomerEmail, role: 'VIEWER' }),
      newcomerForgotten,
    ),
    exportAuditLog: act('audit:export', 'AuditLogExported', () => ({
      format: 'CSV',
      filter: { action: 'campaign.created' },
    })),
    disableTwoFactor: act(
      'self:manage',
      'TwoFactorDisabled',
      ({ password, code }) => ({ password, code }),
      withAuthenticator(true),
    ),
    inviteMember: act(
      'member:manage',
      'MemberInvited',
      () => ({ email: newcomerEmail, role: 'VIEWER' }),
      newcomerForgotten,
    ),
    forgotPassword: knock('PasswordResetRequested', ({ ownerEmail }) => ({ email: ownerEmail }), attemptsForgotten),
    login: knock('LoggedIn', ({ ownerEmail, password }) => ({ email: ownerEmail, password }), attemptsForgotten),
    logout: act('session:open', 'LoggedOut', ({ refreshToken }) => ({ refreshToken }), sessionOpened),
    logoutEverywhere: act('self:manage', 'LoggedOutEverywhere', () => ({ keepCurrent: true }), signedInOnce),
    markNotificationsRead: act(
      'self:manage',
      'NotificationsRead',
      ({ notificationId }) => ({ ids: [notificationId] }),
      nothingRead,
    ),
    sendNotification: act(
      'member:notify',
      'NotificationSent',
      ({ organizationId }) => ({
        type: 'ORG_OWNER_TO_MEMBERS',
        recipients: { organizationIds: [organizationId] },
        subject: 'Monday',
        body: 'At nine.',
        idempotencyKey: randomUUID(),
      }),
      nothingSentLately,
    ),
    updateNotificationPreferences: act('self:manage', 'NotificationPreferencesUpdated', () => ({
      preferences: [{ type: 'VECTRA_TO_USERS', inApp: true, email: false }],
    })),
    recordConsent: act('self:manage', 'ConsentRecorded', () => ({ kind: 'MARKETING', given: false })),
    regenerateRecoveryCodes: act(
      'self:manage',
      'RecoveryCodesRegenerated',
      ({ password, code }) => ({ password, code }),
      withAuthenticator(true),
    ),
    register: knock(
      'RegistrationReceived',
      ({ ownerEmail }) => ({
        organizationType: 'B2C',
        email: ownerEmail,
        password: goodPassword,
        name: 'Ada',
        acceptsTerms: true,
        acceptsPrivacy: true,
      }),
      attemptsForgotten,
    ),
    resendVerificationEmail: knock('VerificationEmailSent', ({ registrationId }) => ({ registrationId }), linkSent),
    resetPassword: act(
      'session:open',
      'PasswordReset',
      ({ resetToken }) => ({ token: resetToken, newPassword: goodPassword }),
      resetSent,
    ),
    refreshSession: act('session:open', 'SessionRefreshed', ({ refreshToken }) => ({ refreshToken }), sessionOpened),
    removeMember: act(
      'member:manage',
      'MemberRemoved',
      ({ colleagueId, userId }) => ({ memberId: colleagueId, reassignTo: userId }),
      colleagueIs('ACTIVE'),
    ),
    resendInvitation: act('member:manage', 'InvitationResent', invitationOf, invitationOpen),
    restoreMember: act(
      'member:manage',
      'MemberRestored',
      ({ colleagueId }) => ({ memberId: colleagueId }),
      colleagueIs('REMOVED'),
    ),
    removeIntegration: act(
      'integration:manage',
      'IntegrationRemoved',
      () => ({ provider: 'TWILIO' }),
      twilioConfigured,
    ),
    revokeApiKey: act('api-key:manage', 'ApiKeyRevoked', ({ apiKeyId }) => ({ apiKeyId }), apiKeyActive),
    revokeInvitation: act('member:manage', 'InvitationRevoked', invitationOf, invitationOpen),
    revokeSession: act('self:manage', 'SessionRevoked', ({ sessionId }) => ({ sessionId }), signedInElsewhere),
    startTwoFactor: act('self:manage', 'TwoFactorStarted', ({ password }) => ({ password }), attemptsForgotten),
    updateMe: act('self:manage', 'MeUpdated', () => ({ locale: 'FR' })),
    verifyEmail: act('session:open', 'EmailVerified', ({ proofToken }) => ({ token: proofToken }), linkSent),
    rotateApiKey: act(
      'api-key:manage',
      'ApiKeyRotated',
      ({ apiKeyId }) => ({ apiKeyId, overlapHours: 1 }),
      apiKeyActive,
    ),
    setIntegration: act('integration:manage', 'IntegrationSet', () => ({
      rocketReach: { apiKey: 'fictitious-key-0123456789' },
    })),
    // Nobody answers where the services are in tests.
    testIntegration: act(
      'integration:manage',
      'IntegrationUnreachable',
      () => ({ provider: 'TWILIO' }),
      twilioConfigured,
    ),
    updateApiKey: act(
      'api-key:manage',
      'ApiKeyUpdated',
      ({ apiKeyId }) => ({ apiKeyId, name: 'The program' }),
      apiKeyActive,
    ),
    updateMyOrganization: act('organization:update', 'OrganizationUpdated', () => ({
      postalAddress: '2 Brambleworth Street',
    })),
  },
  subscription: {
    notificationReceived: { ...read('notification:read'), endless: true },
  },
};
