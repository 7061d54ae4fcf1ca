import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { mailsTo } from '../../../../tests/support/mails.js';
import { TenantContext } from '../../context.js';

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization('Ours');
});

const as = (role: Parameters<TestOrganization['member']>[0]) =>
  new TenantContext(services, { viewer: organization.member(role), requestId: 'test', clientAddress: null }).members;

async function emailOf(role: Parameters<TestOrganization['member']>[0]): Promise<string> {
  const { rows } = await services.owner.query<{ email: string }>('SELECT email FROM tenant.users WHERE id = $1', [
    organization.member(role).userId,
  ]);
  return rows[0]?.email ?? '';
}

async function revoked(): Promise<readonly unknown[]> {
  const { rows } = await services.owner.query<{ subject_id: string }>(
    "SELECT subject_id FROM platform.access_revocations WHERE organization_id = $1 AND kind = 'USER'",
    [organization.id],
  );
  return rows.map((row) => row.subject_id);
}

async function auditEntries() {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    "SELECT before, after FROM platform.audit_logs WHERE organization_id = $1 AND action = 'organization.updated'",
    [organization.id],
  );
  return rows;
}

describe('OrganizationUpdated', () => {
  test.each(['OWNER', 'ADMIN'] as const)(
    'the %s changes the settings, and owners are told what changed (V-57, V-96)',
    async (role) => {
      const outcome = await as(role).updateMyOrganization({
        name: ' Ours & Co ',
        locale: 'EN',
        postalAddress: '2 rue de l’Exemple\n75000 Paris',
      });
      expect(outcome).toMatchObject({
        kind: 'OrganizationUpdated',
        organization: {
          id: organization.id,
          name: 'Ours & Co',
          locale: 'EN',
          postalAddress: '2 rue de l’Exemple\n75000 Paris',
        },
      });
      expect(await mailsTo(services, await emailOf('OWNER'))).toMatchObject([
        {
          template: 'organization-update',
          values: {
            organizationName: 'Ours & Co',
            actorName: role,
            changes: [
              { label: 'Nom', before: 'Ours', after: 'Ours & Co' },
              { label: 'Langue' },
              { label: 'Adresse postale' },
            ],
          },
        },
      ]);
      expect(await mailsTo(services, await emailOf('VIEWER'))).toEqual([]);
      expect(await auditEntries()).toMatchObject([{ before: { locale: 'FR' }, after: { locale: 'EN' } }]);
      expect(await revoked()).toEqual([]);
    },
  );

  test('other grants end the access tokens of operators, and of nobody else (O-10)', async () => {
    const grants = ['campaign:create', 'email:approve'] as const;
    expect(await as('OWNER').updateMyOrganization({ operatorGrants: grants })).toMatchObject({
      organization: { operatorGrants: grants },
    });
    expect(await revoked()).toEqual([organization.member('OPERATOR').userId]);
    await as('OWNER').updateMyOrganization({ operatorGrants: [...grants].toReversed() });
    expect(await revoked()).toHaveLength(1);
    await as('OWNER').updateMyOrganization({ operatorGrants: [] });
    expect(await revoked()).toHaveLength(2);
  });

  test('what changes nothing tells nobody and is not written down', async () => {
    await as('OWNER').updateMyOrganization({ name: 'Ours', operatorGrants: [], locale: 'FR' });
    await as('OWNER').updateMyOrganization({});
    expect([await auditEntries(), await revoked(), await mailsTo(services, await emailOf('OWNER'))]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test('another organization stays as it is', async () => {
    const theirs = await services.anOrganization('Theirs');
    await as('OWNER').updateMyOrganization({ name: 'Everybody’s' });
    const { rows } = await services.owner.query('SELECT name FROM tenant.organizations WHERE id = $1', [theirs.id]);
    expect(rows).toEqual([{ name: 'Theirs' }]);
  });
});

describe('InvalidInput', () => {
  test('a name that is none, an address that does not fit', async () => {
    expect(await as('OWNER').updateMyOrganization({ name: '\u0000', postalAddress: 'x'.repeat(501) })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'name' }, { path: 'postalAddress' }],
    });
  });
});

describe('RoleNotYours', () => {
  test('a token that speaks of an earlier role changes nothing', async () => {
    const admin = as('ADMIN');
    await as('OWNER').changeMemberRole({ memberId: organization.member('ADMIN').userId ?? '', role: 'VIEWER' });
    expect(await admin.updateMyOrganization({ name: 'Mine' })).toMatchObject({ kind: 'RoleNotYours' });
  });
});

describe('NotPermitted', () => {
  test.each(['MANAGER', 'OPERATOR', 'VIEWER'] as const)('the %s changes nothing', async (role) => {
    await expect(as(role).updateMyOrganization({ name: 'Mine' })).rejects.toThrow(NotPermitted);
  });
});

describe('the numbers of a company (Z-11)', () => {
  const siret = '12345678200010';
  const frenchVat = 'FR11123456782';

  test('are kept without spaces, and can be taken away again', async () => {
    expect(
      await as('OWNER').updateMyOrganization({ siret: '123 456 782 00010', vatNumber: 'fr 11 123456782' }),
    ).toMatchObject({
      kind: 'OrganizationUpdated',
      organization: { siret, vatNumber: frenchVat },
    });
    expect(await as('OWNER').updateMyOrganization({ vatNumber: '', siret: null })).toMatchObject({
      organization: { siret: null, vatNumber: null },
    });
  });

  test.each([
    ['siret', { siret: '12345678200011' }],
    ['siret', { siret: 'x'.repeat(5_000) }],
    ['vatNumber', { vatNumber: 'FR00123456782' }],
    ['vatNumber', { siret, vatNumber: 'FR83404833048' }],
  ])('a wrong %s changes nothing: %j', async (path, numbers) => {
    expect(await as('OWNER').updateMyOrganization({ name: 'Other', ...numbers })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path }],
    });
    expect(await auditEntries()).toEqual([]);
  });

  test('are checked against the one that stays', async () => {
    await as('OWNER').updateMyOrganization({ siret });
    expect(await as('OWNER').updateMyOrganization({ vatNumber: 'FR83404833048' })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'vatNumber' }],
    });
    expect(await as('OWNER').updateMyOrganization({ vatNumber: frenchVat })).toMatchObject({
      kind: 'OrganizationUpdated',
    });
  });
});
