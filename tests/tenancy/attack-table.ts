import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../platform/crypto/password.js';
import { hashSecretToken } from '../../platform/crypto/secret-token.js';
import { newTotpSecret, totpCode, totpStep } from '../../platform/crypto/totp.js';
import type { Permission } from '../../platform/viewer/permission.js';
import { anonymous, viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import type { TestPlatform } from '../support/test-platform.js';
import type { OperationKind } from './selection.js';
import type { Names } from './two-organizations.js';

/** How one root field is attacked, and what it answers to those who may ask it. */
export interface Attack {
  readonly permission: Permission;
  /** Another permission that opens the field as well. */
  readonly orPermission?: Permission;
  /** The arguments of the field, aimed at what is named. */
  readonly args: (aim: Names) => Readonly<Record<string, unknown>>;
  /** Brings the attacker's own rows into the state in which the act succeeds; may name something new. */
  readonly prepare?: (platform: TestPlatform, own: Names, attacker: Viewer) => Promise<Partial<Names>>;
  /** The member of the result union that says it was done; null for what is no union. */
  readonly success: string | null;
  /** Whether the own answer names rows of the own organization; counts and previews do not. */
  readonly showsRows: boolean;
  /** Those who may ask, besides who holds the permission, and are told that there is nothing. */
  readonly nothingFor?: (viewer: Viewer) => boolean;
  /** Those who hold the permission and are refused all the same, because they belong to no organization. */
  readonly members?: true;
  /**
   * Anybody may come to the door with a name of A: it is counted, and what is written down of it belongs to A. The answer
   * says no more for that.
   */
  readonly knocks?: true;
  /** A stream of the viewer's own that names nothing and never ends by itself. */
  readonly endless?: true;
  /** The platform owner's view: platform admins see every organization here, by design (V-41, V-42). */
  readonly seenByPlatform?: true;
}

/** One row for every root field. */
export type AttackTable = Readonly<Record<OperationKind, Readonly<Record<string, Attack>>>>;

const read = (permission: Permission, args: Attack['args'] = () => ({})): Attack => ({
  permission,
  args,
  success: null,
  showsRows: true,
});
const act = (
  permission: Permission,
  success: string,
  input: (aim: Names) => Readonly<Record<string, unknown>>,
  prepare?: Attack['prepare'],
): Attack => ({
  permission,
  success,
  showsRows: false,
  args: (aim) => ({ input: input(aim) }),
  ...(prepare ? { prepare } : {}),
});

/** The platform owner's view, or an act of theirs. */
const seen = (attack: Attack): Attack => ({ ...attack, seenByPlatform: true });

/** Something of the platform owner's to act on, which nobody else knows: an organization in this state with one person. */
const strangerIn =
  (status: 'ACTIVE' | 'SUSPENDED' | 'DELETED', statusOfUser: 'ACTIVE' | 'DISABLED' = 'ACTIVE'): Attack['prepare'] =>
  async ({ services: { owner } }) => {
    const organizationName = 'Stranger';
    const { rows } = await owner.query<{ id: string }>(
      `INSERT INTO tenant.organizations (name, slug, status, deleted_at, purge_at, suspended_at)
       SELECT $1, uuidv7(), $2, d.at, d.at + interval '30 days', CASE WHEN $2 = 'SUSPENDED' THEN now() END
       FROM (SELECT CASE WHEN $2 = 'DELETED' THEN now() END AS at) AS d RETURNING id`,
      [organizationName, status],
    );
    const organizationId = rows[0]?.id ?? '';
    const users = await owner.query<{ id: string }>(
      `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, password_hash, status)
       VALUES ($1, $3, $3, 'Stranger', 'OWNER', 'no password', $2) RETURNING id`,
      [organizationId, statusOfUser, `${organizationId}@test.example`],
    );
    return { organizationId, organizationName, userId: users.rows[0]?.id ?? '' };
  };

const whyOf = 'They asked for it in writing.';
const organizationOf = ({ organizationId }: Names) => ({ organizationId });

const campaignIn =
  (status: string): Attack['prepare'] =>
  async ({ services: { owner } }, own) => {
    await owner.query(
      "UPDATE campaign.agent_runs SET status = 'CANCELLED', finished_at = now() WHERE organization_id = $1 AND campaign_id = $2 AND finished_at IS NULL",
      [own.organizationId, own.draftId],
    );
    await owner.query('UPDATE campaign.campaigns SET status = $3 WHERE organization_id = $1 AND id = $2', [
      own.organizationId,
      own.draftId,
      status,
    ]);
    return {};
  };

const emailPending: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query("UPDATE campaign.emails SET status = 'PENDING' WHERE organization_id = $1 AND id = $2", [
    own.organizationId,
    own.emailId,
  ]);
  return {};
};

