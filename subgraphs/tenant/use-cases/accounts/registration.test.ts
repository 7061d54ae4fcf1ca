import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mailsTo, tokenIn } from '../../../../tests/support/mails.js';
import { auditOf, doorOf, withPassword } from '../../../../tests/support/people.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import { startTestServices, type TestServices } from '../../../../platform/testing/test-services.js';
import { anonymous } from '../../../../platform/viewer/viewer.js';
import { consentVersion } from '../../domain/accounts/consent.js';
import type { RegisterInput } from './read-applicant.js';

const password = 'tusoka-rebinu-047-molavi';
const minuteMs = 60_000;
const clock = new TestClock();
const adminEmail = 'platform-admin@company.example';

let services: TestServices;
let email: string;

beforeAll(async () => {
  services = await startTestServices({ clock, environment: { PLATFORM_ADMIN_EMAIL: adminEmail } });
});
afterAll(() => services.close());
beforeEach(() => {
  email = `ada-${randomUUID()}@company.example`;
});

const company: Omit<RegisterInput, 'email'> = {
  organizationType: 'B2B',
  password,
  name: 'Ada Moreau',
  locale: 'EN',
  companyName: 'Atelier Moreau',
  siret: '732 829 320 00074',
  vatNumber: 'FR44732829320',
  acceptsTerms: true,
  acceptsPrivacy: true,
  acceptsMarketing: true,
};
const person = { ...company, organizationType: 'B2C', companyName: null, siret: null, vatNumber: null } as const;

const desk = (clientAddress: string | null = null) =>
  doorOf(services, anonymous, { clientAddress, userAgent: 'A browser' }).accounts;
async function registered(changes: Partial<RegisterInput> = {}) {
  const outcome = await desk('192.0.2.1').register({ email, ...company, ...changes });
  await services.owner.query('DELETE FROM tenant.sign_in_attempts');
  if (outcome.kind !== 'RegistrationReceived') throw new Error(JSON.stringify(outcome));
  return outcome;
}
const verify = (proof: { token?: string; registrationId?: string; code?: string }) => desk().verifyEmail(proof);
const login = (as = email) => doorOf(services).sessions.login({ email: as, password });
const proofTo = async (address = email) => {
  const mail = (await mailsTo(services, address)).at(-1);
  return { token: tokenIn(mail), code: String(mail?.values['code']) };
};
const userOf = async (address = email) => {
  const { rows } = await services.owner.query(
    `SELECT u.role, u.status, u.name, u.locale, u.organization_id, o.type, o.name AS organization, o.siret, o.vat_number, o.plan, o.trial_ends_at, o.status AS organization_status
     FROM tenant.users u LEFT JOIN tenant.organizations o ON o.id = u.organization_id WHERE u.email_normalised = $1`,
    [address],
  );
  return rows as { readonly organization_id: string | null; readonly role: string }[];
};

describe('a company that registers (V-44, Z-15 to Z-18)', () => {
  test('has no account until its address is proven, and only who knows the password is told so', async () => {
    const { registrationId } = await registered();
    expect(await userOf()).toEqual([]);
    expect(await login()).toMatchObject({ kind: 'EmailNotVerified', registrationId });
    expect(await doorOf(services).sessions.login({ email, password: 'a wrong guess' })).toMatchObject({
      kind: 'InvalidCredentials',
    });
  });

  test('owns an organization on a trial of 14 days once the link of the mail is followed (X-06, O-07)', async () => {
    await registered();
    expect(await verify({ token: (await proofTo()).token })).toEqual({ kind: 'EmailVerified', email });
    const [user] = await userOf();
    expect(user).toMatchObject({
      role: 'OWNER',
      status: 'ACTIVE',
      name: 'Ada Moreau',
      locale: 'EN',
      type: 'B2B',
      organization: 'Atelier Moreau',
      siret: '73282932000074',
      vat_number: 'FR44732829320',
      plan: 'TRIAL',
      trial_ends_at: new Date(clock.now().getTime() + 14 * 24 * 60 * minuteMs),
      organization_status: 'ACTIVE',
    });
    expect(await login()).toMatchObject({ kind: 'LoggedIn' });
    expect((await auditOf(services, user?.organization_id ?? null))[0]).toMatchObject({
      action: 'organization.registered',
      actorKind: 'USER',
    });
  });

  test('proves its address by the code of the mail too', async () => {
    const { registrationId } = await registered();
    const { code } = await proofTo();
    expect(code).toMatch(/^\d{6}$/);
    expect(await verify({ registrationId, code: ` ${code.slice(0, 3)} ${code.slice(3)} ` })).toMatchObject({
      kind: 'EmailVerified',
    });
  });

  test('consented to terms, privacy and news, with version, place and time, for good (Z-29)', async () => {
    await registered();
    clock.advance(minuteMs);
    await verify({ token: (await proofTo()).token });
    const [user] = await userOf();
    const { rows } = await services.owner.query(
      'SELECT kind, given, version, client_address, user_agent, at FROM tenant.consents WHERE organization_id = $1 ORDER BY kind',
      [user?.organization_id],
    );
    const said = {
      given: true,
      version: consentVersion,
      client_address: '192.0.2.1',
      user_agent: 'A browser',
      at: new Date(clock.now().getTime() - minuteMs),
    };
    expect(rows).toEqual(['MARKETING', 'PRIVACY', 'TERMS'].map((kind) => ({ kind, ...said })));
    await expect(services.owner.query('UPDATE tenant.consents SET given = false')).rejects.toThrow(/append-only/);
    await expect(services.owner.query('DELETE FROM tenant.consents')).rejects.toThrow(/append-only/);
  });
});

