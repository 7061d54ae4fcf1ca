import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { storedPassword } from '../../../../platform/testing/stored-password.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { anonymous, viewerOf, type Viewer } from '../../../../platform/viewer/viewer.js';
import { invitationsTo, newestInvitationTo } from '../../../../tests/support/mailed-invitations.js';
import { TenantContext } from '../../context.js';

const dayMs = 24 * 60 * 60 * 1_000;
const password = 'correct horse battery staple';
const consents = { acceptsTerms: true, acceptsPrivacy: true };
const clock = new TestClock();

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices({ clock });
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const contextOf = (viewer: Viewer) => new TenantContext(services, { viewer, requestId: 'test', clientAddress: null });
const deskOf = (viewer: Viewer) => contextOf(viewer).members;
const as = (role: Parameters<TestOrganization['member']>[0]) => deskOf(organization.member(role));
const idOf = (role: Parameters<TestOrganization['member']>[0]) => organization.member(role).userId ?? '';
const anAddress = () => `camille-${randomUUID()}@example.com`;

async function rowOf(id: string) {
  const { rows } = await services.owner.query<Record<string, unknown>>('SELECT * FROM tenant.users WHERE id = $1', [
    id,
  ]);
  return rows[0] ?? null;
}

async function auditOf(action: string) {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    'SELECT action, actor_id, subject_id, before, after FROM platform.audit_logs WHERE organization_id = $1 AND action = $2 ORDER BY position',
    [organization.id, action],
  );
  return rows;
}

async function revocationsOf(userId: string): Promise<number> {
  const { rows } = await services.owner.query(
    "SELECT 1 FROM platform.access_revocations WHERE kind = 'USER' AND subject_id = $1 AND organization_id = $2",
    [userId, organization.id],
  );
  return rows.length;
}

async function addOwner(): Promise<Viewer> {
  const { rows } = await services.owner.query<{ id: string }>(
    `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, email_verified_at)
     VALUES ($1, $2, $2, 'Second', 'OWNER', now()) RETURNING id`,
    [organization.id, anAddress()],
  );
  return viewerOf({
    kind: 'USER',
    userId: rows[0]?.id ?? '',
    organizationId: organization.id,
    role: 'OWNER',
    expiresAt: 4e12,
  });
}

async function signIn(userId: string) {
  const { rows } = await services.owner.query<{ email: string }>(
    'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [userId, await storedPassword(password)],
  );
  const outcome = await contextOf(anonymous).sessions.login({ email: rows[0]?.email ?? '', password });
  if (outcome.kind !== 'LoggedIn') throw new Error(outcome.kind);
  return outcome;
}