const importWaiting: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query(
    "UPDATE lead.lead_imports SET status = 'AWAITING_FILE', finished_at = NULL WHERE organization_id = $1 AND id = $2",
    [own.organizationId, own.waitingImportId],
  );
  return {};
};

/** An act of somebody whom nobody knows yet. */
const knock = (...given: Parameters<typeof act> extends [unknown, ...infer Rest] ? Rest : never): Attack => ({
  ...act('session:open', ...given),
  knocks: true,
});

const hashes = new Map<string, Promise<string>>();
const hashOf = (password: string): Promise<string> => {
  const known = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, known);
  return known;
};

/** Nothing was tried yet, and owner and attacker sign in with the password of B and nothing else. */
const attemptsForgotten: NonNullable<Attack['prepare']> = async ({ services: { owner } }, own, attacker) => {
  const people = [own.userId, attacker.userId];
  await owner.query('DELETE FROM tenant.sign_in_attempts');
  await owner.query('DELETE FROM tenant.second_factors WHERE user_id = ANY ($1)', [people]);
  await owner.query('UPDATE tenant.users SET password_hash = $2 WHERE id = ANY ($1)', [
    people,
    await hashOf(own.password),
  ]);
  return {};
};

/** The attacker has an authenticator, and its code of this moment. */
const withAuthenticator =
  (isConfirmed: boolean): NonNullable<Attack['prepare']> =>
  async (platform, own, attacker) => {
    await attemptsForgotten(platform, own, attacker);
    const { owner, envelope, clock } = platform.services;
    const secret = newTotpSecret();
    await owner.query(
      `INSERT INTO tenant.second_factors (user_id, organization_id, sealed_secret, confirmed_at, created_at)
       SELECT id, organization_id, $2, $3, $4 FROM tenant.users WHERE id = $1`,
      [
        attacker.userId,
        envelope.seal(secret.toString('base64'), `second-factor|${attacker.userId}`),
        isConfirmed ? clock.now() : null,
        clock.now(),
      ],
    );
    return { code: totpCode(secret, totpStep(clock.now())) };
  };

/** The owner of B gave the right password, and is asked for a code. */
const secondFactorAsked: Attack['prepare'] = async (platform, own) => {
  const { services } = platform;
  const owner = viewerOf({
    kind: 'USER',
    userId: own.userId,
    organizationId: own.organizationId,
    role: 'OWNER',
    expiresAt: 0,
  });
  const code = await withAuthenticator(true)(platform, own, owner);
  const challenge = randomUUID();
  await services.owner.query(
    `INSERT INTO tenant.sign_in_challenges (user_id, organization_id, token_hash, expires_at) VALUES ($1, $2, $3, $4)`,
    [own.userId, own.organizationId, hashSecretToken(challenge), new Date(services.clock.now().getTime() + 60_000)],
  );
  return { ...code, challenge };
};

