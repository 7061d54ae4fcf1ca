import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { anonymous, type Viewer } from '../../../../platform/viewer/viewer.js';
import { invitationsTo, newestInvitationTo } from '../../../../tests/support/mailed-invitations.js';
import { TenantContext } from '../../context.js';

const dayMs = 24 * 60 * 60 * 1_000;
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
});

const contextOf = (viewer: Viewer) => new TenantContext(services, { viewer, requestId: 'test', clientAddress: null });
const as = (role: Parameters<TestOrganization['member']>[0]) => contextOf(organization.member(role)).members;
const preview = (token: string) => contextOf(anonymous).members.previewInvitation({ token });

async function invited(role: 'OWNER' | 'ADMIN' | 'VIEWER' = 'VIEWER') {
  const outcome = await as('OWNER').inviteMember({ email, role });
  if (outcome.kind !== 'MemberInvited') throw new Error(outcome.message);
  return outcome.invitation;
}

async function auditOf(action: string) {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    'SELECT actor_id, subject_id, before, after FROM platform.audit_logs WHERE organization_id = $1 AND action = $2',
    [organization.id, action],
  );
  return rows;
}

describe('MemberInvited', () => {
  test('one mail with a link and a code, which no row keeps readable (V-59, X-03)', async () => {
    const outcome = await as('ADMIN').inviteMember({ email: ` ${email.toUpperCase()} `, role: 'MANAGER' });
    expect(outcome).toMatchObject({
      kind: 'MemberInvited',
      invitation: { email, role: 'MANAGER', state: 'PENDING', expiresAt: new Date(clock.now().getTime() + 7 * dayMs) },
    });
    const mails = await invitationsTo(services, email);
    expect(mails).toMatchObject([{ role: 'MANAGER', inviterName: 'ADMIN', organizationName: 'Ours' }]);
    const { token, code } = mails[0] ?? { token: '', code: '' };
    expect([token, code]).toEqual([expect.stringMatching(/^[\w-]{43}$/), expect.stringMatching(/^\d{6}$/)]);
    const { rows } = await services.owner.query(
      'SELECT to_jsonb(i)::text AS row FROM tenant.invitations i WHERE email_normalised = $1 UNION ALL SELECT to_jsonb(l)::text FROM platform.audit_logs l WHERE organization_id = $2 UNION ALL SELECT to_jsonb(m)::text FROM platform.mail_outbox m WHERE organization_id = $2',
      [email, organization.id],
    );
    expect(rows).toHaveLength(3);
    for (const { row } of rows as { row: string }[]) {
      expect(row).not.toContain(token);
      expect(row).not.toContain(`"${code}"`);
    }
    expect(JSON.stringify(outcome)).not.toContain(token);
  });

  test('the answer, the rows and the mail are the same for an address that signs in elsewhere', async () => {
    const { rows } = await services.owner.query<{ email: string }>('SELECT email FROM tenant.users WHERE id = $1', [
      organization.member('ADMIN').userId,
    ]);
    const known = rows[0]?.email ?? '';
    organization = await services.anOrganization('Theirs');
    const outcomes = [
      await as('OWNER').inviteMember({ email: known, role: 'VIEWER' }),
      await as('OWNER').inviteMember({ email, role: 'VIEWER' }),
    ].map((outcome) => (outcome.kind === 'MemberInvited' ? { ...outcome.invitation, id: '', email: '' } : outcome));
    expect(outcomes[0]).toEqual(outcomes[1]);
    expect(await invitationsTo(services, known)).toHaveLength(1);
  });

  test('an expired one is replaced', async () => {
    const first = await invited();
    const { token } = await newestInvitationTo(services, email);
    clock.advance(7 * dayMs);
    const second = await invited();
    expect(second.id).not.toBe(first.id);
    expect(await preview(token)).toBeNull();
    expect(await preview((await newestInvitationTo(services, email)).token)).toMatchObject({ role: 'VIEWER' });
  });
});