describe('MemberCreated', () => {
  test('is a member at once, who cannot sign in before they chose a password by mail (V-60)', async () => {
    const email = anAddress();
    const outcome = await as('ADMIN').createMember({
      name: ' Camille Moreau ',
      email: email.toUpperCase(),
      role: 'MANAGER',
    });
    expect(outcome).toMatchObject({
      kind: 'MemberCreated',
      member: { name: 'Camille Moreau', email, role: 'MANAGER', status: 'INVITED', organizationId: organization.id },
    });
    if (outcome.kind !== 'MemberCreated') return;
    expect(await rowOf(outcome.member.id)).toMatchObject({ email_normalised: null, password_hash: null });
    expect(await contextOf(anonymous).sessions.login({ email, password: 'none' })).toMatchObject({
      kind: 'InvalidCredentials',
    });
    const { token } = await newestInvitationTo(services, email);
    expect(await deskOf(anonymous).acceptInvitation({ token, password, ...consents })).toMatchObject({
      kind: 'InvitationAccepted',
    });
    expect(await contextOf(anonymous).sessions.login({ email, password })).toMatchObject({
      kind: 'LoggedIn',
      user: { id: outcome.member.id, name: 'Camille Moreau', role: 'MANAGER', status: 'ACTIVE' },
    });
  });

  test('no password stands in the mail or the answer, and the log masks who it is', async () => {
    const email = anAddress();
    const outcome = await as('OWNER').createMember({ name: 'Camille Moreau', email, role: 'OWNER' });
    expect(JSON.stringify(outcome)).not.toMatch(/password|token|code/i);
    const [entry] = await auditOf('member.created');
    expect(entry).toMatchObject({ actor_id: idOf('OWNER'), after: { role: 'OWNER' } });
    expect(JSON.stringify(entry)).not.toContain(email);
  });

  test('takes the place of an invitation that waits', async () => {
    const email = anAddress();
    await as('OWNER').inviteMember({ email, role: 'OWNER' });
    const { token } = await newestInvitationTo(services, email);
    await as('OWNER').createMember({ name: 'Camille', email, role: 'VIEWER' });
    expect(await deskOf(anonymous).previewInvitation({ token })).toBeNull();
    expect(await deskOf(anonymous).previewInvitation(await newestInvitationTo(services, email))).toMatchObject({
      role: 'VIEWER',
    });
  });

  test('answers the same for an address that signs in elsewhere, and takes nothing from it', async () => {
    const stranger = (await rowOf(idOf('ADMIN')))?.['email'];
    organization = await services.anOrganization();
    const email = String(stranger);
    const [taken, free] = [
      await as('OWNER').createMember({ name: 'Camille', email, role: 'VIEWER' }),
      await as('OWNER').createMember({ name: 'Camille', email: anAddress(), role: 'VIEWER' }),
    ];
    expect([taken.kind, free.kind]).toEqual(['MemberCreated', 'MemberCreated']);
    const { rows } = await services.owner.query(
      'SELECT organization_id FROM tenant.users WHERE email_normalised = $1',
      [email],
    );
    expect(rows).toHaveLength(1);
    expect(rows).not.toEqual([{ organization_id: organization.id }]);
  });
});

describe('AlreadyMember', () => {
  test('an address of a member, invited or active, makes no second one', async () => {
    const email = anAddress();
    await as('OWNER').createMember({ name: 'Camille', email, role: 'VIEWER' });
    const active = String((await rowOf(idOf('VIEWER')))?.['email']);
    for (const address of [email, active]) {
      expect(await as('OWNER').createMember({ name: 'Again', email: address, role: 'VIEWER' })).toMatchObject({
        kind: 'AlreadyMember',
        member: { email: address },
      });
    }
  });

  test('twenty at once make one member', async () => {
    const email = anAddress();
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => as('OWNER').createMember({ name: 'Camille', email, role: 'VIEWER' })),
    );
    expect(outcomes.filter(({ kind }) => kind === 'MemberCreated')).toHaveLength(1);
    expect(await invitationsTo(services, email)).toHaveLength(1);
  });
});

describe('InvalidInput', () => {
  test('names everything that is wrong', async () => {
    expect(await as('OWNER').createMember({ name: ' ', email: 'nobody', role: 'VIEWER' })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'name' }, { path: 'email' }],
    });
  });
});

describe('MemberRoleChanged', () => {
  test('the member has the role, and their access tokens ended (V-61)', async () => {
    expect(await as('ADMIN').changeMemberRole({ memberId: idOf('VIEWER'), role: 'ADMIN' })).toMatchObject({
      kind: 'MemberRoleChanged',
      member: { id: idOf('VIEWER'), role: 'ADMIN' },
    });
    expect(await revocationsOf(idOf('VIEWER'))).toBe(1);
    expect(await auditOf('member.role-changed')).toMatchObject([
      { actor_id: idOf('ADMIN'), subject_id: idOf('VIEWER'), before: { role: 'VIEWER' }, after: { role: 'ADMIN' } },
    ]);
  });

  test('their session goes on with the new role', async () => {
    const { refreshToken } = await signIn(idOf('VIEWER'));
    await as('OWNER').changeMemberRole({ memberId: idOf('VIEWER'), role: 'MANAGER' });
    expect(await contextOf(anonymous).sessions.refreshSession({ refreshToken })).toMatchObject({
      kind: 'SessionRefreshed',
      user: { role: 'MANAGER' },
    });
  });

  test('the role they have already changes nothing and is not written down', async () => {
    expect(await as('OWNER').changeMemberRole({ memberId: idOf('VIEWER'), role: 'VIEWER' })).toMatchObject({
      kind: 'MemberRoleChanged',
    });
    expect([await revocationsOf(idOf('VIEWER')), await auditOf('member.role-changed')]).toEqual([0, []]);
  });

  test('the invitation of somebody who has not come yet follows', async () => {
    const email = anAddress();
    const created = await as('ADMIN').createMember({ name: 'Camille', email, role: 'VIEWER' });
    if (created.kind !== 'MemberCreated') throw new Error(created.message);
    await as('OWNER').changeMemberRole({ memberId: created.member.id, role: 'OWNER' });
    const { token } = await newestInvitationTo(services, email);
    expect(await deskOf(anonymous).previewInvitation({ token })).toMatchObject({ role: 'OWNER', inviterName: 'OWNER' });
    await deskOf(anonymous).acceptInvitation({ token, password, ...consents });
    expect(await rowOf(created.member.id)).toMatchObject({ role: 'OWNER', status: 'ACTIVE' });
  });
});

