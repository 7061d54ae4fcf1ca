import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../platform/testing/test-clock.js';
import { startTestServices, type TestServices } from '../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../platform/use-case/define-use-case.js';
import { anonymous, type Viewer } from '../../../platform/viewer/viewer.js';
import { invitationsTo, newestInvitationTo } from '../../../tests/support/mailed-invitations.js';
import { organizationScopeOfJob } from '../../../platform/tenancy/organization-scope.js';
import { memberStoreOf } from '../context/members.js';
import { TenantContext } from '../context.js';
import { inviteFirstOwner } from '../use-cases/invitations/invite-first-owner.js';
import { createTenantWorker } from '../worker.js';

const password = 'correct horse battery staple';
const clock = new TestClock();

let services: TestServices;
let admin: Viewer;

beforeAll(async () => {
  services = await startTestServices({ clock });
  admin = await services.aPlatformAdmin();
});
afterAll(() => services.close());

const anAddress = () => `camille-${randomUUID()}@example.com`;
const stranger = () =>
  new TenantContext(services, { viewer: anonymous, requestId: 'test', clientAddress: null }).members;

/** An organization whose row asks for its first owner, as the admin house leaves it. */
async function handedOver(email: string): Promise<string> {
  const { rows } = await services.owner.query<{ id: string }>(
    `INSERT INTO tenant.organizations (name, slug, plan, first_owner_email, first_owner_name, first_owner_wanted_by, first_owner_wanted_by_name)
     VALUES ('Atelier neuf', $1, 'GROWTH', $2, 'Camille Moreau', $3, 'La plateforme') RETURNING id`,
    [`atelier-${randomUUID()}`, email, admin.userId],
  );
  return rows[0]?.id ?? '';
}

/** One round of the worker: what the sweep finds, and the handler for each of it. */
async function aRound(): Promise<void> {
  const { bindings, sweeps } = createTenantWorker(services);
  const due = (await Promise.all(sweeps.map((sweep) => sweep.run()))).flat();
  for (const { job, payload } of due) {
    const binding = bindings.find((each) => each.job.name === job);
    await binding?.handle(payload, { signal: new AbortController().signal, attempt: 1 });
  }
}

async function peopleOf(organizationId: string) {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    'SELECT email, name, role, status FROM tenant.users WHERE organization_id = $1',
    [organizationId],
  );
  return rows;
}

describe('FirstOwnerInvited', () => {
  test('the owner whom the platform admin named is written to once, accepts, and owns the organization (V-69, X-03)', async () => {
    const email = anAddress();
    const id = await handedOver(email);
    await aRound();
    await aRound();
    expect(await invitationsTo(services, email)).toMatchObject([
      { role: 'OWNER', inviterName: 'La plateforme', organizationName: 'Atelier neuf' },
    ]);
    expect(await peopleOf(id)).toEqual([{ email, name: 'Camille Moreau', role: 'OWNER', status: 'INVITED' }]);
    const { token } = await newestInvitationTo(services, email);
    expect(await stranger().previewInvitation({ token })).toMatchObject({ role: 'OWNER' });
    expect(await stranger().acceptInvitation({ token, password })).toMatchObject({
      kind: 'InvalidInput',
      problems: [{ path: 'acceptsTerms' }, { path: 'acceptsPrivacy' }],
    });
    const consents = { acceptsTerms: true, acceptsPrivacy: true };
    expect(await stranger().acceptInvitation({ token, password, ...consents })).toMatchObject({
      kind: 'InvitationAccepted',
      email,
    });
    expect(await peopleOf(id)).toEqual([{ email, name: 'Camille Moreau', role: 'OWNER', status: 'ACTIVE' }]);
    const { rows } = await services.owner.query<{ action: string }>(
      'SELECT action FROM platform.audit_logs WHERE organization_id = $1 ORDER BY position',
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['member.created', 'invitation.accepted']);
  });

  test('and the wish is forgotten with the invitation', async () => {
    const id = await handedOver(anAddress());
    await aRound();
    const { rows } = await services.owner.query(
      'SELECT first_owner_email, first_owner_name, first_owner_wanted_by FROM tenant.organizations WHERE id = $1',
      [id],
    );
    expect(rows).toEqual([{ first_owner_email: null, first_owner_name: null, first_owner_wanted_by: null }]);
  });
});

describe('an invitation that a platform admin vouches for', () => {
  test('stops working with their account', async () => {
    const leaving = await services.aPlatformAdmin();
    const email = anAddress();
    const id = await handedOver(email);
    await services.owner.query('UPDATE tenant.organizations SET first_owner_wanted_by = $2 WHERE id = $1', [
      id,
      leaving.userId,
    ]);
    await aRound();
    const { token } = await newestInvitationTo(services, email);
    await services.owner.query("UPDATE tenant.users SET status = 'DISABLED' WHERE id = $1", [leaving.userId]);
    expect(await stranger().previewInvitation({ token })).toBeNull();
    expect(await stranger().acceptInvitation({ token, password })).toMatchObject({ kind: 'InvitationInvalid' });
  });

  test('gives no other role than owner', async () => {
    const email = anAddress();
    const id = await handedOver(email);
    await aRound();
    await services.owner.query("UPDATE tenant.invitations SET role = 'ADMIN' WHERE organization_id = $1", [id]);
    const { token } = await newestInvitationTo(services, email);
    expect(await stranger().previewInvitation({ token })).toBeNull();
  });
});

describe('NobodyWanted', () => {
  test('a suspended organization waits, and is taken up when it is let in again', async () => {
    const email = anAddress();
    const id = await handedOver(email);
    await services.owner.query("UPDATE tenant.organizations SET status = 'SUSPENDED' WHERE id = $1", [id]);
    await aRound();
    expect(await invitationsTo(services, email)).toEqual([]);
    await services.owner.query("UPDATE tenant.organizations SET status = 'ACTIVE' WHERE id = $1", [id]);
    await aRound();
    expect(await invitationsTo(services, email)).toHaveLength(1);
  });
});

describe('nobody but the clockwork', () => {
  test('invites a first owner, a platform admin included', async () => {
    const id = await handedOver(anAddress());
    const store = memberStoreOf(services, organizationScopeOfJob({ organizationId: id }));
    const trail = { viewer: admin, requestId: 'test', clientAddress: null };
    const post = { sealer: services.envelope, hashSecret: services.config.hashSecret, webUrl: services.config.webUrl };
    const invite = () => ready(inviteFirstOwner, { viewer: admin, store, clock, trail, post })({});
    await expect(invite()).rejects.toThrow(NotPermitted);
  });
});
