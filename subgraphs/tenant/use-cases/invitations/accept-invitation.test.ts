import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted } from '../../../../platform/use-case/define-use-case.js';
import { anonymous, viewerOf, type Viewer } from '../../../../platform/viewer/viewer.js';
import { newestInvitationTo } from '../../../../tests/support/mailed-invitations.js';
import { TenantContext } from '../../context.js';
import { consentVersion } from '../../domain/accounts/consent.js';

const dayMs = 24 * 60 * 60 * 1_000;
const password = 'correct horse battery staple';
const consents = { acceptsTerms: true, acceptsPrivacy: true };
const clock = new TestClock();

let services: TestServices;
let organization: TestOrganization;
let email: string;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization('Ours');
  email = `camille-${randomUUID()}@example.com`;
  clock.advance(60_000);
});

const contextOf = (viewer: Viewer, clientAddress: string | null = null) =>
  new TenantContext(services, { viewer, requestId: 'test', clientAddress });
const as = (role: Parameters<TestOrganization['member']>[0]) => contextOf(organization.member(role)).members;
const accept = (
  input: Omit<Parameters<TenantContext['members']['acceptInvitation']>[0], 'password'>,
  viewer: Viewer = anonymous,
) => contextOf(viewer).members.acceptInvitation({ name: 'Camille Moreau', password, ...consents, ...input });

async function invited(role: 'OWNER' | 'ADMIN' | 'MANAGER' | 'VIEWER' = 'MANAGER', by: 'OWNER' | 'ADMIN' = 'OWNER') {
  const outcome = await as(by).inviteMember({ email, role });
  if (outcome.kind !== 'MemberInvited') throw new Error(outcome.message);
  return newestInvitationTo(services, email);
}

async function accountsOf(address: string) {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    'SELECT id, organization_id, name, role, status, email_verified_at FROM tenant.users WHERE email_normalised = $1',
    [address],
  );
  return rows;
}

const wrong = (code: string): string => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('InvitationAccepted', () => {
  test('by the link: a new member with a proved address, who signs in (V-53, V-103)', async () => {
    const { token } = await invited('ADMIN');
    expect(await accept({ token })).toEqual({ kind: 'InvitationAccepted', organizationName: 'Ours', email });
    expect(await accountsOf(email)).toMatchObject([
      {
        organization_id: organization.id,
        name: 'Camille Moreau',
        role: 'ADMIN',
        status: 'ACTIVE',
        email_verified_at: clock.now(),
      },
    ]);
    expect(await contextOf(anonymous).sessions.login({ email, password })).toMatchObject({
      kind: 'LoggedIn',
      user: { role: 'ADMIN', organization: { id: organization.id } },
    });
    const { rows } = await services.owner.query(
      "SELECT actor_kind, after FROM platform.audit_logs WHERE organization_id = $1 AND action = 'invitation.accepted'",
      [organization.id],
    );
    expect(rows).toMatchObject([{ actor_kind: 'ANONYMOUS', after: { role: 'ADMIN' } }]);
  });

  test('by the code, with the address as people type it', async () => {
    const { code } = await invited();
    expect(await accept({ email: ` ${email.toUpperCase()}`, code: ` ${code} ` })).toMatchObject({
      kind: 'InvitationAccepted',
    });
  });

  test('works once: of twenty at once, by link and by code, one makes one account', async () => {
    const { token, code } = await invited();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, place) => accept(place % 5 === 0 ? { email, code } : { token })),
    );
    const kinds = outcomes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'InvitationAccepted')).toHaveLength(1);
    expect(new Set(kinds)).toEqual(new Set(['InvitationAccepted', 'InvitationInvalid']));
    expect(await accountsOf(email)).toHaveLength(1);
    expect(await accept({ token })).toMatchObject({ kind: 'InvitationInvalid' });
  });

  test('of two organizations at once, one gets the account', async () => {
    const first = await invited();
    organization = await services.anOrganization('Theirs');
    const second = await invited();
    const outcomes = await Promise.all([accept({ token: first.token }), accept({ token: second.token })]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['AlreadyMemberElsewhere', 'InvitationAccepted']);
    expect(await accountsOf(email)).toHaveLength(1);
  });

  test('two invitations of two organizations have a code each', async () => {
    await invited();
    organization = await services.anOrganization('Theirs');
    const { code } = await invited();
    expect(await accept({ email, code })).toMatchObject({ kind: 'InvitationAccepted' });
  });
});

