import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { signInAttemptsPerAddressMax } from '../domain/session.js';
import { randomUUID } from 'node:crypto';
import { hashPassword } from '../../../platform/crypto/password.js';
import { hashSecretToken } from '../../../platform/crypto/secret-token.js';
import { TestClock } from '../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../platform/use-case/define-use-case.js';
import { anonymous, type Viewer } from '../../../platform/viewer/viewer.js';
import { TenantContext } from '../context.js';

const password = 'correct horse battery staple';
const minuteMs = 60_000;
const clock = new TestClock();

let services: TestServices;
let organization: TestOrganization;
let email: string;
let passwordHash: string;

beforeAll(async () => {
  services = await startTestServices({ clock });
  passwordHash = await hashPassword(password);
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
  email = await withPassword(organization.member('MANAGER'));
});

/** Gives somebody the password of these tests and answers their address. */
async function withPassword(viewer: Viewer): Promise<string> {
  const { rows } = await services.owner.query<{ email: string }>(
    'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [viewer.userId, passwordHash],
  );
  return rows[0]?.email ?? '';
}

const doorOf = (viewer: Viewer = anonymous, clientAddress: string | null = null) =>
  new TenantContext(services, { viewer, requestId: 'test', clientAddress });
const signIn = (input: { email: string; password: string }, clientAddress: string | null = null) =>
  doorOf(anonymous, clientAddress).login(input);

describe('LoggedIn', () => {
  test('gives an access token of 15 minutes that names the person, their organization and role', async () => {
    const outcome = await signIn({ email, password });
    if (outcome.kind !== 'LoggedIn') throw new Error(outcome.message);
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
    if (outcome.kind !== 'LoggedIn') throw new Error(outcome.message);
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
    const outcome = await signIn({ email: await withPassword(admin), password });
    expect(outcome).toMatchObject({
      kind: 'LoggedIn',
      user: { id: admin.userId, role: 'PLATFORM_ADMIN', organization: null },
    });
  });

  test('somebody who is signed in may sign in again', async () => {
    expect(await doorOf(organization.member('VIEWER')).login({ email, password })).toMatchObject({ kind: 'LoggedIn' });
  });
});

describe('InvalidCredentials', () => {
  test('an unknown account, a wrong password and a disabled account get the same answer', async () => {
    const disabled = await withPassword(organization.member('OPERATOR'));
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
    for (let attempt = 0; attempt < signInAttemptsPerAddressMax; attempt += 1) {
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
    const agents = doorOf(organization.agents(randomUUID()));
    await expect(agents.login({ email, password })).rejects.toThrow(NotPermitted);
    await expect(agents.refreshSession({ refreshToken: 'any' })).rejects.toThrow(NotPermitted);
    await expect(agents.logout({ refreshToken: 'any' })).rejects.toThrow(NotPermitted);
  });
});
