import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mailsTo, tokenIn } from '../../../../tests/support/mails.js';
import { auditOf, doorOf, password, signedIn, withPassword, type SignedIn } from '../../../../tests/support/people.js';
import { totpCode, totpStep } from '../../../../platform/crypto/totp.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';

const stepMs = 30_000;
const clock = new TestClock();
let services: TestServices;
let organization: TestOrganization;
let email: string;
let here: SignedIn;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  await services.owner.query('DELETE FROM tenant.sign_in_attempts');
  organization = await services.anOrganization();
  email = await withPassword(services, organization.member('ADMIN'));
  here = await signedIn(services, organization.member('ADMIN'));
});

const desk = () => doorOf(services, here.viewer).accounts;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const decoded = (text: string): Buffer => {
  const bits = Array.from(text, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
};

/** An authenticator that was given a secret: shows the code of a moment that many steps away. */
type Authenticator = (away?: number) => string;

async function started(): Promise<Authenticator> {
  const outcome = await desk().startTwoFactor({ password });
  if (outcome.kind !== 'TwoFactorStarted') throw new Error(outcome.kind);
  const secret = decoded(outcome.secret);
  return (away = 0) => totpCode(secret, totpStep(clock.now()) + away);
}

/** Turns the second factor on; the code that did so is used up. */
async function enabled() {
  const show = await started();
  const outcome = await desk().confirmTwoFactor({ code: show() });
  if (outcome.kind !== 'TwoFactorEnabled') throw new Error(outcome.kind);
  clock.advance(stepMs);
  return { show, recoveryCodes: outcome.recoveryCodes };
}

async function challenge(): Promise<string> {
  const outcome = await doorOf(services).sessions.login({ email, password });
  if (outcome.kind !== 'SecondFactorRequired') throw new Error(outcome.kind);
  expect(outcome.expiresAt).toEqual(new Date(clock.now().getTime() + 5 * 60_000));
  return outcome.challenge;
}
const complete = (of: string, code: string) => doorOf(services).sessions.completeLogin({ challenge: of, code });
const forgetAttempts = () => services.owner.query('DELETE FROM tenant.sign_in_attempts');

describe('turning it on', () => {
  test('takes the password and a first code; until then signing in is as before', async () => {
    expect(await desk().startTwoFactor({ password: 'a wrong guess' })).toMatchObject({ kind: 'WrongPassword' });
    const show = await started();
    expect(await doorOf(services).sessions.login({ email, password })).toMatchObject({ kind: 'LoggedIn' });
    expect(await desk().confirmTwoFactor({ code: show(-5) })).toMatchObject({ kind: 'CodeWrong' });
    expect(await desk().confirmTwoFactor({ code: show() })).toMatchObject({ kind: 'TwoFactorEnabled' });
    expect(await desk().twoFactor()).toEqual({ isEnabled: true, recoveryCodesLeft: 10 });
    expect((await mailsTo(services, email)).at(-1)).toMatchObject({ values: { event: 'TWO_FACTOR_ENABLED' } });
  });

  test('shows the secret once, as a link and a picture, and keeps it sealed for this person alone', async () => {
    const outcome = await desk().startTwoFactor({ password });
    if (outcome.kind !== 'TwoFactorStarted') throw new Error(outcome.kind);
    expect(outcome.otpauthUri).toContain(`secret=${outcome.secret}&issuer=Vectra`);
    expect(outcome.qrCode).toMatch(/^<svg .*<\/svg>$/s);
    const { rows } = await services.owner.query<{ sealed_secret: string }>(
      'SELECT sealed_secret FROM tenant.second_factors WHERE user_id = $1',
      [here.viewer.userId],
    );
    const sealed = rows[0]?.sealed_secret ?? '';
    expect(decoded(outcome.secret).toString('base64')).toBe(
      services.envelope.open(sealed, `second-factor|${here.viewer.userId}`),
    );
    expect(() => services.envelope.open(sealed, `second-factor|${organization.member('OWNER').userId}`)).toThrow();
  });

  test('is not started again once it is on', async () => {
    await enabled();
    await forgetAttempts();
    expect(await desk().startTwoFactor({ password })).toMatchObject({ kind: 'TwoFactorStateWrong', isEnabled: true });
    expect(await desk().confirmTwoFactor({ code: '123456' })).toMatchObject({ kind: 'TwoFactorStateWrong' });
  });
});

describe('signing in with it', () => {
  test('needs the password and then a code', async () => {
    const { show } = await enabled();
    const outcome = await complete(await challenge(), show());
    expect(outcome).toMatchObject({ kind: 'LoggedIn', user: { id: here.viewer.userId } });
  });

  test('a wrong password says nothing of it', async () => {
    await enabled();
    expect(await doorOf(services).sessions.login({ email, password: 'a wrong guess' })).toMatchObject({
      kind: 'InvalidCredentials',
    });
  });

  test('a code works once, for any challenge, and none from before it', async () => {
    const { show } = await enabled();
    const [first, second] = [await challenge(), await challenge()];
    const code = show();
    const outcomes = await Promise.all([complete(first, code), complete(second, code)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['CodeWrong', 'LoggedIn']);
    expect(await complete(second, show(-1))).toMatchObject({ kind: 'CodeWrong' });
  });

  test('a challenge works once', async () => {
    const { show } = await enabled();
    const one = await challenge();
    expect(await complete(one, show())).toMatchObject({ kind: 'LoggedIn' });
    clock.advance(stepMs);
    expect(await complete(one, show())).toMatchObject({ kind: 'ChallengeInvalid' });
  });

  test('a challenge is over after five minutes, and looks at five codes', async () => {
    const { show } = await enabled();
    const late = await challenge();
    clock.advance(5 * 60_000);
    expect(await complete(late, show())).toMatchObject({ kind: 'ChallengeInvalid' });
    const guessed = await challenge();
    for (let guess = 0; guess < 5; guess += 1) await complete(guessed, 'wrong!');
    expect(await complete(guessed, show())).toMatchObject({ kind: 'ChallengeInvalid' });
    expect(
      (await auditOf(services, organization.id)).filter(({ action }) => action === 'session.second-factor-failed'),
    ).toHaveLength(5);
  });

  test('an account looks at ten codes in a quarter of an hour, over all its challenges', async () => {
    await enabled();
    await forgetAttempts();
    const kinds = [];
    for (let round = 0; round < 3; round += 1) {
      const one = await challenge();
      for (let guess = 0; guess < 4; guess += 1) kinds.push((await complete(one, 'wrong!')).kind);
    }
    expect(kinds.filter((kind) => kind === 'TooManyAttempts')).toHaveLength(2);
  });

  test('50 guesses at once are five', async () => {
    await enabled();
    await forgetAttempts();
    const one = await challenge();
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => complete(one, 'wrong!')));
    expect(outcomes.filter(({ kind }) => kind === 'CodeWrong')).toHaveLength(5);
  });

  test('a made-up challenge is refused', async () => {
    for (const made of ['', 'x', 'a'.repeat(43)])
      expect(await complete(made, '123456')).toMatchObject({ kind: 'ChallengeInvalid' });
  });

  test('a challenge from before a change of password opens nothing', async () => {
    const { show } = await enabled();
    const one = await challenge();
    await desk().changePassword({ currentPassword: password, newPassword: 'tusoka-rebinu-047-molavi' });
    expect(await complete(one, show())).toMatchObject({ kind: 'ChallengeInvalid' });
  });

  test('a challenge opens nothing once the organization is suspended', async () => {
    const { show } = await enabled();
    const one = await challenge();
    await services.owner.query("UPDATE tenant.organizations SET status = 'SUSPENDED' WHERE id = $1", [organization.id]);
    expect(await complete(one, show())).toMatchObject({ kind: 'ChallengeInvalid' });
  });
});

