import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mailsTo, tokenIn } from '../../../../tests/support/mails.js';
import {
  auditOf,
  canRefresh,
  doorOf,
  password,
  signedIn,
  withPassword,
  type SignedIn,
} from '../../../../tests/support/people.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { anonymous } from '../../../../platform/viewer/viewer.js';

const newPassword = 'tusoka-rebinu-047-molavi';
const minuteMs = 60_000;
const clock = new TestClock();

let services: TestServices;
let organization: TestOrganization;
let email: string;
let here: SignedIn;
let elsewhere: SignedIn;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  await services.owner.query('DELETE FROM tenant.sign_in_attempts');
  organization = await services.anOrganization();
  email = await withPassword(services, organization.member('OPERATOR'));
  here = await signedIn(services, organization.member('OPERATOR'));
  elsewhere = await signedIn(services, organization.member('OPERATOR'));
});

const desk = (viewer = anonymous) => doorOf(services, viewer, { clientAddress: '192.0.2.3' }).accounts;
const kindOfLogin = async (as: string) => (await doorOf(services).sessions.login({ email, password: as })).kind;
const templatesTo = async (address: string) => (await mailsTo(services, address)).map(({ template }) => template);

describe('changing a password (V-47)', () => {
  const change = (currentPassword = password, chosen = newPassword, viewer = here.viewer) =>
    desk(viewer).changePassword({ currentPassword, newPassword: chosen });

  test('ends the other sessions, keeps this one, and the person is told', async () => {
    expect(await change()).toEqual({ kind: 'PasswordChanged', endedSessions: 1 });
    expect([await kindOfLogin(password), await kindOfLogin(newPassword)]).toEqual(['InvalidCredentials', 'LoggedIn']);
    expect(await canRefresh(services, elsewhere.refreshToken)).toBe(false);
    expect(await canRefresh(services, here.refreshToken)).toBe(true);
    expect(await mailsTo(services, email)).toMatchObject([
      { template: 'security-alert', values: { event: 'PASSWORD_CHANGED', address: '192.0.2.3' } },
    ]);
    expect((await auditOf(services, organization.id)).map(({ action }) => action)).toContain('password.changed');
  });

  test('needs the password as it is, and looks at five guesses a minute', async () => {
    const kinds = [];
    for (let guess = 0; guess < 5; guess += 1) kinds.push((await change('a wrong guess')).kind);
    expect(new Set(kinds)).toEqual(new Set(['WrongPassword']));
    expect(await change()).toMatchObject({ kind: 'TooManyAttempts', retryAfterSeconds: 60 });
    expect(await kindOfLogin(password)).toBe('LoggedIn');
  });

  test.each(['too short', 'passwordpassword', '123456789012'])('refuses "%s"', async (chosen) => {
    expect(await change(password, chosen)).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'newPassword' }] });
  });

  test('of two changes at once one is made', async () => {
    const outcomes = await Promise.all([change(), change(password, `${newPassword}-zutogi`)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['PasswordChanged', 'WrongPassword']);
  });
});