describe('consents', () => {
  const boxes = { acceptsTerms: false, acceptsPrivacy: false };
  const consentsOf = async (userId: unknown) => {
    const { rows } = await services.owner.query<Record<string, unknown>>(
      'SELECT organization_id, kind, given, version, client_address, at FROM tenant.consents WHERE user_id = $1 ORDER BY id',
      [userId],
    );
    return rows;
  };
  const accountId = async () => (await accountsOf(email))[0]?.['id'];

  test.each([
    ['neither', boxes, ['acceptsTerms', 'acceptsPrivacy']],
    ['the terms alone', { ...boxes, acceptsTerms: true }, ['acceptsPrivacy']],
    ['the privacy policy and marketing', { ...boxes, acceptsPrivacy: true, acceptsMarketing: true }, ['acceptsTerms']],
  ])('without both required ones there is no account: %s (Z-16)', async (_what, given, missing) => {
    const { token } = await invited();
    expect(await accept({ token, ...given })).toMatchObject({
      kind: 'InvalidInput',
      problems: missing.map((path) => ({ path })),
    });
    expect(await accountsOf(email)).toEqual([]);
    expect(await accept({ token })).toMatchObject({ kind: 'InvitationAccepted' });
  });

  test('stand beside the account from its beginning: version, address, time, marketing as chosen (Z-13, Z-17)', async () => {
    const { token } = await invited();
    const door = contextOf(anonymous, '192.0.2.7').members;
    await door.acceptInvitation({ token, name: 'Camille', password, ...consents, acceptsMarketing: true });
    const place = {
      organization_id: organization.id,
      version: consentVersion,
      client_address: '192.0.2.7',
      at: clock.now(),
      given: true,
    };
    expect(await consentsOf(await accountId())).toEqual(
      ['TERMS', 'PRIVACY', 'MARKETING'].map((kind) => ({ ...place, kind })),
    );
  });

  test('of somebody who moves go with them, as they gave them, and need not be given again', async () => {
    const first = await invited();
    await accept({ token: first.token });
    const leaving = await accountId();
    const agreedAt = clock.now();
    const viewer = viewerOf({
      kind: 'USER',
      userId: String(leaving),
      organizationId: organization.id,
      role: 'MANAGER',
      expiresAt: 4e12,
    });
    organization = await services.anOrganization('Theirs');
    clock.advance(60_000);
    const { token } = await invited();
    expect(await accept({ token, ...boxes, leaveOtherOrganization: true }, viewer)).toMatchObject({
      kind: 'InvitationAccepted',
    });
    expect(await accountId()).not.toBe(leaving);
    expect((await consentsOf(await accountId())).map(({ kind, given, at }) => [kind, given, at])).toEqual(
      expect.arrayContaining([
        ['TERMS', true, agreedAt],
        ['PRIVACY', true, agreedAt],
        ['MARKETING', false, agreedAt],
      ]),
    );
    expect(await consentsOf(await accountId())).toMatchObject(
      [1, 2, 3].map(() => ({ organization_id: organization.id })),
    );
  });

  test('of somebody who moves are asked for when they gave none', async () => {
    const theirs = await services.anOrganization('Theirs');
    const holder = theirs.member('MANAGER');
    const { rows } = await services.owner.query<{ email: string }>('SELECT email FROM tenant.users WHERE id = $1', [
      holder.userId,
    ]);
    email = rows[0]?.email ?? '';
    const { token } = await invited();
    expect(await accept({ token, ...boxes, leaveOtherOrganization: true }, holder)).toMatchObject({
      kind: 'InvalidInput',
    });
    expect(await accountId()).toBe(holder.userId);
  });

  test('of a member who comes back hold as they stand', async () => {
    const first = await invited();
    await accept({ token: first.token });
    const memberId = String(await accountId());
    await as('OWNER').removeMember({ memberId });
    await as('OWNER').restoreMember({ memberId });
    const { token } = await newestInvitationTo(services, email);
    expect(await accept({ token, ...boxes })).toMatchObject({ kind: 'InvitationAccepted' });
    expect(await consentsOf(memberId)).toHaveLength(3);
  });
});