describe('recovery codes', () => {
  test('open a session each, once, and the person is told', async () => {
    const { recoveryCodes } = await enabled();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [code = ''] = recoveryCodes;
    expect(await complete(await challenge(), code.toUpperCase().replaceAll('-', ' '))).toMatchObject({
      kind: 'LoggedIn',
    });
    expect(await complete(await challenge(), code)).toMatchObject({ kind: 'CodeWrong' });
    expect(await desk().twoFactor()).toEqual({ isEnabled: true, recoveryCodesLeft: 9 });
    expect((await mailsTo(services, email)).at(-1)).toMatchObject({ values: { event: 'RECOVERY_CODE_USED' } });
  });

  test('are not readable where they are kept', async () => {
    const { recoveryCodes } = await enabled();
    const { rows } = await services.owner.query<{ code_hash: string }>('SELECT code_hash FROM tenant.recovery_codes');
    for (const code of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(code);
  });

  test('new ones take password and code, and end the old ones', async () => {
    const { show, recoveryCodes } = await enabled();
    await forgetAttempts();
    expect(await desk().regenerateRecoveryCodes({ password: 'wrong', code: show() })).toMatchObject({
      kind: 'WrongPassword',
    });
    expect(await desk().regenerateRecoveryCodes({ password, code: 'wrong!' })).toMatchObject({ kind: 'CodeWrong' });
    const outcome = await desk().regenerateRecoveryCodes({ password, code: show() });
    if (outcome.kind !== 'RecoveryCodesRegenerated') throw new Error(outcome.kind);
    expect(await complete(await challenge(), recoveryCodes[0] ?? '')).toMatchObject({ kind: 'CodeWrong' });
    expect(await complete(await challenge(), outcome.recoveryCodes[0] ?? '')).toMatchObject({ kind: 'LoggedIn' });
  });
});

describe('turning it off', () => {
  test('takes password and code, and signing in is as before', async () => {
    const { show } = await enabled();
    await forgetAttempts();
    expect(await desk().disableTwoFactor({ password: 'wrong', code: show() })).toMatchObject({ kind: 'WrongPassword' });
    expect(await desk().disableTwoFactor({ password, code: 'wrong!' })).toMatchObject({ kind: 'CodeWrong' });
    expect(await desk().disableTwoFactor({ password, code: show() })).toMatchObject({ kind: 'TwoFactorDisabled' });
    expect(await doorOf(services).sessions.login({ email, password })).toMatchObject({ kind: 'LoggedIn' });
    expect((await mailsTo(services, email)).at(-1)).toMatchObject({ values: { event: 'TWO_FACTOR_DISABLED' } });
    expect(await desk().disableTwoFactor({ password, code: show(1) })).toMatchObject({
      kind: 'TwoFactorStateWrong',
      isEnabled: false,
    });
  });

  test('is not what a reset of the password does: the mailbox alone is not enough', async () => {
    await enabled();
    await doorOf(services).accounts.forgotPassword({ email });
    const token = tokenIn((await mailsTo(services, email)).at(-1));
    const newPassword = 'tusoka-rebinu-047-molavi';
    expect(await doorOf(services).accounts.resetPassword({ token, newPassword })).toMatchObject({
      kind: 'PasswordReset',
    });
    expect(await doorOf(services).sessions.login({ email, password: newPassword })).toMatchObject({
      kind: 'SecondFactorRequired',
    });
  });
});
