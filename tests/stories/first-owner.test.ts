import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createTenantWorker } from '../../subgraphs/tenant/worker.js';
import { anonymous, type Viewer } from '../../platform/viewer/viewer.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';

const password = 'correct horse battery staple';
const consents = { acceptsTerms: true, acceptsPrivacy: true };
const mistyped = 'camile@atelier.example';
const right = 'camille@atelier.example';

let platform: TestPlatform;
let admin: Viewer;

beforeAll(async () => {
  platform = await startTestPlatform({ withWorker: false });
  admin = await platform.services.aPlatformAdmin();
}, 60_000);
afterAll(() => platform.close());

const act = (name: string, selection: string): string => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { asked: ${name}(input: $input) { __typename ... on UserError { message } ${selection} } }`;
};

async function perform(viewer: Viewer, name: string, input: object, selection = '') {
  const answer = await platform.ask(viewer, act(name, selection), { input });
  return answer.data?.['asked'] as Record<string, unknown> | undefined;
}

/** One round of the worker of the tenant house: what its sweeps find, and the handler for each of it. */
async function aRound(): Promise<void> {
  const { bindings, sweeps } = createTenantWorker(platform.services);
  const due = (await Promise.all(sweeps.map((sweep) => sweep.run()))).flat();
  for (const { job, payload } of due) {
    const binding = bindings.find((each) => each.job.name === job);
    await binding?.handle(payload, { signal: new AbortController().signal, attempt: 1 });
  }
}

async function firstOwnerOf(id: string) {
  const query = 'query ($id: ID!) { platformOrganization(id: $id) { firstOwner { email status } } }';
  const answer = await platform.ask(admin, query, { id });
  return (answer.data?.['platformOrganization'] as { firstOwner: unknown } | null)?.firstOwner;
}

/** The link of the newest mail. */
async function linkTo(address: string): Promise<string> {
  const [mail] = await platform.mailTo(address);
  return /\/invitation\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

test('an owner who was mistyped is named again, comes, and is the only one who can (V-69, X-03)', async () => {
  const created = await perform(
    admin,
    'createOrganization',
    { name: 'Atelier', ownerEmail: mistyped, ownerName: 'Camille Moreau' },
    '... on OrganizationCreated { organization { id } }',
  );
  const organization = created?.['organization'] as { id: string };
  const organizationId = organization.id;
  expect(await firstOwnerOf(organizationId)).toEqual({ email: mistyped, status: 'WAITING' });
  await aRound();
  const lost = await linkTo(mistyped);
  expect(await firstOwnerOf(organizationId)).toEqual({ email: mistyped, status: 'INVITED' });

  const input = { organizationId, email: right, name: 'Camille Moreau', locale: 'EN' };
  expect(await perform(admin, 'inviteFirstOwner', input)).toMatchObject({ __typename: 'FirstOwnerInvited' });
  // At once, and not when the worker comes to it.
  expect(await perform(anonymous, 'acceptInvitation', { token: lost, password, ...consents })).toMatchObject({
    __typename: 'InvitationInvalid',
  });
  await aRound();
  await aRound();
  const mails = await platform.mailTo(right);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toBe('Invitation to join Atelier on Vectra');

  // The same person again: another link, and the one before does not work any more.
  const first = await linkTo(right);
  await perform(admin, 'inviteFirstOwner', input);
  await aRound();
  const token = await linkTo(right);
  expect(token).not.toBe(first);
  expect(await perform(anonymous, 'acceptInvitation', { token: first, password, ...consents })).toMatchObject({
    __typename: 'InvitationInvalid',
  });
  expect(await perform(anonymous, 'acceptInvitation', { token, password, ...consents })).toMatchObject({
    __typename: 'InvitationAccepted',
  });
  expect(await firstOwnerOf(organizationId)).toEqual({ email: right, status: 'JOINED' });
  expect(await perform(admin, 'inviteFirstOwner', input)).toMatchObject({ __typename: 'OrganizationHasOwner' });
  const { rows } = await platform.services.owner.query(
    'SELECT email, role, status FROM tenant.users WHERE organization_id = $1 ORDER BY id',
    [organizationId],
  );
  expect(rows).toEqual([
    { email: mistyped, role: 'OWNER', status: 'REMOVED' },
    { email: right, role: 'OWNER', status: 'ACTIVE' },
  ]);
});

test('who accepts in the moment of the withdrawal does not come in', async () => {
  const { owner } = platform.services;
  const email = 'lucas@atelier.example';
  await perform(admin, 'createOrganization', { name: 'Atelier', ownerEmail: email, ownerName: 'Lucas Petit' });
  await aRound();
  const token = await linkTo(email);
  const holder = await owner.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(
      "UPDATE tenant.invitations SET status = 'REVOKED', closed_at = now() WHERE email = $1 AND status = 'PENDING'",
      [email],
    );
    const accepting = perform(anonymous, 'acceptInvitation', { token, password, ...consents });
    const { rows: pids } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const waits = 'SELECT 1 FROM pg_locks WHERE NOT granted AND $1 = ANY (pg_blocking_pids(pid))';
    while ((await owner.query(waits, [pids[0]?.pid])).rowCount === 0);
    await holder.query('COMMIT');
    expect(await accepting).toMatchObject({ __typename: 'InvitationInvalid' });
  } finally {
    holder.release();
  }
  const { rows } = await owner.query('SELECT status FROM tenant.users WHERE email = $1', [email]);
  expect(rows).toEqual([{ status: 'INVITED' }]);
});
