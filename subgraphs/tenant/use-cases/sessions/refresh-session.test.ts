import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { storedPassword } from '../../../../platform/testing/stored-password.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { anonymous } from '../../../../platform/viewer/viewer.js';
import { TenantContext } from '../../context.js';
import { auditOf, viewerBehind } from '../../../../tests/support/people.js';

const password = 'correct horse battery staple';
const dayMs = 24 * 60 * 60 * 1_000;
const clock = new TestClock();

let services: TestServices;
let passwordHash: string;
let organization: TestOrganization;
let refreshToken: string;

beforeAll(async () => {
  services = await startTestServices({ clock });
  passwordHash = await storedPassword(password);
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  refreshToken = await signIn();
});

const door = () => new TenantContext(services, { viewer: anonymous, requestId: 'test', clientAddress: null });
const userId = () => organization.member('OPERATOR').userId;

async function sessionId(): Promise<string | undefined> {
  const { rows } = await services.owner.query<{ id: string }>('SELECT id FROM tenant.sessions WHERE user_id = $1', [
    userId(),
  ]);
  return rows[0]?.id;
}

async function signIn(): Promise<string> {
  const { rows } = await services.owner.query<{ email: string }>(
    'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [userId(), passwordHash],
  );
  const outcome = await door().sessions.login({ email: rows[0]?.email ?? '', password });
  if (outcome.kind !== 'LoggedIn') throw new Error(outcome.kind);
  return outcome.refreshToken;
}

async function refreshed(token: string) {
  const outcome = await door().sessions.refreshSession({ refreshToken: token });
  if (outcome.kind !== 'SessionRefreshed') throw new Error(outcome.message);
  return outcome;
}

describe('SessionRefreshed', () => {
  test('gives new tokens, and the person as they are now', async () => {
    await services.owner.query(`UPDATE tenant.users SET role = 'VIEWER', name = 'Renamed' WHERE id = $1`, [userId()]);
    clock.advance(dayMs);
    const outcome = await refreshed(refreshToken);
    expect(outcome.refreshToken).not.toBe(refreshToken);
    expect((await viewerBehind(services, outcome.accessToken)).sessionId).toBe(await sessionId());
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
    const login = await door().sessions.login({ email: rows[0]?.email ?? '', password });
    if (login.kind !== 'LoggedIn') throw new Error(login.kind);
    expect((await refreshed(login.refreshToken)).user).toMatchObject({ id: admin.userId, organization: null });
  });
});

describe('SessionInvalid', () => {
  const invalid = { kind: 'SessionInvalid', message: 'This session has ended. Sign in again.' };
  const outcomeOf = (token: string) => door().sessions.refreshSession({ refreshToken: token });

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

  test('a token that was used twice also ends the access tokens, and is written down', async () => {
    await refreshed(refreshToken);
    expect(await outcomeOf(refreshToken)).toEqual(invalid);
    const { rows } = await services.owner.query(
      `SELECT s.revoked_reason, r.kind FROM tenant.sessions s JOIN platform.access_revocations r ON r.subject_id = s.id WHERE s.user_id = $1`,
      [userId()],
    );
    expect(rows).toEqual([{ revoked_reason: 'REUSED', kind: 'SESSION' }]);
    expect((await auditOf(services, organization.id)).map(({ action }) => action)).toEqual([
      'session.opened',
      'session.reuse-detected',
    ]);
  });

  test('a token of an ended session that comes back is no news', async () => {
    await refreshed(refreshToken);
    await outcomeOf(refreshToken);
    const before = await auditOf(services, organization.id);
    expect(await outcomeOf(refreshToken)).toEqual(invalid);
    expect(await auditOf(services, organization.id)).toEqual(before);
  });

  test.each(['SUSPENDED', 'DELETED'])('a person of a %s organization is refused', async (status) => {
    await services.owner.query('UPDATE tenant.organizations SET status = $2 WHERE id = $1', [organization.id, status]);
    expect(await outcomeOf(refreshToken)).toEqual(invalid);
  });

  test('a person who was removed is refused', async () => {
    await services.owner.query(
      "UPDATE tenant.users SET status = 'REMOVED', email_normalised = NULL, removed_at = now(), purge_at = '2100-01-01' WHERE id = $1",
      [userId()],
    );
    expect(await outcomeOf(refreshToken)).toEqual(invalid);
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
