import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { AccessRevocations } from '../../../../platform/access/access-revocations.js';
import { revokeAccess, type RevokedAccess } from '../../../../platform/access/revoke-access.js';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { viewerOf, type Viewer } from '../../../../platform/viewer/viewer.js';
import { AdminContext } from '../../context.js';
import type { ViewAsWish } from './start-view-as.js';

let services: TestServices;
let admin: Viewer;
let organization: TestOrganization;
let access: AccessRevocations;
const clock = new TestClock();
const reason = 'They asked why their import stopped.';
const inThirtyMinutes = new Date('2026-03-02T09:30:00.000Z');

beforeAll(async () => {
  services = await startTestServices({ clock });
  const { userId } = await services.aPlatformAdmin();
  admin = adminWith(userId ?? '');
  access = new AccessRevocations({ systemUrl: services.config.database.systemUrl, logger: services.logger });
  await access.start();
});
afterAll(async () => {
  await access.stop();
  await services.close();
});
beforeEach(async () => {
  organization = await services.anOrganization();
});

const adminWith = (userId: string, sessionId = randomUUID()): Viewer =>
  viewerOf({ kind: 'USER', userId, organizationId: null, role: 'PLATFORM_ADMIN', expiresAt: 4e12, sessionId });
const contextOf = (viewer: Viewer) => new AdminContext(services, { viewer, requestId: 'test', clientAddress: null });
const start = (change: Partial<ViewAsWish> = {}, viewer = admin) =>
  contextOf(viewer).startViewAs({ organizationId: organization.id, reason, ...change });

async function started(change: Partial<ViewAsWish> = {}) {
  const outcome = await start(change);
  if (outcome.kind !== 'ViewAsStarted') throw new Error(outcome.message);
  const claims = await services.accessTokens.verify(outcome.accessToken, clock.now());
  if (!claims) throw new Error('The token is not valid.');
  return { ...outcome, viewer: viewerOf(claims) };
}

/** What a gateway knows that began to listen before the view began. */
const isRefused = ({ viewer }: Awaited<ReturnType<typeof started>>): Promise<boolean> =>
  access.isRevoked(viewer.claims);

/** Takes access away, and waits until gateways know. */
async function takeAway(act: () => Promise<unknown>): Promise<void> {
  const known = new Promise<void>((resolve) => {
    access.onRevoked(resolve);
  });
  await act();
  await known;
}

async function logOf(action: string, id: string) {
  const { rows } = await services.owner.query<Record<string, unknown>>(
    `SELECT organization_id, actor_id, after ->> 'reason' AS reason, after ->> 'userId' AS user_id
       FROM platform.audit_logs WHERE action = $1 AND subject_id = $2 ORDER BY organization_id NULLS LAST`,
    [action, id],
  );
  return rows;
}

describe('ViewAsStarted', () => {
  test('the token sees what the person sees for thirty minutes, and nothing of it changes anything', async () => {
    const { viewAs, viewer } = await started({ userId: organization.member('MANAGER').userId });
    expect(viewAs.expiresAt).toEqual(inThirtyMinutes);
    expect(viewer).toMatchObject({
      userId: organization.member('MANAGER').userId,
      organizationId: organization.id,
      role: 'MANAGER',
      sessionId: viewAs.id,
      impersonatorId: admin.userId,
      claims: { expiresAt: inThirtyMinutes.getTime() },
    });
    expect([...viewer.permissions].toSorted()).toEqual(
      [
        'campaign:read',
        'email:read',
        'lead:read',
        'legal:read',
        'member:list',
        'notification:read',
        'organization:read',
        'run:read',
        'self:read',
      ].toSorted(),
    );
  });

  test('nobody named means the first in the highest role who can sign in', async () => {
    expect((await started()).viewer.userId).toBe(organization.member('OWNER').userId);
    await services.owner.query("UPDATE tenant.users SET status = 'DISABLED' WHERE id = $1", [
      organization.member('OWNER').userId,
    ]);
    expect((await started()).viewer.userId).toBe(organization.member('ADMIN').userId);
  });

  test('the organization’s own log and the platform’s say who looks, through whose eyes and why', async () => {
    const { viewAs } = await started();
    const entry = { actor_id: admin.userId, reason, user_id: organization.member('OWNER').userId };
    expect(await logOf('view-as.started', viewAs.id)).toEqual([
      { ...entry, organization_id: organization.id },
      { ...entry, organization_id: null },
    ]);
  });
});