/** Somebody registered, and the mail with the link is there. */
const linkSent: Attack['prepare'] = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  const { owner, clock } = platform.services;
  const [registrationId, proofToken] = [randomUUID(), randomUUID()];
  await owner.query(
    `INSERT INTO tenant.registrations (id, email, name, locale, password_hash, organization_type, organization_name, consent_version,
       marketing, token_hash, created_at, expires_at)
     VALUES ($1, $2, 'Ada', 'FR', 'none', 'B2C', 'Ada', '2026-01', false, $3, $4, $4::timestamptz + interval '1 day')`,
    [registrationId, `${registrationId}@company.example`, hashSecretToken(proofToken), clock.now()],
  );
  return { registrationId, proofToken };
};

/** The owner of B forgot the password, and the mail with the link is there. */
const resetSent: Attack['prepare'] = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  const { owner, clock } = platform.services;
  const resetToken = randomUUID();
  await owner.query(
    `INSERT INTO tenant.password_resets (user_id, organization_id, token_hash, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $4::timestamptz + interval '30 minutes')`,
    [own.userId, own.organizationId, hashSecretToken(resetToken), clock.now()],
  );
  return { resetToken };
};

const sessionOpened: Attack['prepare'] = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  const answer = await platform.ask(
    anonymous,
    'mutation ($input: LoginInput!) { login(input: $input) { ... on LoggedIn { refreshToken } } }',
    { input: { email: own.ownerEmail, password: own.password } },
  );
  const [, refreshToken] = /"refreshToken":"([^"]+)"/.exec(JSON.stringify(answer)) ?? [];
  if (refreshToken === undefined) throw new Error(`Signing in failed: ${JSON.stringify(answer)}`);
  return { refreshToken };
};

const colleagueIs =
  (status: 'ACTIVE' | 'REMOVED'): Attack['prepare'] =>
  async ({ services: { owner } }, own) => {
    await owner.query('DELETE FROM tenant.invitations WHERE organization_id = $1 AND user_id = $2', [
      own.organizationId,
      own.colleagueId,
    ]);
    await owner.query(
      `UPDATE tenant.users SET role = 'OPERATOR', status = $3, email_normalised = CASE WHEN $3 = 'ACTIVE' THEN email END,
         removed_at = CASE WHEN $3 = 'REMOVED' THEN now() END, purge_at = CASE WHEN $3 = 'REMOVED' THEN timestamptz '2100-01-01' END
       WHERE organization_id = $1 AND id = $2`,
      [own.organizationId, own.colleagueId, status],
    );
    return {};
  };

/** Nobody of this address is a member or invited. */
const newcomerForgotten: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query('DELETE FROM tenant.invitations WHERE organization_id = $1 AND id <> $2', [
    own.organizationId,
    own.invitationId,
  ]);
  await owner.query('DELETE FROM tenant.users WHERE organization_id = $1 AND email = $2', [
    own.organizationId,
    newcomerEmail,
  ]);
  return {};
};

/** The invitation waits, with a link that the attacker holds. */
const invitationOpen: NonNullable<Attack['prepare']> = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  const { owner } = platform.services;
  const token = randomUUID();
  await owner.query(
    `WITH waiting AS (
       UPDATE tenant.invitations SET status = 'PENDING', closed_at = NULL, token_hash = $3, mails_sent = 1, last_sent_at = '2020-01-01'
       WHERE organization_id = $1 AND id = $2 RETURNING email_normalised)
     DELETE FROM tenant.users WHERE organization_id = $1 AND email_normalised IN (SELECT email_normalised FROM waiting)`,
    [own.organizationId, own.invitationId, hashSecretToken(token)],
  );
  return { invitationToken: token };
};

/** The attacker is signed in somewhere else. */
const signedInElsewhere: NonNullable<Attack['prepare']> = async ({ services: { owner, clock } }, _own, attacker) => {
  const sessionId = randomUUID();
  await owner.query(
    `INSERT INTO tenant.sessions (id, user_id, organization_id, created_at, last_seen_at, expires_at)
     SELECT $1, id, organization_id, $3, $3, $3::timestamptz + interval '7 days' FROM tenant.users WHERE id = $2`,
    [sessionId, attacker.userId, clock.now()],
  );
  return { sessionId };
};

