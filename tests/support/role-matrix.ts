import { randomUUID } from 'node:crypto';
import type { OperatorGrant } from '../../platform/viewer/permission.js';

/** Every role of a person, highest first, and the platform owner's. */
export const roles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER', 'PLATFORM_ADMIN'] as const;

/** One of them. */
export type MatrixRole = (typeof roles)[number];

/** Rows that the acts need, each made anew. */
export interface MatrixGiven {
  readonly ownerId: () => string;
  readonly leadId: () => Promise<string>;
  /** The address of a lead whom the contact gate lets pass. */
  readonly aProspect: () => Promise<string>;
  readonly aMember: (status?: 'ACTIVE' | 'REMOVED') => Promise<string>;
  readonly anInvitation: () => Promise<string>;
  readonly aDraft: () => Promise<string>;
  readonly theEmail: () => Promise<string>;
  /** An organization that nobody else knows. */
  readonly aStranger: () => Promise<string>;
}

const platform = ['PLATFORM_ADMIN'] as const;
const anAddress = () => `camille-${randomUUID()}@test.example`;

/** One row of the requirements' matrix: an act, who may do it, and with which grant operators may too. */
export interface MatrixRow {
  readonly action: string;
  readonly mayDo: readonly MatrixRole[];
  readonly grant?: OperatorGrant;
  /** The operation, whose field is aliased `asked`. */
  readonly operation: string;
  readonly input?: () => Promise<object> | object | string;
  /** What the answer holds when it was done. */
  readonly done: string;
}