describe('a token of a view', () => {
  test('is over after thirty minutes', async () => {
    const { accessToken } = await started();
    const later = (milliseconds: number) => new Date(clock.now().getTime() + milliseconds);
    expect(await services.accessTokens.verify(accessToken, later(30 * 60_000 - 1_000))).not.toBeNull();
    expect(await services.accessTokens.verify(accessToken, later(30 * 60_000))).toBeNull();
  });

  test('is never longer than thirty minutes, whatever it is asked for', async () => {
    const subject = { userId: randomUUID(), organizationId: organization.id, role: 'OWNER' } as const;
    const impersonation = {
      impersonatorId: randomUUID(),
      impersonatorSessionId: null,
      viewAsId: randomUUID(),
      expiresAt: new Date(4e12),
    };
    const { expiresAt } = await services.accessTokens.signViewAs(subject, impersonation, clock.now());
    expect(expiresAt).toEqual(inThirtyMinutes);
  });

  const revoke = (kind: RevokedAccess['kind'], subjectId: string | null) =>
    services.database
      .forIdentity()
      .$transaction((transaction) =>
        revokeAccess(transaction, { kind, subjectId: subjectId ?? '', organizationId: null }),
      );

  test.each<[string, (view: Awaited<ReturnType<typeof started>>) => Promise<unknown>]>([
    ['the view is ended', ({ viewAs }) => contextOf(admin).endViewAs({ viewAsId: viewAs.id })],
    ['the admin’s access is taken away', () => revoke('USER', admin.userId)],
    ['the admin’s session is taken away', () => revoke('SESSION', admin.sessionId)],
    ['the person is disabled', ({ viewer }) => contextOf(admin).disableUser({ userId: viewer.userId ?? '' })],
    [
      'the organization is suspended',
      () => contextOf(admin).suspendOrganization({ organizationId: organization.id, reason }),
    ],
    [
      'the organization is deleted',
      () =>
        contextOf(admin).deleteOrganization({
          organizationId: organization.id,
          reason,
          confirmName: organization.name,
        }),
    ],
  ])('is refused at once when %s', async (_title, end) => {
    const view = await started();
    expect(await isRefused(view)).toBe(false);
    await takeAway(() => end(view));
    expect(await isRefused(view)).toBe(true);
  });

  test('goes on when somebody else’s access ends, and a new one works after an end', async () => {
    const view = await started();
    await takeAway(() => revoke('USER', randomUUID()));
    expect(await isRefused(view)).toBe(false);
    await takeAway(() => revoke('USER', view.viewer.userId));
    expect(await isRefused(await started())).toBe(false);
  });

  test('cannot start another view, nor end its own', async () => {
    const { viewAs, viewer } = await started();
    const looking = contextOf(viewer);
    expect(() => looking.startViewAs).toThrow('Platform admin access required');
    expect(() => looking.endViewAs).toThrow('Platform admin access required');
    expect(viewAs.endedAt).toBeNull();
  });
});

describe('ViewAsEnded', () => {
  test('both logs say so, once', async () => {
    const { viewAs } = await started();
    const end = () => contextOf(admin).endViewAs({ viewAsId: viewAs.id });
    expect(await end()).toMatchObject({ kind: 'ViewAsEnded', viewAs: { id: viewAs.id, endedAt: clock.now() } });
    expect(await end()).toMatchObject({ kind: 'ViewAsEnded', viewAs: { id: viewAs.id, endedAt: clock.now() } });
    expect(await logOf('view-as.ended', viewAs.id)).toHaveLength(2);
  });
});

describe('ViewAsNotFound', () => {
  test('nobody’s, and another admin’s', async () => {
    const { viewAs } = await started();
    const other = contextOf(await services.aPlatformAdmin());
    for (const viewAsId of [viewAs.id, randomUUID(), 'x'])
      expect((await other.endViewAs({ viewAsId })).kind).toBe('ViewAsNotFound');
  });
});

describe('UserNotFound', () => {
  test('nobody looks through a platform admin’s eyes, nor through those of another organization', async () => {
    const other = await services.anOrganization();
    const strangers = [admin.userId, other.member('OWNER').userId, randomUUID(), 'x'];
    for (const userId of strangers) expect((await start({ userId })).kind).toBe('UserNotFound');
  });
});

describe('UserCannotMove', () => {
  test('nobody looks through the eyes of who cannot sign in', async () => {
    const { userId } = organization.member('VIEWER');
    await services.owner.query(
      "UPDATE tenant.users SET status = 'REMOVED', email_normalised = NULL, removed_at = now(), purge_at = '2100-01-01' WHERE id = $1",
      [userId],
    );
    expect(await start({ userId })).toMatchObject({ kind: 'UserCannotMove', userStatus: 'REMOVED' });
  });
});

describe('NobodyToViewAs', () => {
  test('an organization without anybody who can sign in', async () => {
    await services.owner.query("UPDATE tenant.users SET status = 'DISABLED' WHERE organization_id = $1", [
      organization.id,
    ]);
    expect((await start()).kind).toBe('NobodyToViewAs');
  });
});

describe('OrganizationNotFound', () => {
  test.each([randomUUID(), 'x'])('nobody has the id %s', async (organizationId) => {
    expect((await start({ organizationId })).kind).toBe('OrganizationNotFound');
  });
});

describe('OrganizationCannotMove', () => {
  test('a suspended organization is not looked at', async () => {
    await contextOf(admin).suspendOrganization({ organizationId: organization.id, reason });
    expect(await start()).toMatchObject({ kind: 'OrganizationCannotMove', status: 'SUSPENDED' });
  });
});

describe('InvalidInput', () => {
  test.each(['', 'curious', 'x'.repeat(501)])('%j is no reason, and no token is given', async (given) => {
    expect(await start({ reason: given })).toMatchObject({ kind: 'InvalidInput', problems: [{ path: 'reason' }] });
  });
});

describe('the present view', () => {
  test('is told to who looks, and to nobody else', async () => {
    const { viewAs, viewer } = await started();
    expect(await contextOf(viewer).readViewAs({})).toEqual(viewAs);
    for (const other of [organization.member('OWNER'), admin]) expect(await contextOf(other).readViewAs({})).toBeNull();
  });
});
