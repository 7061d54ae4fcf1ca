import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { hashPassword } from '../../../platform/crypto/password.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { anonymous } from '../../../platform/viewer/viewer.js';
import { TenantContext } from '../context.js';

const password = 'correct horse battery staple';
const dayMs = 24 * 60 * 60 * 1_000;
const clock = new TestClock();

let services: TestServices;
let passwordHash: string;
let organization: TestOrganization;
let refreshToken: string;

beforeAll(async () => {
  services = await startTestServices({ clock });
  passwordHash = await hashPassword(password);
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  refreshToken = await signIn();
});

const door = () => new TenantContext(services, { viewer: anonymous, requestId: 'test', clientAddress: null });
const userId = () => organization.member('OPERATOR').userId;

async function signIn(): Promise<string> {
  const { rows } = await services.owner.query<{ email: string }>(
    'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [userId(), passwordHash],
  );
  const outcome = await door().login({ email: rows[0]?.email ?? '', password });
  if (outcome.kind !== 'LoggedIn') throw new Error(outcome.message);
  return outcome.refreshToken;
}

async function refreshed(token: string) {
  const outcome = await door().refreshSession({ refreshToken: token });
  if (outcome.kind !== 'SessionRefreshed') throw new Error(outcome.message);
  return outcome;
}

describe('SessionRefreshed', () => {
  test('gives new tokens, and the person as they are now', async () => {
    await services.owner.query(`UPDATE tenant.users SET role = 'VIEWER', name = 'Renamed' WHERE id = $1`, [userId()]);
    clock.advance(dayMs);
    const outcome = await refreshed(refreshToken);
    expect(outcome.refreshToken).not.toBe(refreshToken);
    expect(outcome.refreshTokenExpiresAt).toEqual(new Date(clock.now().getTime() + 7 * dayMs));
    expect(outcome.user).toMatchObject({ id: userId(), name: 'Renamed', organization: { id: organization.id } });
    expect(await services.accessTokens.verify(outcome.accessToken, clock.now())).toMatchObject({
      userId: userId(),
      organizationId: organization.id,
      role: 'VIEWER',
    });
  });

  test('a session goes on for as long as it is refreshed in time', async () => {
    let token = refreshToken;
    for (let week = 0; week < 3; week += 1) {
      clock.advance(7 * dayMs - 1);
      token = (await refreshed(token)).refreshToken;
    }
    expect(token).not.toBe(refreshToken);
  });

  test('a platform admin is refreshed too', async () => {
    const admin = await services.aPlatformAdmin();
    const { rows } = await services.owner.query<{ email: string }>(
      'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
      [admin.userId, passwordHash],
    );
    const login = await door().login({ email: rows[0]?.email ?? '', password });
    if (login.kind !== 'LoggedIn') throw new Error(login.message);
    expect((await refreshed(login.refreshToken)).user).toMatchObject({ id: admin.userId, organization: null });
  });
});

describe('SessionInvalid', () => {
  const invalid = { kind: 'SessionInvalid', message: 'This session has ended. Sign in again.' };
  const outcomeOf = (token: string) => door().refreshSession({ refreshToken: token });

  test('using a token twice ends the whole session, the newest token included', async () => {
    const second = (await refreshed(refreshToken)).refreshToken;
    const third = (await refreshed(second)).refreshToken;
    expect(await outcomeOf(refreshToken)).toEqual(invalid);
    expect(await outcomeOf(third)).toEqual(invalid);
  });

  test('using a token twice leaves the other sessions of the person alone', async () => {
    const other = await signIn();
    await refreshed(refreshToken);
    expect(await outcomeOf(refreshToken)).toEqual(invalid);
    expect(await outcomeOf(other)).toMatchObject({ kind: 'SessionRefreshed' });
  });

  test('of many who use a token at once, at most one gets new tokens, and they do not last', async () => {
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => outcomeOf(refreshToken)));
    const winners = outcomes.flatMap((outcome) => (outcome.kind === 'SessionRefreshed' ? [outcome.refreshToken] : []));
    expect(winners).toHaveLength(1);
    expect(await outcomeOf(winners[0] ?? '')).toEqual(invalid);
  });

  test('a token expires after seven days', async () => {
    clock.advance(7 * dayMs);
    expect(await outcomeOf(refreshToken)).toEqual(invalid);
  });

  test.each(['', 'nothing', '\u0000', 'a'.repeat(100_000)])('a made-up token is refused: %#', async (token) => {
    expect(await outcomeOf(token)).toEqual(invalid);
  });

  test('an account that was disabled is refused', async () => {
    await services.owner.query(`UPDATE tenant.users SET status = 'DISABLED' WHERE id = $1`, [userId()]);
    expect(await outcomeOf(refreshToken)).toEqual(invalid);
  });
});
