import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { storedPassword } from '../../../../platform/testing/stored-password.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import { startTestServices, type TestServices } from '../../../../platform/testing/test-services.js';
import { anonymous } from '../../../../platform/viewer/viewer.js';
import { TenantContext } from '../../context.js';

const password = 'correct horse battery staple';
const clock = new TestClock();

let services: TestServices;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());

const door = () => new TenantContext(services, { viewer: anonymous, requestId: 'test', clientAddress: null });

async function refreshTokensOfTwoSessions(): Promise<readonly [string, string]> {
  const organization = await services.anOrganization();
  const { rows } = await services.owner.query<{ email: string }>(
    'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [organization.member('OWNER').userId, await storedPassword(password)],
  );
  const signIn = async (): Promise<string> => {
    const outcome = await door().sessions.login({ email: rows[0]?.email ?? '', password });
    if (outcome.kind !== 'LoggedIn') throw new Error(outcome.kind);
    return outcome.refreshToken;
  };
  return [await signIn(), await signIn()];
}

describe('LoggedOut', () => {
  test('ends every token of the session, and no other session', async () => {
    const [first, other] = await refreshTokensOfTwoSessions();
    const refreshed = await door().sessions.refreshSession({ refreshToken: first });
    if (refreshed.kind !== 'SessionRefreshed') throw new Error(refreshed.message);
    expect(await door().sessions.logout({ refreshToken: first })).toEqual({ kind: 'LoggedOut', at: clock.now() });
    expect(await door().sessions.refreshSession({ refreshToken: refreshed.refreshToken })).toMatchObject({
      kind: 'SessionInvalid',
    });
    expect(await door().sessions.refreshSession({ refreshToken: other })).toMatchObject({ kind: 'SessionRefreshed' });
  });

  test('can be repeated, and a token that nobody holds is signed out as well', async () => {
    const [token] = await refreshTokensOfTwoSessions();
    for (const refreshToken of [token, token, 'nobody holds this', '']) {
      expect(await door().sessions.logout({ refreshToken })).toEqual({ kind: 'LoggedOut', at: clock.now() });
    }
  });
});