describe('RoleNotYours', () => {
  test('an administrator does not touch an owner or make one', async () => {
    const admin = as('ADMIN');
    const outcomes = [
      await admin.changeMemberRole({ memberId: idOf('OWNER'), role: 'VIEWER' }),
      await admin.changeMemberRole({ memberId: idOf('ADMIN'), role: 'OWNER' }),
      await admin.changeMemberRole({ memberId: idOf('VIEWER'), role: 'OWNER' }),
      await admin.removeMember({ memberId: idOf('OWNER') }),
      await admin.createMember({ name: 'Camille', email: anAddress(), role: 'OWNER' }),
    ];
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 5 }, () => 'RoleNotYours'));
    expect(await rowOf(idOf('OWNER'))).toMatchObject({ role: 'OWNER', status: 'ACTIVE' });
  });

  test('a token that speaks of an earlier role gives nothing', async () => {
    const admin = as('ADMIN');
    await as('OWNER').changeMemberRole({ memberId: idOf('ADMIN'), role: 'VIEWER' });
    expect(await admin.removeMember({ memberId: idOf('MANAGER') })).toMatchObject({ kind: 'RoleNotYours' });
    expect(await admin.createMember({ name: 'Camille', email: anAddress(), role: 'VIEWER' })).toMatchObject({
      kind: 'RoleNotYours',
    });
  });
});

describe('LastOwner', () => {
  test('the last owner is neither demoted nor removed, also not by themselves', async () => {
    expect(await as('OWNER').changeMemberRole({ memberId: idOf('OWNER'), role: 'ADMIN' })).toMatchObject({
      kind: 'LastOwner',
    });
    expect(await as('OWNER').removeMember({ memberId: idOf('OWNER') })).toMatchObject({ kind: 'LastOwner' });
  });

  test('an owner who never came does not count', async () => {
    await as('OWNER').createMember({ name: 'Camille', email: anAddress(), role: 'OWNER' });
    expect(await as('OWNER').removeMember({ memberId: idOf('OWNER') })).toMatchObject({ kind: 'LastOwner' });
  });

  test.each(['changeMemberRole', 'removeMember'] as const)(
    'two owners who %s each other at once leave one',
    async (act) => {
      for (let round = 0; round < 5; round += 1) {
        organization = await services.anOrganization();
        const second = await addOwner();
        const secondId = second.userId ?? '';
        const outcomes = await Promise.all(
          act === 'removeMember'
            ? [
                as('OWNER').removeMember({ memberId: secondId }),
                deskOf(second).removeMember({ memberId: idOf('OWNER') }),
              ]
            : [
                as('OWNER').changeMemberRole({ memberId: secondId, role: 'VIEWER' }),
                deskOf(second).changeMemberRole({ memberId: idOf('OWNER'), role: 'VIEWER' }),
              ],
        );
        expect(outcomes.map(({ kind }) => kind)).toContain('RoleNotYours');
        const { rows } = await services.owner.query(
          "SELECT 1 FROM tenant.users WHERE organization_id = $1 AND role = 'OWNER' AND status = 'ACTIVE'",
          [organization.id],
        );
        expect(rows).toHaveLength(1);
      }
    },
  );

  test('two owners who each step down at once leave one', async () => {
    const second = await addOwner();
    const outcomes = await Promise.all([
      as('OWNER').changeMemberRole({ memberId: idOf('OWNER'), role: 'VIEWER' }),
      deskOf(second).changeMemberRole({ memberId: second.userId ?? '', role: 'VIEWER' }),
    ]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['LastOwner', 'MemberRoleChanged']);
  });
});

