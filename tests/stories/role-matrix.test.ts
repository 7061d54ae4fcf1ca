import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OperatorGrant } from '../../platform/viewer/permission.js';
import { anonymous, viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { anOrganization, type ArrangedOrganization } from '../support/arranged-organization.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';

let platform: TestPlatform;
let organization: ArrangedOrganization;
let platformAdmin: Viewer;

const people =
  'Email,First name,Last name,Job title,Company,Notes\nada@matrix.example,Ada,Example,Chief Information Officer,Matrix Works,"We have an approved budget of 50 000 EUR for this quarter. I decide on this purchase myself. We urgently need a planning tool because planning takes us two days a week. It must be live by March."';

beforeAll(async () => {
  platform = await startTestPlatform();
  organization = await anOrganization(platform)
    .withCampaign({ source: 'IMPORTED_LIST' })
    .withImport(people)
    .withFinishedRun()
    .arrange();
  platformAdmin = await platform.services.aPlatformAdmin();
}, 120_000);
afterAll(() => platform.close());

const roles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER', 'PLATFORM_ADMIN'] as const;
type Role = (typeof roles)[number];

const viewerIn = (role: Role): Viewer => (role === 'PLATFORM_ADMIN' ? platformAdmin : organization.member(role));

function operatorWith(...grants: readonly OperatorGrant[]): Viewer {
  const { claims } = organization.member('OPERATOR');
  if (claims.kind !== 'USER') throw new Error('An operator is a person.');
  return viewerOf({ ...claims, grants: [...grants] });
}

/** Names a row that the act needs, made by the owner of the tables. */
async function made(statement: string, ...values: readonly unknown[]): Promise<string> {
  const { rows } = await platform.services.owner.query<{ id: string }>(statement, [organization.id, ...values]);
  return rows[0]?.id ?? '';
}

const aMember = (status: 'ACTIVE' | 'REMOVED' = 'ACTIVE'): Promise<string> => {
  const email = `colleague-${randomUUID()}@test.example`;
  return made(
    status === 'ACTIVE'
      ? "INSERT INTO tenant.users (organization_id, email, email_normalised, name, role) VALUES ($1, $2, $2, 'Colleague', 'VIEWER') RETURNING id"
      : "INSERT INTO tenant.users (organization_id, email, name, role, status, removed_at, purge_at) VALUES ($1, $2, 'Colleague', 'VIEWER', 'REMOVED', now(), '2100-01-01') RETURNING id",
    email,
  );
};
const anInvitation = (): Promise<string> => {
  const email = `invited-${randomUUID()}@test.example`;
  return made(
    `INSERT INTO tenant.invitations (organization_id, email, email_normalised, role, invited_by, token_hash, code_hash, last_sent_at, created_at, expires_at)
     VALUES ($1, $2, $2, 'VIEWER', $3, $2, 'x', '2020-01-01', '2020-01-01', '2100-01-01') RETURNING id`,
    email,
    organization.member('OWNER').userId,
  );
};
const theEmail = (): Promise<string> =>
  made("UPDATE campaign.emails SET status = 'PENDING' WHERE organization_id = $1 RETURNING id");
const aDraft = (): Promise<string> =>
  made(
    `INSERT INTO campaign.campaigns (organization_id, name, source, criteria_text, criteria, offer, leads_max)
     SELECT organization_id, name, source, criteria_text, criteria, offer, leads_max FROM campaign.campaigns WHERE organization_id = $1 LIMIT 1 RETURNING id`,
  );
const anAddress = () => `camille-${randomUUID()}@test.example`;

/** One row of the requirements' matrix: an act, who may do it, and with which grant operators may too. */
interface Row {
  readonly action: string;
  readonly mayDo: readonly Role[];
  readonly grant?: OperatorGrant;
  /** The operation, whose field is aliased `asked`. */
  readonly operation: string;
  readonly input?: () => Promise<object> | object | string;
  /** What the answer holds when it was done. */
  readonly done: string;
}

const everybody = roles;
const members = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const;
const managers = ['OWNER', 'ADMIN', 'MANAGER'] as const;
const administrators = ['OWNER', 'ADMIN'] as const;
const act = (name: string): string => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { asked: ${name}(input: $input) { __typename } }`;
};

const matrix: readonly Row[] = [
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
    input: () => organization.member('OWNER').userId ?? '',
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
    input: async () => ({ invitationId: await anInvitation() }),
    done: 'InvitationResent',
  },
  {
    action: 'take an invitation back',
    mayDo: administrators,
    operation: act('revokeInvitation'),
    input: async () => ({ invitationId: await anInvitation() }),
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
    input: async () => ({ memberId: await aMember(), role: 'OPERATOR' }),
    done: 'MemberRoleChanged',
  },
  {
    action: 'remove somebody',
    mayDo: administrators,
    operation: act('removeMember'),
    input: async () => ({ memberId: await aMember() }),
    done: 'MemberRemoved',
  },
  {
    action: 'restore somebody',
    mayDo: administrators,
    operation: act('restoreMember'),
    input: async () => ({ memberId: await aMember('REMOVED') }),
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
    input: async () => ({ campaignId: await aDraft() }),
    done: 'CampaignLaunched',
  },
  {
    action: 'approve an email (O-10)',
    mayDo: managers,
    grant: 'email:approve',
    operation: act('approveEmail'),
    input: async () => ({ emailId: await theEmail() }),
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
    mayDo: ['PLATFORM_ADMIN'],
    operation: '{ asked: organizationsOverview { __typename } }',
    done: 'OrganizationOverviewConnection',
  },
];

/** What somebody is told who does this: the type of the answer, or the code of the refusal. */
async function outcomeOf({ operation, input }: Row, viewer: Viewer): Promise<unknown> {
  const answer = await platform.ask(viewer, operation, input ? { input: await input() } : {});
  const asked = answer.data?.['asked'] as { readonly __typename?: string } | null | undefined;
  return answer.errors?.[0]?.extensions?.['code'] ?? asked?.__typename;
}

describe.each(matrix.map((row) => [row.action, row] as const))('%s', (_action, row) => {
  test.each(roles.map((role) => [role] as const))('%s', async (role) => {
    expect(await outcomeOf(row, viewerIn(role))).toBe(row.mayDo.includes(role) ? row.done : 'FORBIDDEN');
  });

  test('an operator, by what the organization grants', async () => {
    const other: OperatorGrant = row.grant === 'campaign:create' ? 'email:approve' : 'campaign:create';
    const byRole = row.mayDo.includes('OPERATOR') ? row.done : 'FORBIDDEN';
    expect(await outcomeOf(row, operatorWith(other))).toBe(byRole);
    expect(await outcomeOf(row, operatorWith('campaign:create', 'email:approve'))).toBe(row.grant ? row.done : byRole);
  });

  test('somebody who has not signed in is told to', async () => {
    expect(await outcomeOf(row, anonymous)).toBe('UNAUTHENTICATED');
  });
});

describe('nobody but an operator', () => {
  test('gains anything by a grant in their claims', async () => {
    const { claims } = organization.member('VIEWER');
    if (claims.kind !== 'USER') throw new Error('A viewer is a person.');
    const viewer = viewerOf({ ...claims, grants: ['campaign:create', 'email:approve'] });
    for (const row of matrix.filter(({ grant }) => grant !== undefined))
      expect(await outcomeOf(row, viewer)).toBe('FORBIDDEN');
  });
});

describe('the table that the graph itself answers', () => {
  test('says of every role what the matrix says', async () => {
    const answer = await platform.ask(
      organization.member('VIEWER'),
      '{ roles { role permissions grantable assignableRoles } }',
    );
    const table = (answer.data?.['roles'] ?? []) as {
      readonly role: Role;
      readonly permissions: readonly string[];
      readonly grantable: readonly string[];
      readonly assignableRoles: readonly string[];
    }[];
    const holders = (permission: string) =>
      table.filter(({ permissions }) => permissions.includes(permission)).map(({ role }) => role);
    expect(table.map(({ role }) => role)).toEqual(roles);
    expect(holders('organization:update')).toEqual(administrators);
    expect(holders('member:manage')).toEqual(administrators);
    expect(holders('campaign:launch')).toEqual(managers);
    expect(table.filter(({ grantable }) => grantable.length > 0)).toMatchObject([
      { role: 'OPERATOR', grantable: ['campaign:create', 'email:approve'] },
    ]);
    expect(table.map(({ assignableRoles }) => assignableRoles.length)).toEqual([5, 4, 0, 0, 0, 0]);
  });
});