/** The attacker is signed in at one place and nowhere else. */
const signedInOnce: Attack['prepare'] = async (platform, own, attacker) => {
  await platform.services.owner.query('DELETE FROM tenant.sessions WHERE user_id = $1', [attacker.userId]);
  return signedInElsewhere(platform, own, attacker);
};

const apiKeyActive: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query('DELETE FROM tenant.api_keys WHERE organization_id = $1 AND id <> $2', [
    own.organizationId,
    own.apiKeyId,
  ]);
  await owner.query(
    'UPDATE tenant.api_keys SET replaced_by_id = NULL, revoked_at = NULL, expires_at = NULL WHERE organization_id = $1',
    [own.organizationId],
  );
  return {};
};

const twilioConfigured: Attack['prepare'] = async (platform, own, attacker) => {
  await attemptsForgotten(platform, own, attacker);
  await platform.services.owner.query(
    "DELETE FROM tenant.integrations WHERE organization_id = $1 AND provider = 'TWILIO'",
    [own.organizationId],
  );
  await platform.services.owner.query(
    `INSERT INTO tenant.integrations (organization_id, provider, configured_at)
     VALUES ($1, 'TWILIO', date_trunc('milliseconds', now()))`,
    [own.organizationId],
  );
  return {};
};

/** The owner of B has read nothing. */
const nothingRead: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query('UPDATE tenant.notifications SET read_at = NULL WHERE organization_id = $1', [own.organizationId]);
  return {};
};

/** Nothing was sent lately, so that one more may be. */
const nothingSentLately: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query("UPDATE tenant.sent_notifications SET created_at = '2020-01-01' WHERE organization_id = $1", [
    own.organizationId,
  ]);
  return {};
};

/** Nothing was written to prospects lately, so that one more message may be. */
const nothingWrittenLately: Attack['prepare'] = async ({ services: { owner } }, own) => {
  await owner.query("UPDATE lead.prospect_messages SET created_at = '2020-01-01' WHERE organization_id = $1", [
    own.organizationId,
  ]);
  return {};
};

/** Somebody whom B knows since a moment ago, and who never objected: what was objected to stays so. */
const leadUnasked: Attack['prepare'] = async ({ services: { owner } }, own) => {
  const { rows } = await owner.query<{ id: string }>(
    `INSERT INTO lead.leads (organization_id, full_name, email, email_normalised, job_title, source)
     VALUES ($1, 'Somebody', $2, $2, 'Buyer', $3) RETURNING id`,
    [own.organizationId, `${randomUUID()}@brambleworth.example`, 'List imported by the organization'],
  );
  return { leadId: rows[0]?.id ?? '' };
};

const goodPassword = 'tusoka-rebinu-047-molavi';

/** What agents may not read and cannot do without where it stands: asking for it would empty their whole answer. */
export const fieldsClosedToAgents: ReadonlySet<string> = new Set(['Campaign.emails', 'Lead.emails']);

const newcomerEmail = 'newcomer@brambleworth.example';
const invitationOf = ({ invitationId }: Names) => ({ invitationId });
const campaignOf = ({ draftId }: Names) => ({ campaignId: draftId });
const ofRun = ({ runId, campaignId, firstLeadId }: Names) => ({ runId, campaignId, first: 10, after: firstLeadId });
// Somebody whom B knows already, in a campaign that nobody may take her out of.
const prospect = {
  fullName: 'Ada Brambleworth',
  email: 'ada.brambleworth@brambleworth-0.example',
  language: 'EN',
  source: 'Vectra sample directory (fictitious contacts)',
  fictitious: true,
};
const assessmentOf = ({ leadId, interactionId }: Names) => ({
  leadId,
  confidence: 0.5,
  engine: 'offline',
  model: 'offline',
  taskVersion: '1',
  sources: [{ key: `interaction:${interactionId}`, label: 'Note', text: 'We have an approved budget.' }],
  criteria: [],
});