describe('a person who registers (Z-19)', () => {
  test('gets an organization of their own without numbers of a company', async () => {
    await registered({ ...person, acceptsMarketing: false });
    await verify({ token: (await proofTo()).token });
    expect(await userOf()).toMatchObject([{ type: 'B2C', organization: 'Ada Moreau', siret: null, vat_number: null }]);
  });
});

describe('InvalidInput', () => {
  const pathsOf = async (changes: Partial<RegisterInput>) => {
    const outcome = await desk().register({ email, ...company, ...changes });
    await services.owner.query('DELETE FROM tenant.sign_in_attempts');
    return outcome.kind === 'InvalidInput' ? outcome.problems.map(({ path }) => path) : outcome.kind;
  };

  test.each<[string, Partial<RegisterInput>, string[]]>([
    ['a text that is no address', { email: 'nobody' }, ['email']],
    ['two addresses', { email: 'a@company.example, b@company.example' }, ['email']],
    ['an address with a line break', { email: 'a@company.example\r\nBcc: b@company.example' }, ['email']],
    ['an address with a name', { email: 'Ada <a@company.example>' }, ['email']],
    ['an address with a letter nobody sees', { email: 'a\u200Bda@company.example' }, ['email']],
    ['an address that turns its letters around', { email: 'a\u202Eda@company.example' }, ['email']],
    ['an address on this machine', { email: 'ada@localhost' }, ['email']],
    ['no name', { name: '  ' }, ['name']],
    ['a name with a line break', { name: 'Ada\nMoreau' }, ['name']],
    ['a short password', { password: 'short-one-1' }, ['password']],
    ['an endless password', { password: 'x1-'.repeat(400) }, ['password']],
    ['a common password', { password: 'passwordpassword' }, ['password']],
    ['a run on the keyboard', { password: 'qwertyuiop123' }, ['password']],
    [
      'its own address as password',
      { password: 'ada.moreau@company.example', email: 'ada.moreau@company.example' },
      ['password'],
    ],
    ['a company without a name', { companyName: null }, ['companyName']],
    ['a SIRET with a wrong digit', { siret: '73282932000075' }, ['siret']],
    ['a VAT number with a wrong key', { vatNumber: 'FR45732829320' }, ['vatNumber']],
    ['numbers of two companies', { vatNumber: 'FR83404833048' }, ['vatNumber']],
    ['a French company without a SIRET', { siret: null }, ['siret']],
    ['a company without any number', { siret: ' ', vatNumber: '' }, ['siret']],
    ['no terms and no privacy', { acceptsTerms: false, acceptsPrivacy: false }, ['acceptsTerms', 'acceptsPrivacy']],
    ['a person with a company', { organizationType: 'B2C' }, ['companyName', 'siret', 'vatNumber']],
  ])('%s', async (_what, changes, paths) => {
    expect(await pathsOf(changes)).toEqual(paths);
  });

  test('a company elsewhere in Europe gives its VAT number alone', async () => {
    expect(await pathsOf({ siret: null, vatNumber: 'DE 136 695 976' })).toBe('RegistrationReceived');
  });
});