describe('MemberRemoved', () => {
  test('every session ends at once, and the person is due in thirty days (V-62, X-04)', async () => {
    const { refreshToken } = await signIn(idOf('MANAGER'));
    const outcome = await as('ADMIN').removeMember({ memberId: idOf('MANAGER') });
    expect(outcome).toMatchObject({
      kind: 'MemberRemoved',
      member: { status: 'REMOVED', removedAt: clock.now(), purgeAt: new Date(clock.now().getTime() + 30 * dayMs) },
    });
    expect(await contextOf(anonymous).sessions.refreshSession({ refreshToken })).toMatchObject({
      kind: 'SessionInvalid',
    });
    const { rows } = await services.owner.query(
      'SELECT 1 FROM tenant.sessions WHERE user_id = $1 AND revoked_at IS NULL',
      [idOf('MANAGER')],
    );
    expect(rows).toEqual([]);
    expect(await revocationsOf(idOf('MANAGER'))).toBe(1);
    expect(await auditOf('member.removed')).toHaveLength(1);
  });

  test('they no longer sign in, are not listed, and can still be named by what they made', async () => {
    const { user } = await signIn(idOf('MANAGER'));
    await as('OWNER').removeMember({ memberId: idOf('MANAGER') });
    expect(await contextOf(anonymous).sessions.login({ email: user.email, password })).toMatchObject({
      kind: 'InvalidCredentials',
    });
    const context = contextOf(organization.member('OWNER'));
    const listed = await context.pages.members({}, { first: 100 });
    expect(listed.nodes.map(({ id }) => id)).not.toContain(idOf('MANAGER'));
    const left = await context.pages.members({ status: 'REMOVED' }, { first: 100 });
    expect(left.nodes.map(({ id }) => id)).toEqual([idOf('MANAGER')]);
    expect(await context.loaders.userById.load(idOf('MANAGER'))).toMatchObject({ name: 'MANAGER' });
  });

  test('their address can be invited again, also by another organization', async () => {
    const email = String((await rowOf(idOf('MANAGER')))?.['email']);
    await as('OWNER').removeMember({ memberId: idOf('MANAGER') });
    expect(await as('OWNER').inviteMember({ email, role: 'VIEWER' })).toMatchObject({ kind: 'MemberInvited' });
    organization = await services.anOrganization('Another');
    await as('OWNER').inviteMember({ email, role: 'ADMIN' });
    const { token } = await newestInvitationTo(services, email);
    expect(await deskOf(anonymous).acceptInvitation({ token, name: 'Camille', password, ...consents })).toMatchObject({
      kind: 'InvitationAccepted',
      organizationName: 'Another',
    });
  });

  test('what they vouched for lapses, or somebody else takes it over', async () => {
    const [lapsing, kept, above] = [anAddress(), anAddress(), anAddress()];
    await as('ADMIN').inviteMember({ email: lapsing, role: 'VIEWER' });
    await as('OWNER').removeMember({ memberId: idOf('ADMIN') });
    expect(await deskOf(anonymous).previewInvitation(await newestInvitationTo(services, lapsing))).toBeNull();

    organization = await services.anOrganization();
    const second = await addOwner();
    await deskOf(second).inviteMember({ email: kept, role: 'ADMIN' });
    await deskOf(second).inviteMember({ email: above, role: 'OWNER' });
    const outcome = await as('OWNER').removeMember({ memberId: second.userId ?? '', reassignTo: idOf('ADMIN') });
    expect(outcome).toMatchObject({ kind: 'MemberRemoved', handedOver: 1 });
    expect(await deskOf(anonymous).previewInvitation(await newestInvitationTo(services, kept))).toMatchObject({
      inviterName: 'ADMIN',
    });
    expect(await deskOf(anonymous).previewInvitation(await newestInvitationTo(services, above))).toBeNull();
  });

  test('the mail of somebody who has not come yet no longer works', async () => {
    const email = anAddress();
    const created = await as('OWNER').createMember({ name: 'Camille', email, role: 'VIEWER' });
    if (created.kind !== 'MemberCreated') throw new Error(created.message);
    await as('OWNER').removeMember({ memberId: created.member.id });
    const { token } = await newestInvitationTo(services, email);
    expect(await deskOf(anonymous).acceptInvitation({ token, password, ...consents })).toMatchObject({
      kind: 'InvitationInvalid',
    });
  });
});