describe('what hinders inviting', () => {
  test('AlreadyMember and AlreadyInvited, also when twenty ask at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => as('OWNER').inviteMember({ email, role: 'VIEWER' })),
    );
    const kinds = outcomes.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'MemberInvited')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'AlreadyInvited')).toHaveLength(19);
    await contextOf(anonymous).members.acceptInvitation({
      ...(await newestInvitationTo(services, email)),
      name: 'Camille',
      password: 'correct horse battery',
      acceptsTerms: true,
      acceptsPrivacy: true,
    });
    expect(await as('OWNER').inviteMember({ email, role: 'VIEWER' })).toMatchObject({ kind: 'AlreadyMember' });
  });

  test('RoleNotYours: an administrator invites no owner', async () => {
    expect(await as('ADMIN').inviteMember({ email, role: 'OWNER' })).toMatchObject({ kind: 'RoleNotYours' });
    expect(await invitationsTo(services, email)).toEqual([]);
  });

  test('InvalidInput: what is no address', async () => {
    for (const wrong of ['', 'nobody', 'a@example.com, b@example.com', 'a@example.com\nBcc: b@example.com'])
      expect(await as('OWNER').inviteMember({ email: wrong, role: 'VIEWER' })).toMatchObject({
        kind: 'InvalidInput',
        problems: [{ path: 'email' }],
      });
  });
});

describe('TooManyInvitations', () => {
  test('an address gets five mails a day from an organization, however they are asked for', async () => {
    const again = async () => {
      const { id } = await invited();
      await as('OWNER').revokeInvitation({ invitationId: id });
    };
    await again();
    await again();
    await again();
    const { id } = await invited();
    expect(await as('OWNER').resendInvitation({ invitationId: id })).toMatchObject({ kind: 'InvitationResent' });
    const outcomes = [await as('OWNER').resendInvitation({ invitationId: id })];
    await as('OWNER').revokeInvitation({ invitationId: id });
    expect([
      ...outcomes,
      await as('OWNER').inviteMember({ email, role: 'VIEWER' }),
      await as('OWNER').createMember({ name: 'Camille', email, role: 'VIEWER' }),
    ]).toMatchObject(Array.from({ length: 3 }, () => ({ kind: 'TooManyInvitations', retryAfterSeconds: 86_400 })));
    expect(await invitationsTo(services, email)).toHaveLength(5);
    // Another organization is not told: its answer would say that somebody else invites the address.
    organization = await services.anOrganization();
    await invited();
    clock.advance(dayMs);
  });

  test('an organization sends a hundred an hour', async () => {
    await services.owner.query(
      `INSERT INTO tenant.invitations (organization_id, email, email_normalised, role, invited_by, token_hash, code_hash, mails_sent, last_sent_at, created_at, expires_at)
       SELECT $1::uuid, n || '@example.com', n || '@example.com', 'VIEWER', $2::uuid, $1::text || '-' || n, 'x', 1, $3::timestamptz, $3, $3 FROM generate_series(1, 99) AS n`,
      [organization.id, organization.member('OWNER').userId, clock.now()],
    );
    await invited();
    expect(await as('OWNER').inviteMember({ email: `x${email}`, role: 'VIEWER' })).toMatchObject({
      kind: 'TooManyInvitations',
      retryAfterSeconds: 3_600,
    });
    clock.advance(60 * 60 * 1_000);
    expect(await as('OWNER').inviteMember({ email: `x${email}`, role: 'VIEWER' })).toMatchObject({
      kind: 'MemberInvited',
    });
  });
});

describe('InvitationResent', () => {
  test('has a new link and a new code; the earlier ones are worthless', async () => {
    const { id } = await invited();
    clock.advance(6 * dayMs);
    const outcome = await as('ADMIN').resendInvitation({ invitationId: id });
    expect(outcome).toMatchObject({
      kind: 'InvitationResent',
      invitation: { id, mailsSent: 2, expiresAt: new Date(clock.now().getTime() + 7 * dayMs) },
    });
    const [first, second] = await invitationsTo(services, email);
    expect(await preview(first?.token ?? '')).toBeNull();
    expect(await preview(second?.token ?? '')).toMatchObject({ inviterName: 'ADMIN' });
    const { members } = contextOf(anonymous);
    const boxes = { acceptsTerms: true, acceptsPrivacy: true };
    const answer = { email, name: 'Camille', password: 'correct horse battery', ...boxes };
    expect(await members.acceptInvitation({ ...answer, code: first?.code ?? '' })).toMatchObject({
      kind: first?.code === second?.code ? 'InvitationAccepted' : 'InvitationInvalid',
    });
  });

  test('wakes an expired one', async () => {
    const { id } = await invited();
    clock.advance(30 * dayMs);
    await as('OWNER').resendInvitation({ invitationId: id });
    expect(await preview((await newestInvitationTo(services, email)).token)).not.toBeNull();
  });

  test('RoleNotYours: an administrator does not send an owner’s again', async () => {
    const { id } = await invited('OWNER');
    expect(await as('ADMIN').resendInvitation({ invitationId: id })).toMatchObject({ kind: 'RoleNotYours' });
  });
});

