import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { OperatorGrant } from '../../platform/viewer/permission.js';
import { anonymous, viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { anOrganization, type ArrangedOrganization } from '../support/arranged-organization.js';
import {
  administrators,
  managers,
  roleMatrix,
  roles,
  type MatrixRow,
  type MatrixRole,
} from '../support/role-matrix.js';
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
  // More people are made here than a trial has seats.
  await made('UPDATE tenant.organizations SET limit_overrides = \'{"USERS": null}\' WHERE id = $1 RETURNING id');
  platformAdmin = await platform.services.aPlatformAdmin();
}, 120_000);
afterAll(() => platform.close());

const viewerIn = (role: MatrixRole): Viewer => (role === 'PLATFORM_ADMIN' ? platformAdmin : organization.member(role));

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

const aProspect = async (): Promise<string> => {
  const email = `prospect-${randomUUID()}@matrix.example`;
  await made(
    `INSERT INTO lead.leads (organization_id, full_name, email, email_normalised, job_title, source)
     VALUES ($1, 'Ada', $2, $2, 'Buyer', 'List imported by the organization') RETURNING id`,
    email,
  );
  return email;
};

const matrix = roleMatrix({
  ownerId: () => organization.member('OWNER').userId ?? '',
  leadId: () => made('SELECT id FROM lead.leads WHERE organization_id = $1 LIMIT 1'),
  aProspect,
  aMember,
  anInvitation,
  aDraft,
  theEmail,
  aStranger: async () => (await platform.services.anOrganization('A stranger')).id,
});

/** What somebody is told who does this: the type of the answer, or the code of the refusal. */
async function outcomeOf({ operation, input }: MatrixRow, viewer: Viewer): Promise<unknown> {
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
      readonly role: MatrixRole;
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