describe('MemberNotFound', () => {
  test.each(['00000000-0000-4000-8000-000000000000', 'not an id', '', '\u0000'])('for %j', async (memberId) => {
    const owner = as('OWNER');
    const outcomes = [
      await owner.changeMemberRole({ memberId, role: 'VIEWER' }),
      await owner.removeMember({ memberId }),
      await owner.restoreMember({ memberId }),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'MemberNotFound', memberId });
  });

  test('for somebody of another organization, in every place where one is named', async () => {
    const theirs = (await services.anOrganization()).member('ADMIN').userId ?? '';
    const owner = as('OWNER');
    const outcomes = [
      await owner.changeMemberRole({ memberId: theirs, role: 'VIEWER' }),
      await owner.removeMember({ memberId: theirs }),
      await owner.restoreMember({ memberId: theirs }),
      await owner.removeMember({ memberId: idOf('VIEWER'), reassignTo: theirs }),
    ];
    for (const outcome of outcomes) expect(outcome).toMatchObject({ kind: 'MemberNotFound', memberId: theirs });
    expect(await rowOf(theirs)).toMatchObject({ role: 'ADMIN', status: 'ACTIVE' });
    expect(await rowOf(idOf('VIEWER'))).toMatchObject({ status: 'ACTIVE' });
  });

  test('for whoever cannot take over: the member themselves, and who may not invite', async () => {
    for (const reassignTo of [idOf('VIEWER'), idOf('MANAGER')]) {
      expect(await as('OWNER').removeMember({ memberId: idOf('VIEWER'), reassignTo })).toMatchObject({
        kind: 'MemberNotFound',
        memberId: reassignTo,
      });
    }
  });

  test('for somebody who left, except to take them back, and for somebody who did not leave', async () => {
    await as('OWNER').removeMember({ memberId: idOf('VIEWER') });
    for (const outcome of [
      await as('OWNER').removeMember({ memberId: idOf('VIEWER') }),
      await as('OWNER').changeMemberRole({ memberId: idOf('VIEWER'), role: 'ADMIN' }),
      await as('OWNER').restoreMember({ memberId: idOf('MANAGER') }),
    ])
      expect(outcome).toMatchObject({ kind: 'MemberNotFound' });
  });
});

describe('MemberRestored', () => {
  test('is the same member in the same role, who proves their address again (X-04)', async () => {
    const { user, refreshToken } = await signIn(idOf('MANAGER'));
    await as('OWNER').removeMember({ memberId: user.id });
    clock.advance(29 * dayMs);
    expect(await as('OWNER').restoreMember({ memberId: user.id })).toMatchObject({
      kind: 'MemberRestored',
      member: { id: user.id, role: 'MANAGER', status: 'INVITED', removedAt: null, purgeAt: null },
    });
    expect(await contextOf(anonymous).sessions.login({ email: user.email, password })).toMatchObject({
      kind: 'InvalidCredentials',
    });
    const { token } = await newestInvitationTo(services, user.email);
    await deskOf(anonymous).acceptInvitation({ token, password: `${password} again`, ...consents });
    expect(
      await contextOf(anonymous).sessions.login({ email: user.email, password: `${password} again` }),
    ).toMatchObject({
      kind: 'LoggedIn',
      user: { id: user.id, name: 'MANAGER' },
    });
    expect(await contextOf(anonymous).sessions.refreshSession({ refreshToken })).toMatchObject({
      kind: 'SessionInvalid',
    });
    expect(await auditOf('member.restored')).toHaveLength(1);
  });

  test('answers the same when the address signs in elsewhere by now, which only its owner learns', async () => {
    const email = String((await rowOf(idOf('MANAGER')))?.['email']);
    await as('OWNER').removeMember({ memberId: idOf('MANAGER') });
    const first = organization;
    organization = await services.anOrganization();
    await as('OWNER').inviteMember({ email, role: 'VIEWER' });
    await deskOf(anonymous).acceptInvitation({
      ...(await newestInvitationTo(services, email)),
      name: 'Camille',
      password,
      ...consents,
    });
    organization = first;
    expect(await as('OWNER').restoreMember({ memberId: idOf('MANAGER') })).toMatchObject({
      kind: 'MemberRestored',
      member: { status: 'INVITED' },
    });
    const { token } = await newestInvitationTo(services, email);
    expect(await deskOf(anonymous).acceptInvitation({ token, password, ...consents })).toMatchObject({
      kind: 'AlreadyMemberElsewhere',
    });
  });
});

