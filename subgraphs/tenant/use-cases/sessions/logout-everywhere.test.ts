import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { auditOf, canRefresh, doorOf, signedIn, type SignedIn } from '../../../../tests/support/people.js';

let services: TestServices;
let organization: TestOrganization;
let here: SignedIn;
let elsewhere: SignedIn;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  here = await signedIn(services, organization.member('MANAGER'));
  elsewhere = await signedIn(services, organization.member('MANAGER'));
});

const revoked = async (): Promise<readonly string[]> => {
  const { rows } = await services.owner.query<{ kind: string }>(
    'SELECT DISTINCT kind FROM platform.access_revocations WHERE organization_id = $1 ORDER BY 1',
    [organization.id],
  );
  return rows.map(({ kind }) => kind);
};

describe('LoggedOutEverywhere', () => {
  test('ends every session of the person, this one included, and nobody else’s', async () => {
    const colleague = await signedIn(services, organization.member('OWNER'));
    expect(await doorOf(services, here.viewer).sessions.logoutEverywhere({ keepCurrent: false })).toEqual({
      kind: 'LoggedOutEverywhere',
      count: 2,
    });
    for (const { refreshToken } of [here, elsewhere]) expect(await canRefresh(services, refreshToken)).toBe(false);
    expect(await canRefresh(services, colleague.refreshToken)).toBe(true);
    expect(await revoked()).toEqual(['SESSION', 'USER']);
    expect((await auditOf(services, organization.id)).at(-1)).toMatchObject({
      action: 'session.logged-out-everywhere',
      after: { count: 2, isCurrentKept: false },
    });
  });

  test('keeps the session that asks when the person wants to stay', async () => {
    expect(await doorOf(services, here.viewer).sessions.logoutEverywhere({ keepCurrent: true })).toMatchObject({
      count: 1,
    });
    expect(await canRefresh(services, elsewhere.refreshToken)).toBe(false);
    expect(await canRefresh(services, here.refreshToken)).toBe(true);
    expect(await revoked()).toEqual(['SESSION']);
  });

  test('a platform admin signs out everywhere too', async () => {
    const admin = await signedIn(services, await services.aPlatformAdmin());
    expect(await doorOf(services, admin.viewer).sessions.logoutEverywhere({ keepCurrent: false })).toMatchObject({
      count: 1,
    });
    expect(await canRefresh(services, admin.refreshToken)).toBe(false);
  });
});