describe('InvitationInvalid', () => {
  const invalid = {
    kind: 'InvitationInvalid',
    message: 'This invitation does not work. Use the link of the newest mail, or ask for a new invitation.',
  };

  test('the same for unknown tokens, unknown addresses, wrong codes and half of a proof', async () => {
    const { code } = await invited();
    for (const proof of [
      {},
      { token: '' },
      { token: randomUUID() },
      { token: '\u0000' },
      { email },
      { code },
      { email, code: wrong(code) },
      { email: `x${email}`, code },
      { email: '\u0000', code },
    ])
      expect(await accept(proof)).toEqual(invalid);
    expect(await accountsOf(email)).toEqual([]);
  });

  test('five guesses of the code, then only the link works (X-03)', async () => {
    const { token, code } = await invited();
    for (let guess = 0; guess < 5; guess += 1) expect(await accept({ email, code: wrong(code) })).toEqual(invalid);
    expect(await accept({ email, code })).toEqual(invalid);
    expect(await accept({ token })).toMatchObject({ kind: 'InvitationAccepted' });
  });

  test('of fifty guesses at once five are looked at', async () => {
    const { code } = await invited();
    const others = Array.from({ length: 50 }, (_, place) =>
      String((Number(code) + 1 + place) % 1_000_000).padStart(6, '0'),
    );
    await Promise.all(others.map((guess) => accept({ email, code: guess })));
    const { rows } = await services.owner.query<{ code_guesses: number }>(
      'SELECT code_guesses FROM tenant.invitations WHERE email_normalised = $1',
      [email],
    );
    expect(rows).toEqual([{ code_guesses: 5 }]);
    clock.advance(60_000);
    expect(await accept({ email, code })).toEqual(invalid);
  });

  test('after seven days, link and code', async () => {
    const { token, code } = await invited();
    clock.advance(7 * dayMs);
    expect([await accept({ token }), await accept({ email, code })]).toEqual([invalid, invalid]);
  });

  test('when the organization is suspended, and again when it is not', async () => {
    const { token } = await invited();
    const suspend = (status: string) =>
      services.owner.query('UPDATE tenant.organizations SET status = $2 WHERE id = $1', [organization.id, status]);
    await suspend('SUSPENDED');
    expect(await accept({ token })).toEqual(invalid);
    await suspend('ACTIVE');
    expect(await accept({ token })).toMatchObject({ kind: 'InvitationAccepted' });
  });

  test('when the inviter was removed, or may no longer give the role', async () => {
    const { token } = await invited('ADMIN', 'ADMIN');
    const change = (role: 'MANAGER' | 'ADMIN') =>
      as('OWNER').changeMemberRole({ memberId: organization.member('ADMIN').userId ?? '', role });
    await change('MANAGER');
    expect(await accept({ token })).toEqual(invalid);
    await change('ADMIN');
    expect(await contextOf(anonymous).members.previewInvitation({ token })).not.toBeNull();
    await as('OWNER').removeMember({ memberId: organization.member('ADMIN').userId ?? '' });
    expect(await accept({ token })).toEqual(invalid);
  });

  test('a link does not make its holder more than was offered', async () => {
    const { token } = await invited('VIEWER');
    const climbing = { token, role: 'OWNER', organizationId: randomUUID(), userId: randomUUID() };
    await accept(climbing);
    expect(await accountsOf(email)).toMatchObject([{ role: 'VIEWER', organization_id: organization.id }]);
  });
});

describe('InvalidInput', () => {
  test('a weak password or no name uses nothing up', async () => {
    const { token } = await invited();
    const { members } = contextOf(anonymous);
    for (const weak of ['short', 'password1234', email])
      expect(await members.acceptInvitation({ token, name: 'Camille', password: weak, ...consents })).toMatchObject({
        kind: 'InvalidInput',
        problems: [{ path: 'password' }],
      });
    for (const name of [undefined, null, '', ' ', 'a\u0000b'])
      expect(await members.acceptInvitation({ token, name, password })).toMatchObject({
        kind: 'InvalidInput',
        problems: [{ path: 'name' }],
      });
    expect(await accept({ token })).toMatchObject({ kind: 'InvitationAccepted' });
  });
});

describe('TooManyAttempts', () => {
  test('ten codes a minute for an address, whatever they are for', async () => {
    const outcomes = [];
    for (let guess = 0; guess < 11; guess += 1) outcomes.push((await accept({ email, code: '000000' })).kind);
    expect(outcomes).toEqual([...Array.from({ length: 10 }, () => 'InvitationInvalid'), 'TooManyAttempts']);
  });

  test('sixty acceptances a minute from a machine', async () => {
    const machine = `machine-${randomUUID()}`;
    const { members } = contextOf(anonymous, machine);
    const outcomes = [];
    for (let attempt = 0; attempt < 61; attempt += 1)
      outcomes.push((await members.acceptInvitation({ token: randomUUID(), name: 'Camille', password })).kind);
    expect(outcomes.at(-2)).toBe('InvitationInvalid');
    expect(outcomes.at(-1)).toBe('TooManyAttempts');
  });
});