/** Every root field of the composed graph. A field without a row, and a row without a field, fail the suite by name. */
export const attackTable: AttackTable = {
  query: {
    agentRun: read('run:read', ({ runId }) => ({ id: runId })),
    apiKeys: read('api-key:manage'),
    auditChain: { ...read('audit:read'), showsRows: false, members: true },
    auditLog: { ...read('audit:read', () => ({ filter: { action: 'campaign.created' } })), members: true },
    campaign: read('campaign:read', ({ campaignId }) => ({ id: campaignId })),
    campaigns: read('campaign:read'),
    email: read('email:read', ({ emailId }) => ({ id: emailId })),
    emails: read('email:read'),
    invitation: {
      ...read('session:open', ({ invitationToken }) => ({ token: invitationToken })),
      showsRows: false,
      prepare: invitationOpen,
    },
    integrations: read('integration:manage'),
    invitations: read('member:manage'),
    lead: read('lead:read', ({ leadId }) => ({ id: leadId })),
    legalInformation: { ...read('legal:read'), showsRows: false },
    leadImport: read('lead:import', ({ importId }) => ({ id: importId })),
    leadImports: read('lead:import'),
    leads: read('lead:read', ({ campaignId }) => ({ filter: { campaignId } })),
    leadsToAssess: read('agent:record', ofRun),
    leadsToContact: read('agent:record', ofRun),
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
    platformAuditLog: seen(read('platform:read', ({ organizationId }) => ({ filter: { organizationId } }))),
    platformOrganization: seen(read('platform:read', ({ organizationId }) => ({ id: organizationId }))),
    platformOrganizations: seen(
      read('platform:read', ({ organizationName }) => ({ filter: { search: organizationName } })),
    ),
    platformOverview: { ...read('platform:read'), showsRows: false, seenByPlatform: true },
    platformUser: seen(read('platform:read', ({ userId }) => ({ id: userId }))),
    platformUsers: seen(read('platform:read', ({ organizationId }) => ({ filter: { organizationId } }))),
    previewCriteria: { ...read('campaign:read', () => ({ text: 'sales directors in California' })), showsRows: false },
    prospectMessages: read('prospect:notify'),
    roles: { ...read('self:read'), showsRows: false },
    systemMetrics: { ...seen(read('platform:read')), showsRows: false },
    viewAs: {
      ...read('self:read'),
      nothingFor: ({ impersonatorId, permissions }) => impersonatorId === null && permissions.has('self:read'),
    },
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
    addLeadNote: act('lead:annotate', 'LeadNoteAdded', ({ leadId }) => ({ leadId, text: 'Asked for a call.' })),
    addProspects: act('agent:record', 'ProspectsAdded', ({ runId, campaignId }) => ({
      runId,
      campaignId,
      prospects: [prospect],
    })),
    approveEmail: act('email:approve', 'EmailApproved', ({ emailId }) => ({ emailId }), emailPending),
    cancelCampaign: act('campaign:launch', 'CampaignCancelled', campaignOf, campaignIn('ACTIVE')),
    cancelLeadImport: act(
      'lead:import',
      'LeadImportCancelled',
      ({ waitingImportId }) => ({ importId: waitingImportId }),
      importWaiting,
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
    createCampaign: act('campaign:create', 'CampaignCreated', () => ({
      name: 'Brambleworth again',
      offer: 'A planning tool for sales teams.',
      criteriaText: 'sales directors in California',
    })),
    createMember: act(
      'member:manage',
      'MemberCreated',
      () => ({ name: 'A newcomer', email: newcomerEmail, role: 'VIEWER' }),
      newcomerForgotten,
    ),
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
    launchCampaign: act('campaign:launch', 'CampaignLaunched', campaignOf, campaignIn('DRAFT')),
    login: knock('LoggedIn', ({ ownerEmail, password }) => ({ email: ownerEmail, password }), attemptsForgotten),
    logout: act('session:open', 'LoggedOut', ({ refreshToken }) => ({ refreshToken }), sessionOpened),
    logoutEverywhere: act('self:manage', 'LoggedOutEverywhere', () => ({ keepCurrent: true }), signedInOnce),
    pauseCampaign: act('campaign:launch', 'CampaignPaused', campaignOf, campaignIn('ACTIVE')),
    reactivateOrganization: seen(
      act('platform:manage', 'OrganizationReactivated', organizationOf, strangerIn('SUSPENDED')),
    ),
    recordAssessments: act('agent:record', 'AssessmentsRecorded', (aim) => ({
      runId: aim.runId,
      assessments: [assessmentOf(aim)],
    })),
    markNotificationsRead: act(
      'self:manage',
      'NotificationsRead',
      ({ notificationId }) => ({ ids: [notificationId] }),
      nothingRead,
    ),
    notifyProspects: act(
      'prospect:notify',
      'ProspectsNotified',
      ({ leadEmail }) => ({
        recipients: [leadEmail],
        subject: 'Monday',
        body: 'At nine.',
        relevance: 'It is about planning.',
        idempotencyKey: randomUUID(),
      }),
      nothingWrittenLately,
    ),
    recordObjection: act('lead:annotate', 'ObjectionRecorded', ({ leadId }) => ({ leadId }), leadUnasked),
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
    rejectEmail: act(
      'email:approve',
      'EmailRejected',
      ({ emailId }) => ({ emailId, reason: 'Too long.' }),
      emailPending,
    ),
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
    restoreOrganization: seen(act('platform:manage', 'OrganizationRestored', organizationOf, strangerIn('DELETED'))),
    resumeCampaign: act('campaign:launch', 'CampaignResumed', campaignOf, campaignIn('PAUSED')),
    removeIntegration: act(
      'integration:manage',
      'IntegrationRemoved',
      () => ({ provider: 'TWILIO' }),
      twilioConfigured,
    ),
    revokeApiKey: act('api-key:manage', 'ApiKeyRevoked', ({ apiKeyId }) => ({ apiKeyId }), apiKeyActive),
    revokeInvitation: act('member:manage', 'InvitationRevoked', invitationOf, invitationOpen),
    revokeSession: act('self:manage', 'SessionRevoked', ({ sessionId }) => ({ sessionId }), signedInElsewhere),
    runLeadImport: act(
      'lead:import',
      'LeadImportQueued',
      ({ waitingImportId }) => ({ importId: waitingImportId }),
      importWaiting,
    ),
    startLeadImport: act('lead:import', 'LeadImportStarted', ({ campaignId }) => ({
      fileName: 'brambleworth.csv',
      campaignId,
    })),
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
    startTwoFactor: act('self:manage', 'TwoFactorStarted', ({ password }) => ({ password }), attemptsForgotten),
    updateMe: act('self:manage', 'MeUpdated', () => ({ locale: 'FR' })),
    verifyEmail: act('session:open', 'EmailVerified', ({ proofToken }) => ({ token: proofToken }), linkSent),
    updateCampaign: act(
      'campaign:edit',
      'CampaignUpdated',
      ({ draftId }) => ({ campaignId: draftId, name: 'Brambleworth draft' }),
      campaignIn('DRAFT'),
    ),
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
    updatePlatformOrganization: seen(
      act(
        'platform:manage',
        'PlatformOrganizationUpdated',
        ({ organizationId }) => ({ organizationId, name: 'Stranger' }),
        strangerIn('ACTIVE'),
      ),
    ),
  },
  subscription: {
    agentRunEvents: read('run:read', ({ runId }) => ({ runId })),
    leadImportProgress: read('lead:import', ({ importId }) => ({ importId })),
    notificationReceived: { ...read('notification:read'), endless: true },
  },
};
