import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { NotPlatformAdmin } from '../../../../platform/tenancy/platform-scope.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import { startTestServices, type TestServices } from '../../../../platform/testing/test-services.js';
import type { Viewer } from '../../../../platform/viewer/viewer.js';
import { AdminContext } from '../../context.js';

const dayMs = 24 * 60 * 60 * 1_000;

let services: TestServices;
let admin: Viewer;
let context: AdminContext;
const clock = new TestClock();

beforeAll(async () => {
  services = await startTestServices({ clock });
  admin = await services.aPlatformAdmin();
  context = contextOf(admin);
});
afterAll(() => services.close());

const contextOf = (viewer: Viewer) =>
  new AdminContext(services, { viewer, requestId: randomUUID(), clientAddress: null });
const anAddress = () => `camille-${randomUUID()}@example.com`;
const firstOwnerOf = (id: string) => contextOf(admin).organizationLoaders.firstOwner.load(id);

async function created(ownerEmail?: string): Promise<string> {
  const named = ownerEmail === undefined ? {} : { ownerEmail, ownerName: 'Camille Moreau' };
  const outcome = await context.createOrganization({
    name: 'Atelier neuf',
    type: 'B2B',
    plan: 'GROWTH',
    locale: 'FR',
    ...named,
  });
  if (outcome.kind !== 'OrganizationCreated') throw new Error(outcome.message);
  return outcome.organization.id;
}

const invite = (organizationId: string, email: string, more: { idempotencyKey?: string; name?: string } = {}) =>
  context.inviteFirstOwner({ organizationId, email, name: 'Camille Moreau', locale: 'EN', ...more });

/** An invitation of an owner, as the tenant house leaves it when it took the wish up. */
async function sentTo(organizationId: string, email: string, mailsSent = 1): Promise<string> {
  await services.owner.query(
    `UPDATE tenant.organizations SET first_owner_email = NULL, first_owner_name = NULL, first_owner_wanted_by = NULL,
       first_owner_wanted_by_name = NULL WHERE id = $1`,
    [organizationId],
  );
  const now = clock.now();
  const { rows } = await services.owner.query<{ id: string }>(
    `INSERT INTO tenant.invitations (organization_id, email, email_normalised, role, invited_by, token_hash, code_hash, mails_sent, last_sent_at, created_at, expires_at)
     VALUES ($1, $2, $2, 'OWNER', $3, $4, 'no code', $5, $6, $6, $7) RETURNING id`,
    [organizationId, email, admin.userId, randomUUID(), mailsSent, now, new Date(now.getTime() + 7 * dayMs)],
  );
  return rows[0]?.id ?? '';
}

async function statusOf(invitationId: string) {
  const { rows } = await services.owner.query<{ status: string; closed_at: Date | null }>(
    'SELECT status, closed_at FROM tenant.invitations WHERE id = $1',
    [invitationId],
  );
  return rows[0];
}

async function wishOf(organizationId: string) {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    'SELECT first_owner_email AS email, first_owner_locale AS locale, first_owner_wanted_by AS "wantedBy" FROM tenant.organizations WHERE id = $1',
    [organizationId],
  );
  return rows[0];
}

async function addMember(organizationId: string, role: string, status: string, email = anAddress()): Promise<void> {
  await services.owner.query(
    `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, password_hash, status, email_verified_at)
     VALUES ($1, $2, CASE WHEN $4 = 'INVITED' THEN NULL ELSE $2 END, 'Somebody', $3, 'no password', $4, now())`,
    [organizationId, email, role, status],
  );
}

describe('FirstOwnerInvited', () => {
  test('an invitation that was sent is withdrawn at once, and the corrected address is wanted (V-69)', async () => {
    const id = await created(anAddress());
    const mistyped = await sentTo(id, 'camile@example.com');
    const email = anAddress();
    expect(await invite(id, ` ${email.toUpperCase()} `)).toMatchObject({
      kind: 'FirstOwnerInvited',
      organization: { id },
    });
    expect(await statusOf(mistyped)).toEqual({ status: 'REVOKED', closed_at: clock.now() });
    expect(await wishOf(id)).toEqual({ email, locale: 'EN', wantedBy: admin.userId });
    expect(await firstOwnerOf(id)).toEqual({ email, status: 'WAITING', expiresAt: null });
  });

  test('both chains say who named whom, the address masked', async () => {
    const id = await created();
    const email = anAddress();
    await invite(id, email);
    const { rows } = await services.owner.query<{ organization_id: string | null; kept: string }>(
      `SELECT organization_id, after::text AS kept FROM platform.audit_logs
       WHERE action = 'organization.owner-named' AND subject_id = $1 AND actor_id = $2 ORDER BY organization_id NULLS LAST`,
      [id, admin.userId],
    );
    expect(rows.map(({ organization_id }) => organization_id)).toEqual([id, null]);
    expect(rows.some(({ kept }) => kept.includes(email))).toBe(false);
  });

  test('the same request sent twice names them once', async () => {
    const id = await created();
    const idempotencyKey = randomUUID();
    const email = anAddress();
    await invite(id, email, { idempotencyKey });
    const invitation = await sentTo(id, email);
    expect(await invite(id, email, { idempotencyKey })).toMatchObject({ kind: 'FirstOwnerInvited' });
    expect(await statusOf(invitation)).toMatchObject({ status: 'PENDING' });
    expect(await wishOf(id)).toMatchObject({ email: null });
  });

  test('an owner whose account is disabled leaves the organization without one', async () => {
    const id = await created();
    await addMember(id, 'OWNER', 'DISABLED');
    expect(await invite(id, anAddress())).toMatchObject({ kind: 'FirstOwnerInvited' });
  });
});

