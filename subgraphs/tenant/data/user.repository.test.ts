import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { platformScope } from '../../../platform/tenancy/platform-scope.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { TenantStore } from './tenant-store.js';

let services: TestServices;
let ours: TestOrganization;
let theirs: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
  ours = await services.anOrganization('Ours');
  theirs = await services.anOrganization('Theirs');
});
afterAll(() => services.close());

const storeOf = (organization: TestOrganization) => new TenantStore(services.database, organization.scope);
const idOf = (organization: TestOrganization) => organization.member('OWNER').userId ?? '';

describe('the people of one organization', () => {
  test('are found by id; another organization’s, unknown and malformed ids are not', async () => {
    const ids = [idOf(ours), idOf(theirs), '00000000-0000-4000-8000-000000000000', 'not an id', ''];
    const found = await storeOf(ours).users.findByIds(ids);
    expect([...found.keys()]).toEqual([idOf(ours)]);
    expect(found.get(idOf(ours))).toMatchObject({ role: 'OWNER', organization: { id: ours.id, name: 'Ours' } });
  });

  test('come in the order they joined, without those who can no longer sign in', async () => {
    const organization = await services.anOrganization();
    await services.owner.query(`UPDATE tenant.users SET status = 'DISABLED' WHERE id = $1`, [
      organization.member('ADMIN').userId,
    ]);
    const people = await storeOf(organization).users.page({}, null, 100);
    expect(people.map((person) => person.role)).toEqual(['OWNER', 'MANAGER', 'OPERATOR', 'VIEWER']);
  });

  test('row level security alone keeps the others out', async () => {
    const rows = await services.database.forOrganization(ours.scope).$queryRaw<{ organization_id: string }[]>`
      SELECT DISTINCT organization_id FROM tenant.users`;
    expect(rows).toEqual([{ organization_id: ours.id }]);
  });
});

describe('the organization', () => {
  test('finds itself, and no other', async () => {
    const found = await storeOf(ours).organizations.findByIds([theirs.id, ours.id, 'not an id']);
    expect([...found.values()]).toMatchObject([{ id: ours.id, organizationId: ours.id, name: 'Ours' }]);
  });

  test('row level security alone keeps the others out', async () => {
    const rows = await services.database.forOrganization(ours.scope).$queryRaw<
      { id: string }[]
    >`SELECT id FROM tenant.organizations`;
    expect(rows).toEqual([{ id: ours.id }]);
  });
});

describe('password hashes and refresh tokens', () => {
  const clients = async () => {
    const admin = await services.aPlatformAdmin();
    return [services.database.forOrganization(ours.scope), services.database.forPlatform(platformScope(admin, 'test'))];
  };

  test('cannot be read by any role that the product runs as', async () => {
    for (const client of await clients()) {
      await expect(client.$queryRaw`SELECT password_hash FROM tenant.users`).rejects.toThrow(/permission denied/);
      await expect(client.$queryRaw`SELECT * FROM tenant.users`).rejects.toThrow(/permission denied/);
      await expect(client.user.findMany()).rejects.toThrow(/denied/);
      await expect(client.$queryRaw`SELECT token_hash FROM tenant.refresh_tokens`).rejects.toThrow(/permission denied/);
      await expect(client.$queryRaw`SELECT key_hash FROM tenant.sign_in_attempts`).rejects.toThrow(/permission denied/);
    }
  });

  test('cannot be written by any of them either', async () => {
    for (const client of await clients()) {
      await expect(client.$executeRaw`UPDATE tenant.users SET password_hash = 'x'`).rejects.toThrow(
        /permission denied/,
      );
      await expect(client.$executeRaw`UPDATE tenant.users SET email_normalised = 'x'`).rejects.toThrow(
        /permission denied/,
      );
      await expect(client.$executeRaw`UPDATE tenant.users SET organization_id = NULL`).rejects.toThrow(
        /permission denied/,
      );
      await expect(client.$executeRaw`DELETE FROM tenant.refresh_tokens`).rejects.toThrow(/permission denied/);
      await expect(client.$executeRaw`DELETE FROM tenant.sign_in_attempts`).rejects.toThrow(/permission denied/);
    }
  });
});