describe('whether an address has an account', () => {
  /** Somebody with an account, whose organization writes French. */
  async function holder(): Promise<string> {
    return withPassword(services, (await services.anOrganization()).member('MANAGER'));
  }
  const shapeOf = (outcome: object) => Object.keys(outcome).toSorted();

  test('is said by no answer to a registration, and by no work done for it', async () => {
    const known = await holder();
    const workOf = async (address: string) => {
      const before = services.database.statementCount;
      const outcome = await registered({ email: address });
      return { statements: services.database.statementCount - before, shape: shapeOf(outcome) };
    };
    const [unknown, existing] = [await workOf(email), await workOf(known)];
    expect(existing).toEqual(unknown);
    expect(unknown.statements).toBeGreaterThan(4);
  });

  test('its owner is told by mail, in their own name, and nothing of the account changes', async () => {
    const known = await holder();
    const { registrationId } = await registered({ email: ` ${known.toUpperCase()}`, name: 'Somebody else' });
    expect(await mailsTo(services, known)).toMatchObject([
      { template: 'register-existing', values: { name: 'MANAGER', url: expect.stringMatching(/\/login$/) } },
    ]);
    expect(await verify({ registrationId, code: '000000' })).toMatchObject({ kind: 'VerificationInvalid' });
    expect(await userOf(known)).toMatchObject([{ role: 'MANAGER' }]);
    expect(await login(known)).toMatchObject({ kind: 'InvalidCredentials' });
  });

  test('is said neither by asking for another mail, nor by guessing a code', async () => {
    const known = await holder();
    const answers = [];
    for (const address of [email, known]) {
      const { registrationId } = await registered({ email: address });
      answers.push([
        await desk().resendVerificationEmail({ registrationId }),
        await verify({ registrationId, code: 'wrong!' }),
      ]);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect((await mailsTo(services, known)).map(({ template }) => template)).toEqual([
      'register-existing',
      'register-existing',
    ]);
  });

  test('an address in another spelling is the same address', async () => {
    await registered({ email: `ADA-${email}` });
    await verify({ token: (await proofTo(`ada-${email}`)).token });
    const { registrationId } = await registered({ email: ` Ada-${email.toUpperCase()}\t` });
    expect((await mailsTo(services, `ada-${email}`)).at(-1)).toMatchObject({ template: 'register-existing' });
    expect(registrationId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a domain in letters of its own is the domain that mail servers know', async () => {
    const name = randomUUID();
    await registered({ email: `${name}@bücher.example` });
    expect(await mailsTo(services, `${name}@xn--bcher-kva.example`)).toHaveLength(1);
    await verify({ token: (await proofTo(`${name}@xn--bcher-kva.example`)).token });
    await registered({ email: `${name}@BÜCHER.example` });
    expect((await mailsTo(services, `${name}@xn--bcher-kva.example`)).at(-1)).toMatchObject({
      template: 'register-existing',
    });
  });
});

describe('a proof', () => {
  test('works once, of many who come with it at once for one alone', async () => {
    await registered();
    const { token } = await proofTo();
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => verify({ token })));
    expect(outcomes.filter(({ kind }) => kind === 'EmailVerified')).toHaveLength(1);
    expect(await userOf()).toHaveLength(1);
  });

  test('of two registrations of one address only the first makes an account, with its own password', async () => {
    await registered();
    const first = await proofTo();
    await registered({ password: 'another-rebinu-113-tusoka' });
    const second = await proofTo();
    expect(await verify({ token: first.token })).toMatchObject({ kind: 'EmailVerified' });
    expect(await verify({ token: second.token })).toMatchObject({ kind: 'VerificationInvalid' });
    expect(await login()).toMatchObject({ kind: 'LoggedIn' });
  });

  test('stops working after 24 hours', async () => {
    const { registrationId } = await registered();
    const { token, code } = await proofTo();
    clock.advance(24 * 60 * minuteMs);
    expect(await verify({ token })).toMatchObject({ kind: 'VerificationInvalid' });
    expect(await verify({ registrationId, code })).toMatchObject({ kind: 'VerificationInvalid' });
    expect(await login()).toMatchObject({ kind: 'InvalidCredentials' });
  });

  test('by code is looked at five times, then only the link works', async () => {
    const { registrationId } = await registered();
    const { token, code } = await proofTo();
    const wrong = code === '111111' ? '222222' : '111111';
    for (let guess = 0; guess < 5; guess += 1) await verify({ registrationId, code: wrong });
    expect(await verify({ registrationId, code })).toMatchObject({ kind: 'VerificationInvalid' });
    expect(await verify({ token })).toMatchObject({ kind: 'EmailVerified' });
  });

  test('by code of one address is looked at ten times a day, over all its registrations', async () => {
    const ids = [];
    for (let round = 0; round < 3; round += 1) ids.push((await registered()).registrationId);
    const kinds = [];
    for (const registrationId of ids)
      for (let guess = 0; guess < 4; guess += 1) kinds.push((await verify({ registrationId, code: 'wrong!' })).kind);
    expect(kinds.filter((kind) => kind === 'TooManyAttempts')).toHaveLength(2);
  });

  test('is no other text', async () => {
    const { registrationId } = await registered();
    for (const proof of [
      {},
      { token: '' },
      { token: 'made up' },
      { registrationId },
      { code: '123456' },
      { registrationId: 'x', code: '123456' },
    ])
      expect(await verify(proof)).toMatchObject({ kind: 'VerificationInvalid' });
  });
});

