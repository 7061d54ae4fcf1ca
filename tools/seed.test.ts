import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { verifyPassword } from '../platform/crypto/password.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { startTestServices, type TestServices } from '../platform/testing/test-services.js';
import { anonymous } from '../platform/viewer/viewer.js';
import { TenantContext } from '../subgraphs/tenant/context.js';
import { completeDemoPasswords, seedDemo } from './seed.js';

let services: TestServices;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(() => services.owner.query('TRUNCATE tenant.organizations, tenant.sign_in_attempts CASCADE'));

const seed = (passwords?: Readonly<Record<string, string>>) =>
  seedDemo({ ownerUrl: services.databaseUrls.owner, passwords });
const count = async (table: 'users' | 'organizations'): Promise<number> => {
  const { rows } = await services.owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM tenant.${table}`);
  return rows[0]?.count ?? -1;
};

const everybody = [
  ['OWNER', 'owner@demo.example', 'Démo Vectra'],
  ['ADMIN', 'admin@demo.example', 'Démo Vectra'],
  ['MANAGER', 'manager@demo.example', 'Démo Vectra'],
  ['OPERATOR', 'operator@demo.example', 'Démo Vectra'],
  ['VIEWER', 'viewer@demo.example', 'Démo Vectra'],
  ['OWNER', 'owner@voisin.example', 'Atelier Voisin'],
  ['PLATFORM_ADMIN', 'admin@vectra.example', null],
];

describe('the first start', () => {
  test('creates two organizations, one login per role, a neighbour and a platform admin', async () => {
    const { created, logins } = await seed();
    expect(created).toBe(true);
    expect(logins.map(({ role, email, organization }) => [role, email, organization])).toEqual(everybody);
    expect([await count('organizations'), await count('users')]).toEqual([2, 7]);
  });

  test('every login signs in, to its own organization', async () => {
    for (const { email, password, role, organization } of (await seed()).logins) {
      const door = new TenantContext(services, { viewer: anonymous, requestId: 'test', clientAddress: null });
      expect(await door.sessions.login({ email, password: password ?? '' })).toMatchObject({
        kind: 'LoggedIn',
        user: { role, organization: organization === null ? null : { name: organization } },
      });
    }
  });

  test('every password is of this installation alone, and never stored as it is', async () => {
    const { logins } = await seed();
    const passwords = logins.map((login) => login.password);
    expect(new Set([...passwords, ...Object.values(completeDemoPasswords())]).size).toBe(14);
    const { rows } = await services.owner.query<{ password_hash: string }>('SELECT password_hash FROM tenant.users');
    for (const { password_hash: hash } of rows) expect(hash).toMatch(/^\$argon2id\$/);
  });

  test('uses the passwords and the time it is given', async () => {
    const clock = new TestClock();
    const passwords = completeDemoPasswords({ 'owner@demo.example': 'chosen by a person' });
    const { logins } = await seedDemo({ ownerUrl: services.databaseUrls.owner, passwords, clock });
    expect(Object.fromEntries(logins.map(({ email, password }) => [email, password]))).toEqual(passwords);
    expect(logins[0]?.password).toBe('chosen by a person');
    const { rows } = await services.owner.query('SELECT DISTINCT created_at FROM tenant.users');
    expect(rows).toEqual([{ created_at: clock.now() }]);
  });
});

describe('every later start', () => {
  test('creates nothing and tells the same logins', async () => {
    const passwords = completeDemoPasswords();
    const first = await seed(passwords);
    const second = await seed(passwords);
    expect(second).toEqual({ created: false, logins: first.logins });
    expect([await count('organizations'), await count('users')]).toEqual([2, 7]);
  });

  test('leaves a changed password alone and does not claim to know it', async () => {
    const passwords = completeDemoPasswords();
    await seed(passwords);
    const { created, logins } = await seed({ ...passwords, 'viewer@demo.example': 'no longer the one' });
    expect(created).toBe(false);
    expect(logins.filter((login) => login.password === null).map((login) => login.email)).toEqual([
      'viewer@demo.example',
    ]);
    const { rows } = await services.owner.query<{ password_hash: string }>(
      `SELECT password_hash FROM tenant.users WHERE email = 'viewer@demo.example'`,
    );
    expect(await verifyPassword(rows[0]?.password_hash ?? null, passwords['viewer@demo.example'] ?? '')).toBe(true);
  });

  test('without the passwords of the first start it knows none', async () => {
    await seed();
    expect((await seed()).logins.every((login) => login.password === null)).toBe(true);
  });

  test('adds an account that was removed', async () => {
    const passwords = completeDemoPasswords();
    await seed(passwords);
    await services.owner.query(`DELETE FROM tenant.users WHERE email = 'viewer@demo.example'`);
    expect(await seed(passwords)).toMatchObject({ created: true });
    expect(await count('users')).toBe(7);
  });
});

test('two starts at once create everything once', async () => {
  const passwords = completeDemoPasswords();
  const results = await Promise.all([seed(passwords), seed(passwords)]);
  expect(results.map((result) => result.created).sort()).toEqual([false, true]);
  expect(results[0].logins).toEqual(results[1].logins);
  expect([await count('organizations'), await count('users')]).toEqual([2, 7]);
});

test('a start that fails half way leaves nothing behind', async () => {
  await services.owner.query(
    `ALTER TABLE tenant.users ADD CONSTRAINT no_platform_admin CHECK (role <> 'PLATFORM_ADMIN')`,
  );
  await expect(seed()).rejects.toThrow(/no_platform_admin/);
  await services.owner.query('ALTER TABLE tenant.users DROP CONSTRAINT no_platform_admin');
  expect([await count('organizations'), await count('users')]).toEqual([0, 0]);
});