describe('what hinders restoring', () => {
  test('AlreadyMember: the address came back by another way', async () => {
    const email = String((await rowOf(idOf('MANAGER')))?.['email']);
    await as('OWNER').removeMember({ memberId: idOf('MANAGER') });
    await as('OWNER').createMember({ name: 'Camille', email, role: 'VIEWER' });
    expect(await as('OWNER').restoreMember({ memberId: idOf('MANAGER') })).toMatchObject({ kind: 'AlreadyMember' });
  });

  test('RoleNotYours: an administrator takes no owner back', async () => {
    const second = await addOwner();
    await as('OWNER').removeMember({ memberId: second.userId ?? '' });
    expect(await as('ADMIN').restoreMember({ memberId: second.userId ?? '' })).toMatchObject({ kind: 'RoleNotYours' });
  });

  test('MemberNotFound: their time is up, whether or not the worker came by', async () => {
    await as('OWNER').removeMember({ memberId: idOf('VIEWER') });
    clock.advance(30 * dayMs);
    expect(await as('OWNER').restoreMember({ memberId: idOf('VIEWER') })).toMatchObject({ kind: 'MemberNotFound' });
  });
});

describe('the list of members', () => {
  const idsOf = async (filter: Parameters<TenantContext['pages']['members']>[0]) => {
    const page = await contextOf(organization.member('MANAGER')).pages.members(filter, { first: 100 });
    return page.nodes.map(({ id }) => id);
  };

  test('is narrowed by role, state, and part of a name or address (V-58)', async () => {
    await services.owner.query("UPDATE tenant.users SET name = 'Ada 100%_x' WHERE id = $1", [idOf('VIEWER')]);
    await services.owner.query("UPDATE tenant.users SET status = 'DISABLED' WHERE id = $1", [idOf('OPERATOR')]);
    expect(await idsOf({ role: 'ADMIN' })).toEqual([idOf('ADMIN')]);
    expect(await idsOf({ status: 'DISABLED' })).toEqual([idOf('OPERATOR')]);
    expect(await idsOf({ search: 'aDa 1' })).toEqual([idOf('VIEWER')]);
    expect(await idsOf({ search: '%_x' })).toEqual([idOf('VIEWER')]);
    expect(await idsOf({ search: 'manager-' })).toEqual([idOf('MANAGER')]);
    expect(await idsOf({ search: '_' })).toEqual([idOf('VIEWER')]);
    expect(await idsOf({ search: 'a\u0000da' })).toEqual([idOf('VIEWER')]);
    expect(await idsOf({ role: 'ADMIN', search: 'manager' })).toEqual([]);
  });

  test('holds those who are yet to come, after those who are there', async () => {
    const created = await as('OWNER').createMember({ name: 'Camille', email: anAddress(), role: 'VIEWER' });
    if (created.kind !== 'MemberCreated') throw new Error(created.message);
    expect((await idsOf({})).at(-1)).toBe(created.member.id);
    expect(await idsOf({ status: 'INVITED' })).toEqual([created.member.id]);
  });
});