describe('another mail', () => {
  test('brings a new link and a new code, and those of the first stop working', async () => {
    const { registrationId } = await registered();
    const first = await proofTo();
    await desk().resendVerificationEmail({ registrationId });
    const second = await proofTo();
    expect(second.token).not.toBe(first.token);
    expect(await verify({ token: first.token })).toMatchObject({ kind: 'VerificationInvalid' });
    expect(await verify({ token: second.token })).toMatchObject({ kind: 'EmailVerified' });
  });

  test('is sent once a minute and five times in all', async () => {
    const { registrationId } = await registered();
    const kinds = [];
    for (let round = 0; round < 8; round += 1) {
      kinds.push((await desk().resendVerificationEmail({ registrationId })).kind);
      kinds.push((await desk().resendVerificationEmail({ registrationId })).kind);
      clock.advance(minuteMs);
    }
    expect(kinds.filter((kind) => kind === 'TooManyAttempts')).toHaveLength(8);
    expect(await mailsTo(services, email)).toHaveLength(5);
  });

  test('is sent to nobody for an id that nobody has', async () => {
    for (const registrationId of [randomUUID(), '', 'x'])
      expect(await desk().resendVerificationEmail({ registrationId })).toMatchObject({ kind: 'VerificationEmailSent' });
  });
});

describe('TooManyAttempts', () => {
  test('an address is written to five times an hour, and a machine registers twenty times', async () => {
    const kinds = [];
    for (let round = 0; round < 6; round += 1) kinds.push((await desk().register({ email, ...company })).kind);
    expect(kinds.at(-1)).toBe('TooManyAttempts');
    expect(await mailsTo(services, email)).toHaveLength(5);
    const machine = randomUUID();
    const from = [];
    for (let round = 0; round < 21; round += 1)
      from.push((await desk(machine).register({ ...company, email: `nobody-${round}` })).kind);
    expect(from.filter((kind) => kind === 'TooManyAttempts')).toHaveLength(1);
  });
});

describe('the platform admin (V-82, X-07)', () => {
  const admins = async (): Promise<number> => {
    const { rows } = await services.owner.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM tenant.users WHERE role = 'PLATFORM_ADMIN'",
    );
    return rows[0]?.count ?? -1;
  };
  beforeEach(() =>
    services.owner.query("DELETE FROM tenant.users WHERE role = 'PLATFORM_ADMIN' OR email = $1", [adminEmail]),
  );

  test('is whoever proves the configured address by its link, and belongs to no organization', async () => {
    await registered({ email: adminEmail.toUpperCase() });
    expect(await admins()).toBe(0);
    expect(await verify({ token: (await proofTo(adminEmail)).token })).toMatchObject({ kind: 'EmailVerified' });
    expect(await userOf(adminEmail)).toMatchObject([{ role: 'PLATFORM_ADMIN', organization_id: null }]);
  });

  test('is nobody who only knows the six digits of the mail', async () => {
    const { registrationId } = await registered({ email: adminEmail });
    const { code } = await proofTo(adminEmail);
    expect(await verify({ registrationId, code })).toMatchObject({ kind: 'VerificationInvalid' });
    expect(await admins()).toBe(0);
  });

  test('is one, of many who prove at once', async () => {
    const tokens = [];
    for (let round = 0; round < 4; round += 1) {
      await registered({ email: adminEmail });
      tokens.push((await proofTo(adminEmail)).token);
    }
    await Promise.all(tokens.map((token) => verify({ token })));
    expect(await admins()).toBe(1);
  });

  test('is not made a second time: the address owns an organization then, like everybody’s', async () => {
    await services.aPlatformAdmin();
    await registered({ email: adminEmail });
    await verify({ token: (await proofTo(adminEmail)).token });
    expect(await userOf(adminEmail)).toMatchObject([{ role: 'OWNER', plan: 'TRIAL' }]);
    expect(await admins()).toBe(1);
  });

  test('is not made in production by the address that everybody knows', async () => {
    const config = { ...services.config, environment: 'production', platformAdminEmail: 'admin@vectra.io' } as const;
    const inProduction = { ...services, config };
    const known = 'admin@vectra.io';
    await registered({ email: known });
    const { token } = await proofTo(known);
    await doorOf(inProduction).accounts.verifyEmail({ token });
    expect(await userOf(known)).toMatchObject([{ role: 'OWNER' }]);
    expect(await admins()).toBe(0);
  });
});
