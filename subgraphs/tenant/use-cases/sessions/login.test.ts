import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { signInPerMachine } from '../../domain/sessions/attempts.js';
import { randomUUID } from 'node:crypto';
import { hashSecretToken } from '../../../../platform/crypto/secret-token.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { anonymous, type Viewer } from '../../../../platform/viewer/viewer.js';
import { auditOf, doorOf, password, signedIn, viewerBehind, withPassword } from '../../../../tests/support/people.js';

const minuteMs = 60_000;
const clock = new TestClock();

let services: TestServices;
let organization: TestOrganization;
let email: string;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  email = await withPassword(services, organization.member('MANAGER'));
});

const doorFor = (viewer: Viewer = anonymous, clientAddress: string | null = null) =>
  doorOf(services, viewer, { clientAddress });
const signIn = (input: { email: string; password: string }, clientAddress: string | null = null) =>
  doorFor(anonymous, clientAddress).sessions.login(input);

/** Settles when a statement of this database waits for somebody else's transaction. */
async function waitingForLock(): Promise<void> {
  for (;;) {
    const { rowCount } = await services.owner.query(
      'SELECT 1 FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE NOT l.granted AND a.datname = current_database()',
    );
    if (rowCount) return;
  }
}

describe('LoggedIn', () => {
  test('gives an access token of 15 minutes that names the person, their organization and role', async () => {
    const outcome = await signIn({ email, password });
    if (outcome.kind !== 'LoggedIn') throw new Error(outcome.kind);
    expect(outcome.accessTokenExpiresAt).toEqual(new Date(clock.now().getTime() + 15 * minuteMs));
    expect(await services.accessTokens.verify(outcome.accessToken, clock.now())).toMatchObject({
      kind: 'USER',
      userId: organization.member('MANAGER').userId,
      organizationId: organization.id,
      role: 'MANAGER',
    });
    expect(await services.accessTokens.verify(outcome.accessToken, outcome.accessTokenExpiresAt)).toBeNull();
  });

  test('keeps the refresh token for seven days, as a hash', async () => {
    const outcome = await signIn({ email, password });
    if (outcome.kind !== 'LoggedIn') throw new Error(outcome.kind);
    expect(outcome.refreshTokenExpiresAt).toEqual(new Date(clock.now().getTime() + 7 * 24 * 60 * minuteMs));
    const { rows } = await services.owner.query(
      'SELECT token_hash, expires_at FROM tenant.refresh_tokens WHERE user_id = $1',
      [organization.member('MANAGER').userId],
    );
    expect(rows).toEqual([
      { token_hash: hashSecretToken(outcome.refreshToken), expires_at: outcome.refreshTokenExpiresAt },
    ]);
  });

  test('shows the person with their organization, whatever the case of the address', async () => {
    const outcome = await signIn({ email: ` ${email.toUpperCase()} `, password });
    expect(outcome).toMatchObject({
      kind: 'LoggedIn',
      user: { email, role: 'MANAGER', organization: { id: organization.id, name: organization.name } },
    });
  });

  test('a platform admin signs in without an organization', async () => {
    const admin = await services.aPlatformAdmin();
    const outcome = await signIn({ email: await withPassword(services, admin), password });
    expect(outcome).toMatchObject({
      kind: 'LoggedIn',
      user: { id: admin.userId, role: 'PLATFORM_ADMIN', organization: null },
    });
  });

  test('opens a session of its own each time, and the access token names it', async () => {
    const from = { clientAddress: '192.0.2.9', userAgent: 'A browser' };
    const sessions = [
      await signedIn(services, organization.member('MANAGER'), from),
      await signedIn(services, organization.member('MANAGER'), from),
    ];
    const { rows } = await services.owner.query<{ id: string; client_address: string; user_agent: string }>(
      'SELECT id, client_address, user_agent FROM tenant.sessions WHERE user_id = $1 ORDER BY created_at, id',
      [organization.member('MANAGER').userId],
    );
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(sessions.map(({ sessionId }) => sessionId)));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(2);
    expect(rows[0]).toMatchObject({ client_address: '192.0.2.9', user_agent: 'A browser' });
  });

  test('adopts no session that was there before, whoever brings it', async () => {
    const planted = await signedIn(services, organization.member('OWNER'));
    const email = await withPassword(services, organization.member('VIEWER'));
    const outcome = await doorFor(planted.viewer).sessions.login({ email, password });
    if (outcome.kind !== 'LoggedIn') throw new Error(outcome.kind);
    const viewer = await viewerBehind(services, outcome.accessToken);
    expect([viewer.userId, viewer.sessionId === planted.sessionId]).toEqual([
      organization.member('VIEWER').userId,
      false,
    ]);
  });

  test('an operator’s token carries what the organization allows operators, nobody else’s does (O-10)', async () => {
    await services.owner.query("UPDATE tenant.organizations SET operator_grants = '{campaign:create}' WHERE id = $1", [
      organization.id,
    ]);
    const [operator, viewer] = [
      await signedIn(services, organization.member('OPERATOR')),
      await signedIn(services, organization.member('VIEWER')),
    ];
    expect(operator.viewer.permissions.has('campaign:create')).toBe(true);
    expect(operator.viewer.permissions.has('email:approve')).toBe(false);
    expect(viewer.viewer.claims).not.toHaveProperty('grants');
  });

  test('is written down', async () => {
    const { viewer, sessionId } = await signedIn(services, organization.member('MANAGER'));
    expect(await auditOf(services, organization.id)).toMatchObject([
      { action: 'session.opened', actorKind: 'USER', actorId: viewer.userId, subjectId: sessionId },
    ]);
  });

  test('somebody who is signed in may sign in again', async () => {
    expect(await doorFor(organization.member('VIEWER')).sessions.login({ email, password })).toMatchObject({
      kind: 'LoggedIn',
    });
  });
});