describe('an address that signs in to another organization', () => {
  let theirs: TestOrganization;
  let holder: Viewer;
  let token: string;

  const arrange = async (role: 'OWNER' | 'MANAGER') => {
    theirs = await services.anOrganization('Theirs');
    holder = theirs.member(role);
    const { rows } = await services.owner.query<{ email: string }>('SELECT email FROM tenant.users WHERE id = $1', [
      holder.userId,
    ]);
    email = rows[0]?.email ?? '';
    ({ token } = await invited());
  };

  test('AlreadyMemberElsewhere, told to the holder of the link alone, and nothing is moved', async () => {
    await arrange('MANAGER');
    const elsewhere = { kind: 'AlreadyMemberElsewhere' };
    expect(await accept({ token })).toMatchObject(elsewhere);
    expect(await accept({ token, leaveOtherOrganization: true })).toMatchObject(elsewhere);
    expect(await accept({ token }, holder)).toMatchObject(elsewhere);
    expect(await accept({ token, leaveOtherOrganization: true }, theirs.member('OWNER'))).toMatchObject(elsewhere);
    expect(await accept({ token: randomUUID(), leaveOtherOrganization: true }, holder)).toMatchObject({
      kind: 'InvitationInvalid',
    });
    expect(await accountsOf(email)).toMatchObject([{ id: holder.userId, organization_id: theirs.id }]);
  });

  test('moves when its owner is signed in and confirms: removed there, a new member here', async () => {
    await arrange('MANAGER');
    expect(await accept({ token, leaveOtherOrganization: true }, holder)).toMatchObject({ kind: 'InvitationAccepted' });
    const [account] = await accountsOf(email);
    expect(account).toMatchObject({ organization_id: organization.id, status: 'ACTIVE' });
    expect(account?.['id']).not.toBe(holder.userId);
    const { rows } = await services.owner.query(
      `SELECT u.status, (SELECT count(*)::int FROM platform.access_revocations WHERE subject_id = u.id) AS revoked,
         (SELECT count(*)::int FROM platform.audit_logs WHERE subject_id = u.id::text AND action = 'member.left') AS told
       FROM tenant.users u WHERE id = $1`,
      [holder.userId],
    );
    expect(rows).toEqual([{ status: 'REMOVED', revoked: 1, told: 1 }]);
  });

  test('LastOwner: not as the owner whom others depend on', async () => {
    await arrange('OWNER');
    expect(await accept({ token, leaveOtherOrganization: true }, holder)).toMatchObject({ kind: 'LastOwner' });
    expect(await accountsOf(email)).toMatchObject([{ id: holder.userId, organization_id: theirs.id, role: 'OWNER' }]);
  });

  test('moves as the only person of an organization', async () => {
    await arrange('OWNER');
    await services.owner.query("DELETE FROM tenant.users WHERE organization_id = $1 AND role <> 'OWNER'", [theirs.id]);
    expect(await accept({ token, leaveOtherOrganization: true }, holder)).toMatchObject({ kind: 'InvitationAccepted' });
  });

  test('two who exchange their organizations at once do not wait for each other for ever', async () => {
    await arrange('MANAGER');
    const other = organization.member('MANAGER');
    const { rows } = await services.owner.query<{ email: string }>('SELECT email FROM tenant.users WHERE id = $1', [
      other.userId,
    ]);
    const back = rows[0]?.email ?? '';
    await contextOf(theirs.member('OWNER')).members.inviteMember({ email: back, role: 'VIEWER' });
    const { token: backToken } = await newestInvitationTo(services, back);
    const outcomes = await Promise.all([
      accept({ token, leaveOtherOrganization: true }, holder),
      accept({ token: backToken, leaveOtherOrganization: true }, other),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['InvitationAccepted', 'InvitationAccepted']);
  });

  test('a platform admin’s address joins nowhere', async () => {
    const admin = await services.aPlatformAdmin();
    const { rows } = await services.owner.query<{ email: string }>('SELECT email FROM tenant.users WHERE id = $1', [
      admin.userId,
    ]);
    email = rows[0]?.email ?? '';
    ({ token } = await invited('OWNER'));
    expect(await accept({ token, leaveOtherOrganization: true }, admin)).toMatchObject({
      kind: 'AlreadyMemberElsewhere',
    });
    expect(await accountsOf(email)).toMatchObject([{ role: 'PLATFORM_ADMIN', organization_id: null }]);
  });
});

describe('NotPermitted', () => {
  test('agents, and admins who look through somebody’s eyes, accept nothing', async () => {
    const { token } = await invited();
    const impersonated = viewerOf({
      kind: 'USER',
      userId: organization.member('OWNER').userId ?? '',
      organizationId: organization.id,
      role: 'OWNER',
      expiresAt: 4e12,
      impersonatorId: randomUUID(),
    });
    for (const viewer of [organization.agents(randomUUID()), impersonated])
      await expect(accept({ token }, viewer)).rejects.toThrow(NotPermitted);
  });
});