describe('OrganizationHasOwner', () => {
  test('an owner who can sign in invites whom they want: nothing of theirs is withdrawn', async () => {
    const id = await created();
    await addMember(id, 'OWNER', 'ACTIVE');
    const invitation = await sentTo(id, anAddress());
    expect(await invite(id, anAddress())).toMatchObject({ kind: 'OrganizationHasOwner' });
    expect(await statusOf(invitation)).toMatchObject({ status: 'PENDING' });
  });
});

describe('TooManyInvitations', () => {
  test('an address gets five mails a day, and one more the day after (V-63)', async () => {
    const id = await created();
    const email = anAddress();
    const invitation = await sentTo(id, email, 5);
    expect(await invite(id, email)).toMatchObject({ kind: 'TooManyInvitations', retryAfterSeconds: 86_400 });
    expect(await statusOf(invitation)).toMatchObject({ status: 'PENDING' });
    clock.advance(dayMs);
    expect(await invite(id, email)).toMatchObject({ kind: 'FirstOwnerInvited' });
  });
});

describe('OrganizationNotFound and OrganizationCannotMove', () => {
  test('nobody is named for an organization that is not there, or not active', async () => {
    expect(await invite(randomUUID(), anAddress())).toMatchObject({ kind: 'OrganizationNotFound' });
    expect(await invite('no id', anAddress())).toMatchObject({ kind: 'OrganizationNotFound' });
    const id = await created();
    await services.owner.query("UPDATE tenant.organizations SET status = 'SUSPENDED' WHERE id = $1", [id]);
    expect(await invite(id, anAddress())).toMatchObject({ kind: 'OrganizationCannotMove', status: 'SUSPENDED' });
  });
});

describe('InvalidInput', () => {
  test.each([
    [{ email: 'camille' }, 'email'],
    [{ email: 'camille@example.com, eve@example.com' }, 'email'],
    [{ name: ' ' }, 'name'],
    [{ idempotencyKey: 'with spaces' }, 'idempotencyKey'],
  ])('%j', async (wrong, path) => {
    const input = { organizationId: await created(), email: anAddress(), name: 'Camille', locale: 'FR' as const };
    expect(await context.inviteFirstOwner({ ...input, ...wrong })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path }],
    });
  });

  test('somebody who is a member already is not invited', async () => {
    const id = await created();
    const email = anAddress();
    await addMember(id, 'ADMIN', 'ACTIVE', email);
    expect(await invite(id, email)).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'email' }] });
  });

  test('a key says one thing', async () => {
    const id = await created();
    const idempotencyKey = randomUUID();
    await invite(id, anAddress(), { idempotencyKey });
    expect(await invite(id, anAddress(), { idempotencyKey })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'idempotencyKey' }],
    });
  });
});

describe('what the organization shows of its first owner', () => {
  test('nobody, waiting, invited, expired, and nobody again when it was withdrawn', async () => {
    const email = anAddress();
    expect(await firstOwnerOf(await created())).toBeNull();
    const id = await created(email);
    expect(await firstOwnerOf(id)).toEqual({ email, status: 'WAITING', expiresAt: null });
    const invitation = await sentTo(id, email);
    const expiresAt = new Date(clock.now().getTime() + 7 * dayMs);
    expect(await firstOwnerOf(id)).toEqual({ email, status: 'INVITED', expiresAt });
    clock.advance(7 * dayMs);
    expect(await firstOwnerOf(id)).toEqual({ email, status: 'EXPIRED', expiresAt });
    await services.owner.query("UPDATE tenant.invitations SET status = 'REVOKED', closed_at = now() WHERE id = $1", [
      invitation,
    ]);
    expect(await firstOwnerOf(id)).toBeNull();
  });

  test('an owner whom a member invited is no first owner', async () => {
    const organization = await services.anOrganization();
    const { id } = organization;
    const invitation = await sentTo(id, anAddress());
    await services.owner.query('UPDATE tenant.invitations SET invited_by = $2 WHERE id = $1', [
      invitation,
      organization.member('OWNER').userId,
    ]);
    expect(await firstOwnerOf(id)).toBeNull();
  });
});

describe('nobody but a platform admin', () => {
  test('names a first owner', async () => {
    const organization = await services.anOrganization();
    const input = { organizationId: organization.id, email: anAddress(), name: 'Camille', locale: 'FR' as const };
    const act = async () => contextOf(organization.member('OWNER')).inviteFirstOwner(input);
    await expect(act()).rejects.toThrow(NotPlatformAdmin);
  });
});