const everybody = roles;
const members = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const;
/** Who works campaigns. */
export const managers = ['OWNER', 'ADMIN', 'MANAGER'] as const;
/** Who looks after the organization. */
export const administrators = ['OWNER', 'ADMIN'] as const;
const act = (name: string): string => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { asked: ${name}(input: $input) { __typename } }`;
};

/** The matrix of the requirements (O-10, V-08, V-41, V-76), act by act. */
export const roleMatrix = (given: MatrixGiven): readonly MatrixRow[] => [
  { action: 'read oneself', mayDo: everybody, operation: '{ asked: me { id __typename } }', done: 'User' },
  {
    action: 'read the own organization',
    mayDo: members,
    operation: '{ asked: myOrganization { __typename } }',
    done: 'Organization',
  },
  {
    action: 'update the own organization',
    mayDo: administrators,
    operation: act('updateMyOrganization'),
    input: () => ({ postalAddress: `${randomUUID()} rue de l’Exemple` }),
    done: 'OrganizationUpdated',
  },
  {
    action: 'list the people of the organization',
    mayDo: managers,
    operation: '{ asked: members { __typename } }',
    done: 'UserConnection',
  },
  {
    action: 'read one of them',
    mayDo: managers,
    operation: 'query ($input: ID!) { asked: member(id: $input) { __typename } }',
    input: given.ownerId,
    done: 'User',
  },
  {
    action: 'invite somebody',
    mayDo: administrators,
    operation: act('inviteMember'),
    input: () => ({ email: anAddress(), role: 'VIEWER' }),
    done: 'MemberInvited',
  },
  {
    action: 'list invitations',
    mayDo: administrators,
    operation: '{ asked: invitations { __typename } }',
    done: 'InvitationConnection',
  },
  {
    action: 'send an invitation again',
    mayDo: administrators,
    operation: act('resendInvitation'),
    input: async () => ({ invitationId: await given.anInvitation() }),
    done: 'InvitationResent',
  },
  {
    action: 'take an invitation back',
    mayDo: administrators,
    operation: act('revokeInvitation'),
    input: async () => ({ invitationId: await given.anInvitation() }),
    done: 'InvitationRevoked',
  },
  {
    action: 'create somebody',
    mayDo: administrators,
    operation: act('createMember'),
    input: () => ({ name: 'Camille', email: anAddress(), role: 'VIEWER' }),
    done: 'MemberCreated',
  },
  {
    action: 'change somebody’s role',
    mayDo: administrators,
    operation: act('changeMemberRole'),
    input: async () => ({ memberId: await given.aMember(), role: 'OPERATOR' }),
    done: 'MemberRoleChanged',
  },
  {
    action: 'remove somebody',
    mayDo: administrators,
    operation: act('removeMember'),
    input: async () => ({ memberId: await given.aMember() }),
    done: 'MemberRemoved',
  },
  {
    action: 'restore somebody',
    mayDo: administrators,
    operation: act('restoreMember'),
    input: async () => ({ memberId: await given.aMember('REMOVED') }),
    done: 'MemberRestored',
  },
  {
    action: 'list campaigns',
    mayDo: members,
    operation: '{ asked: campaigns { __typename } }',
    done: 'CampaignConnection',
  },
  {
    action: 'create a campaign (O-10)',
    mayDo: managers,
    grant: 'campaign:create',
    operation: act('createCampaign'),
    input: () => ({
      name: 'Matrix',
      offer: 'A planning tool for teams.',
      criteriaText: 'sales directors in California',
    }),
    done: 'CampaignCreated',
  },
  {
    action: 'launch a campaign (O-10)',
    mayDo: managers,
    operation: act('launchCampaign'),
    input: async () => ({ campaignId: await given.aDraft() }),
    done: 'CampaignLaunched',
  },
  {
    action: 'approve an email (O-10)',
    mayDo: managers,
    grant: 'email:approve',
    operation: act('approveEmail'),
    input: async () => ({ emailId: await given.theEmail() }),
    done: 'EmailApproved',
  },
  {
    action: 'read the overview of the platform',
    mayDo: ['PLATFORM_ADMIN'],
    operation: '{ asked: platformOverview { __typename } }',
    done: 'PlatformOverview',
  },
  {
    action: 'read every organization',
    mayDo: platform,
    operation: '{ asked: platformOrganizations { __typename } }',
    done: 'PlatformOrganizationConnection',
  },
  {
    action: 'read everybody of the platform',
    mayDo: platform,
    operation: '{ asked: platformUsers { __typename } }',
    done: 'PlatformUserConnection',
  },
  {
    action: 'read how the platform does',
    mayDo: platform,
    operation: '{ asked: systemMetrics { __typename } }',
    done: 'SystemMetrics',
  },
  {
    action: 'create an organization',
    mayDo: platform,
    operation: act('createOrganization'),
    input: () => ({ name: 'Another', type: 'B2B', plan: 'TRIAL', locale: 'FR' }),
    done: 'OrganizationCreated',
  },
  {
    action: 'name the first owner of an organization again',
    mayDo: platform,
    operation: act('inviteFirstOwner'),
    input: async () => ({ organizationId: await given.aStranger(), email: anAddress(), name: 'Camille', locale: 'FR' }),
    done: 'OrganizationHasOwner',
  },
  {
    action: 'suspend an organization',
    mayDo: platform,
    operation: act('suspendOrganization'),
    input: async () => ({ organizationId: await given.aStranger(), reason: 'They asked for it.' }),
    done: 'OrganizationSuspended',
  },
  {
    action: 'look through somebody’s eyes',
    mayDo: platform,
    operation: act('startViewAs'),
    input: async () => ({ organizationId: await given.aStranger(), reason: 'They asked for it.' }),
    done: 'ViewAsStarted',
  },
  {
    action: 'note something about a lead',
    mayDo: ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR'],
    operation: act('addLeadNote'),
    input: async () => ({ leadId: await given.leadId(), text: 'Asked for a call.' }),
    done: 'LeadNoteAdded',
  },
  {
    action: 'write to prospects (V-83)',
    mayDo: administrators,
    operation: act('notifyProspects'),
    input: async () => ({
      recipients: [await given.aProspect()],
      subject: 'Monday',
      body: 'At nine.',
      relevance: 'It is about planning.',
      idempotencyKey: randomUUID(),
    }),
    done: 'ProspectsNotified',
  },
  {
    action: 'read what was written to prospects',
    mayDo: administrators,
    operation: '{ asked: prospectMessages { __typename } }',
    done: 'ProspectMessageConnection',
  },
  {
    action: 'record that somebody objects',
    mayDo: ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR'],
    operation: act('recordObjection'),
    input: async () => ({ leadId: await given.leadId() }),
    done: 'ObjectionRecorded',
  },
  {
    action: 'import leads',
    mayDo: managers,
    operation: act('startLeadImport'),
    input: () => ({ fileName: 'people.csv' }),
    done: 'LeadImportStarted',
  },
  {
    action: 'read the plan',
    mayDo: members,
    operation: '{ asked: planUsage { __typename } }',
    done: 'PlanUsage',
  },
  {
    action: 'list API keys',
    mayDo: administrators,
    operation: '{ asked: apiKeys { __typename } }',
    done: 'ApiKeyConnection',
  },
  {
    action: 'make an API key',
    mayDo: administrators,
    operation: act('createApiKey'),
    input: () => ({ name: 'A program', environment: 'TEST', scopes: ['LEADS_READ'] }),
    done: 'ApiKeyCreated',
  },
  {
    action: 'configure a service',
    mayDo: administrators,
    operation: act('setIntegration'),
    input: () => ({ rocketReach: { apiKey: 'fictitious-key-0123456789' } }),
    done: 'IntegrationSet',
  },
  {
    action: 'read the audit log',
    mayDo: administrators,
    operation: '{ asked: auditLog { __typename } }',
    done: 'AuditEntryConnection',
  },
  {
    action: 'take the audit log along',
    mayDo: administrators,
    operation: act('exportAuditLog'),
    input: () => ({ format: 'CSV' }),
    done: 'AuditLogExported',
  },
];