describe('a forgotten password (V-51, V-52)', () => {
  const forgot = (address = email) => desk().forgotPassword({ email: address });
  const reset = (token: string, chosen = newPassword) => desk().resetPassword({ token, newPassword: chosen });
  const newestToken = async () =>
    tokenIn((await mailsTo(services, email)).filter(({ template }) => template === 'reset-password').at(-1));

  test('gets the same answer after the same work, with an account, a closed one and none', async () => {
    const closed = await withPassword(services, organization.member('VIEWER'));
    await services.owner.query("UPDATE tenant.users SET status = 'DISABLED' WHERE email = $1", [closed]);
    const results = [];
    for (const address of [email, closed, `${randomUUID()}@nobody.example`, 'no address']) {
      const before = services.database.statementCount;
      results.push({ answer: await forgot(address), statements: services.database.statementCount - before });
    }
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(await templatesTo(email)).toEqual(['reset-password']);
    expect(await templatesTo(closed)).toEqual([]);
    expect(
      (await services.owner.query('SELECT 1 FROM platform.mail_outbox WHERE recipient_masked ILIKE $1', ['%nobody%']))
        .rowCount,
    ).toBe(0);
  });

  test('is replaced by the link of the mail, once, and every session ends', async () => {
    await forgot();
    const token = await newestToken();
    const outcomes = await Promise.all([reset(token), reset(token, `${newPassword}-zutogi`)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['PasswordReset', 'ResetInvalid']);
    expect(await reset(token)).toMatchObject({ kind: 'ResetInvalid' });
    expect(await kindOfLogin(password)).toBe('InvalidCredentials');
    for (const { refreshToken } of [here, elsewhere]) expect(await canRefresh(services, refreshToken)).toBe(false);
    expect(await templatesTo(email)).toEqual(['reset-password', 'security-alert']);
    const { rows } = await services.owner.query(
      'SELECT DISTINCT kind FROM platform.access_revocations WHERE organization_id = $1 ORDER BY 1',
      [organization.id],
    );
    expect(rows).toEqual([{ kind: 'SESSION' }, { kind: 'USER' }]);
  });

  test('a link stops working after 30 minutes, and when the password was changed or reset meanwhile', async () => {
    await forgot();
    const first = await newestToken();
    await forgot();
    const second = await newestToken();
    expect(await reset(second)).toMatchObject({ kind: 'PasswordReset' });
    expect(await reset(first)).toMatchObject({ kind: 'ResetInvalid' });
    await forgot();
    const third = await newestToken();
    clock.advance(30 * minuteMs);
    expect(await reset(third)).toMatchObject({ kind: 'ResetInvalid' });
  });

  test('a bad choice leaves the link as it is', async () => {
    await forgot();
    const token = await newestToken();
    expect(await reset(token, 'passwordpassword')).toMatchObject({ kind: 'InvalidInput' });
    expect(await reset(token)).toMatchObject({ kind: 'PasswordReset' });
  });

  test.each(['SUSPENDED', 'DELETED'])('a link of a %s organization opens nothing', async (status) => {
    await forgot();
    const token = await newestToken();
    await services.owner.query('UPDATE tenant.organizations SET status = $2 WHERE id = $1', [organization.id, status]);
    expect(await reset(token)).toMatchObject({ kind: 'ResetInvalid' });
  });

  test('a made-up link is refused', async () => {
    for (const token of ['', 'x', randomUUID()]) expect(await reset(token)).toMatchObject({ kind: 'ResetInvalid' });
  });

  test('an address is written to five times an hour', async () => {
    const kinds = [];
    for (let round = 0; round < 6; round += 1) kinds.push((await forgot()).kind);
    expect(kinds.filter((kind) => kind === 'TooManyAttempts')).toHaveLength(1);
    expect(await templatesTo(email)).toHaveLength(5);
  });

  test('links are not readable where they are kept', async () => {
    await forgot();
    const { rows } = await services.owner.query<{ row: string }>(
      'SELECT to_jsonb(r)::text AS row FROM tenant.password_resets r',
    );
    expect(rows.map(({ row }) => row).join()).not.toContain(await newestToken());
  });
});

describe('one’s own account', () => {
  test('changes name and language, and nothing else (V-55)', async () => {
    expect(await desk(here.viewer).updateMe({ name: ' Ada ', locale: 'EN' })).toEqual({
      kind: 'MeUpdated',
      userId: here.viewer.userId,
    });
    expect(await desk(here.viewer).updateMe({ name: 'Ada\u0000' })).toMatchObject({ kind: 'InvalidInput' });
    const { rows } = await services.owner.query(
      'SELECT name, locale, role, email, organization_id FROM tenant.users WHERE id = $1',
      [here.viewer.userId],
    );
    expect(rows).toEqual([{ name: 'Ada', locale: 'EN', role: 'OPERATOR', email, organization_id: organization.id }]);
  });

  test('gives and withdraws a consent, and both stay on record, for nobody else to see (Z-29)', async () => {
    await desk(here.viewer).recordConsent({ kind: 'MARKETING', given: true });
    await desk(here.viewer).recordConsent({ kind: 'MARKETING', given: false });
    expect((await desk(here.viewer).consents.mine({ first: 10 })).nodes).toMatchObject([
      { kind: 'MARKETING', given: false, clientAddress: '192.0.2.3' },
      { kind: 'MARKETING', given: true },
    ]);
    expect((await desk(organization.member('OWNER')).consents.mine({ first: 10 })).nodes).toEqual([]);
  });
});

describe('a session of which a token was used twice (X-01)', () => {
  test('its owner is told, once', async () => {
    await canRefresh(services, here.refreshToken);
    for (let time = 0; time < 3; time += 1) await canRefresh(services, here.refreshToken);
    expect(await mailsTo(services, email)).toMatchObject([
      { template: 'security-alert', values: { event: 'SESSION_REUSED' } },
    ]);
  });
});