describe('InvalidCredentials', () => {
  test('an unknown account, a wrong password and a disabled account get the same answer', async () => {
    const disabled = await withPassword(services, organization.member('OPERATOR'));
    await services.owner.query(`UPDATE tenant.users SET status = 'DISABLED' WHERE email = $1`, [disabled]);
    const answers = await Promise.all([
      signIn({ email: `${randomUUID()}@nobody.example`, password }),
      signIn({ email, password: `${password}!` }),
      signIn({ email: disabled, password }),
    ]);
    expect(answers[0]).toMatchObject({ kind: 'InvalidCredentials' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test.each(['', 'nobody', `nobody\u0000@demo.example`, '\ud800@demo.example', `${'a'.repeat(5_000)}@demo.example`])(
    'a text that is no address belongs to nobody: %#',
    async (text) => {
      expect(await signIn({ email: text, password })).toMatchObject({ kind: 'InvalidCredentials' });
    },
  );

  test('an account that has no password yet cannot be signed in to', async () => {
    const { rows } = await services.owner.query<{ email: string; password_hash: string }>(
      'SELECT email, password_hash FROM tenant.users WHERE id = $1',
      [organization.member('ADMIN').userId],
    );
    const [account] = rows;
    expect(await signIn({ email: account?.email ?? '', password: account?.password_hash ?? '' })).toMatchObject({
      kind: 'InvalidCredentials',
    });
  });

  test.each(['SUSPENDED', 'DELETED'])('a person of a %s organization gets the same answer', async (status) => {
    await services.owner.query('UPDATE tenant.organizations SET status = $2 WHERE id = $1', [organization.id, status]);
    expect(await signIn({ email, password })).toEqual(await signIn({ email, password: 'wrong' }));
  });

  test.each([
    ['was removed', "status = 'REMOVED', email_normalised = NULL, removed_at = now(), purge_at = '2100-01-01'"],
    ['never proved their address', 'email_verified_at = NULL'],
  ])('a person who %s gets the same answer', async (_who, change) => {
    await services.owner.query(`UPDATE tenant.users SET ${change} WHERE email = $1`, [email]);
    expect(await signIn({ email, password })).toEqual(await signIn({ email, password: 'wrong' }));
  });

  test('costs the same work whether or not there is an account, and whatever is wrong', async () => {
    const closed = await withPassword(services, organization.member('OPERATOR'));
    await services.owner.query("UPDATE tenant.users SET status = 'DISABLED' WHERE email = $1", [closed]);
    const workOf = async (input: { email: string; password: string }): Promise<number> => {
      const before = services.database.statementCount;
      expect(await signIn(input, randomUUID())).toMatchObject({ kind: 'InvalidCredentials' });
      return services.database.statementCount - before;
    };
    const unknown = await workOf({ email: `${randomUUID()}@nobody.example`, password });
    expect(unknown).toBeGreaterThan(3);
    expect([
      await workOf({ email, password: 'wrong' }),
      await workOf({ email: closed, password }),
      await workOf({ email: 'no address', password }),
    ]).toEqual([unknown, unknown, unknown]);
  });

  test('is written down for an account that exists, without a word of what was tried', async () => {
    await signIn({ email, password: 'a wrong guess' }, '192.0.2.66');
    await signIn({ email: `${randomUUID()}@nobody.example`, password }, '192.0.2.66');
    expect(await auditOf(services, organization.id)).toMatchObject([
      {
        action: 'session.sign-in-failed',
        actorKind: 'ANONYMOUS',
        actorId: null,
        subjectId: organization.member('MANAGER').userId,
        clientAddress: '192.0.2.66',
        after: null,
      },
    ]);
    expect((await auditOf(services, null)).map(({ action }) => action)).not.toContain('session.sign-in-failed');
  });

  test('a password that is changed while somebody signs in with the old one opens no session', async () => {
    const lock = await services.owner.connect();
    await lock.query('BEGIN');
    await lock.query("UPDATE tenant.users SET password_hash = 'changed' WHERE email = $1", [email]);
    const attempt = signIn({ email, password });
    await waitingForLock();
    await lock.query('COMMIT');
    lock.release();
    expect(await attempt).toMatchObject({ kind: 'InvalidCredentials' });
    const { rowCount } = await services.owner.query('SELECT 1 FROM tenant.sessions WHERE organization_id = $1', [
      organization.id,
    ]);
    expect(rowCount).toBe(0);
  });

  test('opens no session', async () => {
    await signIn({ email, password: 'wrong' });
    const { rows } = await services.owner.query('SELECT 1 FROM tenant.refresh_tokens WHERE user_id = $1', [
      organization.member('MANAGER').userId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('TooManyAttempts', () => {
  const kindsOf = async (attempts: readonly Promise<{ readonly kind: string }>[]) =>
    (await Promise.all(attempts)).map((outcome) => outcome.kind);

  test('the sixth attempt within a minute is not looked at, even with the right password', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ email, password: 'wrong' });
    expect(await signIn({ email, password })).toMatchObject({ kind: 'TooManyAttempts', retryAfterSeconds: 60 });
  });

  test('an unknown account is limited like a known one', async () => {
    const nobody = `${randomUUID()}@nobody.example`;
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ email: nobody, password });
    expect(await signIn({ email: nobody, password })).toMatchObject({ kind: 'TooManyAttempts' });
  });

  test('50 attempts at once are five attempts', async () => {
    const kinds = await kindsOf(Array.from({ length: 50 }, () => signIn({ email, password: 'wrong' })));
    expect(kinds.filter((kind) => kind === 'InvalidCredentials')).toHaveLength(5);
    expect(kinds.filter((kind) => kind === 'TooManyAttempts')).toHaveLength(45);
  });

  test('another way to write the address is the same account', async () => {
    const spellings = [email, email.toUpperCase(), ` ${email}`, `${email} `, email, email];
    const kinds = await kindsOf(spellings.map((spelling) => signIn({ email: spelling, password: 'wrong' })));
    expect(kinds.filter((kind) => kind === 'TooManyAttempts')).toHaveLength(1);
  });

  test('the announced wait is enough', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) await signIn({ email, password: 'wrong' });
    clock.advance(59_999);
    expect(await signIn({ email, password })).toMatchObject({ kind: 'TooManyAttempts' });
    clock.advance(1);
    expect(await signIn({ email, password })).toMatchObject({ kind: 'LoggedIn' });
  });

  test('one machine that tries many accounts is stopped, and no longer uses up their attempts', async () => {
    const machine = randomUUID();
    for (let attempt = 0; attempt < signInPerMachine.attemptsMax; attempt += 1) {
      await signIn({ email: `${randomUUID()}@nobody.example`, password }, machine);
    }
    const kinds = await kindsOf(Array.from({ length: 6 }, () => signIn({ email, password }, machine)));
    expect(new Set(kinds)).toEqual(new Set(['TooManyAttempts']));
    expect(await signIn({ email, password }, randomUUID())).toMatchObject({ kind: 'LoggedIn' });
  });

  test('what was tried cannot be read where it is counted', async () => {
    const machine = `machine-${randomUUID()}`;
    await signIn({ email, password }, machine);
    const { rows } = await services.owner.query<{ key_hash: string }>('SELECT key_hash FROM tenant.sign_in_attempts');
    expect(rows.length).toBeGreaterThan(1);
    for (const { key_hash: key } of rows) expect(key).toMatch(/^[\w-]{43}$/);
  });
});

describe('NotPermitted', () => {
  test('agents open no session', async () => {
    const agents = doorFor(organization.agents(randomUUID()));
    await expect(agents.sessions.login({ email, password })).rejects.toThrow(NotPermitted);
    await expect(agents.sessions.refreshSession({ refreshToken: 'any' })).rejects.toThrow(NotPermitted);
    await expect(agents.sessions.logout({ refreshToken: 'any' })).rejects.toThrow(NotPermitted);
  });
});