describe('InvitationRevoked', () => {
  test('its link shows and gives nothing', async () => {
    const { id } = await invited();
    expect(await as('ADMIN').revokeInvitation({ invitationId: id })).toMatchObject({
      kind: 'InvitationRevoked',
      invitation: { id, state: 'REVOKED' },
    });
    const { token } = await newestInvitationTo(services, email);
    expect(await preview(token)).toBeNull();
    const answer = { token, name: 'Camille', password: 'correct horse battery' };
    expect(await contextOf(anonymous).members.acceptInvitation(answer)).toMatchObject({ kind: 'InvitationInvalid' });
    expect(await auditOf('invitation.revoked')).toHaveLength(1);
  });

  test('InvitationClosed: it is revoked or sent once more', async () => {
    const { id } = await invited();
    await as('OWNER').revokeInvitation({ invitationId: id });
    for (const outcome of [
      await as('OWNER').revokeInvitation({ invitationId: id }),
      await as('OWNER').resendInvitation({ invitationId: id }),
    ])
      expect(outcome).toMatchObject({ kind: 'InvitationClosed', invitation: { state: 'REVOKED' } });
  });

  test('RoleNotYours: an administrator does not take an owner’s back', async () => {
    const { id } = await invited('OWNER');
    expect(await as('ADMIN').revokeInvitation({ invitationId: id })).toMatchObject({ kind: 'RoleNotYours' });
  });
});

describe('InvitationNotFound', () => {
  test('for another organization’s, unknown and malformed ids', async () => {
    const { id } = await invited();
    organization = await services.anOrganization();
    for (const invitationId of [id, randomUUID(), 'not an id', '\u0000']) {
      for (const outcome of [
        await as('OWNER').revokeInvitation({ invitationId }),
        await as('OWNER').resendInvitation({ invitationId }),
      ])
        expect(outcome).toMatchObject({ kind: 'InvitationNotFound', invitationId });
    }
  });
});

describe('the list of invitations', () => {
  test('is narrowed by what became of them, newest first, and ends at the organization', async () => {
    const idsOf = async (status: 'PENDING' | 'EXPIRED' | 'ACCEPTED' | 'REVOKED' | null) => {
      const { pages, now } = as('ADMIN');
      const page = await pages.invitations({ status, now }, { first: 100 });
      return page.nodes.map(({ id }) => id);
    };
    const old = await invited();
    clock.advance(7 * dayMs);
    email = `b${email}`;
    const revoked = await invited();
    await as('OWNER').revokeInvitation({ invitationId: revoked.id });
    email = `b${email}`;
    const pending = await invited();
    expect(await idsOf(null)).toEqual([pending.id, revoked.id, old.id]);
    expect(await idsOf('PENDING')).toEqual([pending.id]);
    expect(await idsOf('EXPIRED')).toEqual([old.id]);
    expect(await idsOf('REVOKED')).toEqual([revoked.id]);
    expect(await idsOf('ACCEPTED')).toEqual([]);
    organization = await services.anOrganization();
    expect(await idsOf(null)).toEqual([]);
  });
});

describe('the preview of a link', () => {
  test('names the organization, the inviter, the role, and hardly the address', async () => {
    const { expiresAt } = await invited('ADMIN');
    const { token } = await newestInvitationTo(services, email);
    expect(await preview(token)).toEqual({
      organizationName: 'Ours',
      inviterName: 'OWNER',
      role: 'ADMIN',
      maskedEmail: 'c********@example.com',
      expiresAt,
    });
  });

  test.each(['', 'nothing', '\u0000', 'a'.repeat(100_000)])('is nothing for a made-up token: %#', async (token) => {
    expect(await preview(token)).toBeNull();
  });
});
