import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { codeOf } from './answers.js';
import { attackTable } from './attack-table.js';
import { checksumOf } from './database-content.js';
import { sampleArgs } from './sample-args.js';
import { Selections } from './selection.js';
import { alertSubject, arrangeTwoOrganizations, type TwoOrganizations } from './two-organizations.js';
import { readResultStream } from '../support/result-stream.js';

let two: TwoOrganizations;
beforeAll(async () => {
  two = await arrangeTwoOrganizations();
}, 120_000);
afterAll(() => two.platform.close());

const origin = 'http://localhost:3000';
const reason = 'They asked why their import stopped.';
const ownCookie = async (): Promise<string> => {
  const { authorization = '' } = await two.platform.credentials(two.platformAdmin);
  return `vectra_access=${authorization.replace('Bearer ', '')}`;
};
const post = (path: string, content: unknown, headers: Record<string, string>): Promise<Response> =>
  fetch(`${two.platform.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin, ...headers },
    body: JSON.stringify(content),
  });
const start = (cookie: string, content: object = { organizationId: two.b.organization.id, reason }) =>
  post('/auth/view-as', content, { cookie });
const end = (cookie: string) => post('/auth/view-as/end', {}, { cookie });

/** The cookie that the browser holds from now on, beside the admin's own. */
async function viewCookie(own: string): Promise<string> {
  const [cookie = ''] = (await start(own)).headers.getSetCookie();
  return cookie.split(';')[0] ?? '';
}
const question = '{ me { id role } myOrganization { id } viewAs { reason until adminName } }';
const seen = async (headers: Record<string, string>, query = question): Promise<unknown> =>
  (await post('/graphql', { query }, headers)).json();
const byOwner = () => ({
  me: { id: two.b.organization.member('OWNER').userId, role: 'OWNER' },
  myOrganization: { id: two.b.organization.id },
  viewAs: { reason, until: '2026-03-02T09:30:00.000Z', adminName: 'PLATFORM_ADMIN' },
});
const byAdmin = () => ({ me: { id: two.platformAdmin.userId, role: 'PLATFORM_ADMIN' }, viewAs: null });

describe('in the browser', () => {
  test('the view is a cookie of thirty minutes that scripts cannot read, and no token is in the answer', async () => {
    const response = await start(await ownCookie());
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      __typename: 'ViewAsStarted',
      viewAs: {
        id: expect.any(String),
        reason,
        startedAt: '2026-03-02T09:00:00.000Z',
        until: '2026-03-02T09:30:00.000Z',
        adminName: 'PLATFORM_ADMIN',
      },
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^vectra_view_as=[^;]+; Max-Age=1800; Path=\/; HttpOnly; SameSite=Strict$/),
    ]);
  });

  test('it wins over the admin’s own cookie while it is there, and ending it gives the admin’s own view back', async () => {
    const own = await ownCookie();
    const view = await viewCookie(own);
    expect(await seen({ cookie: `${own}; ${view}` })).toEqual({ data: byOwner() });
    const ended = await end(`${own}; ${view}`);
    expect([ended.status, await ended.json()]).toEqual([
      200,
      { __typename: 'ViewAsEnded', viewAs: { id: expect.any(String) } },
    ]);
    expect(ended.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^vectra_view_as=;.*Expires=Thu, 01 Jan 1970/),
    ]);
    expect(await seen({ cookie: own }, '{ me { id role } viewAs { reason } }')).toEqual({ data: byAdmin() });
  });

  test('nothing that the admin was told shows through it, in the list or live', async () => {
    const own = await ownCookie();
    const view = await viewCookie(own);
    const list = '{ notifications { unreadCount nodes { subject } } }';
    const follow = async (cookie: string): Promise<unknown> => {
      const stream = await readResultStream(`${two.platform.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', origin, cookie },
        body: JSON.stringify({ query: 'subscription { notificationReceived { notification { subject } } }' }),
      });
      const first = (await stream.next())?.data?.['notificationReceived'];
      await stream.stop();
      return first;
    };
    const subject = `${two.b.mark} on Monday`;
    const both = `${own}; ${view}`;
    expect(await seen({ cookie: both }, list)).toEqual({
      data: { notifications: { unreadCount: 1, nodes: [{ subject }] } },
    });
    expect(await follow(both)).toEqual({ notification: { subject } });
    expect(await seen({ cookie: own }, list)).toMatchObject({
      data: { notifications: { nodes: [{ subject: alertSubject }] } },
    });
    expect(await follow(own)).toEqual({ notification: { subject: alertSubject } });
  });

  test('the legal pages are read through it as by everybody', async () => {
    const own = await ownCookie();
    const view = await viewCookie(own);
    const legal = '{ legalInformation { version operator { name } } }';
    const asStranger = await seen({}, legal);
    expect(asStranger).toMatchObject({ data: { legalInformation: { version: expect.any(String) } } });
    expect(await seen({ cookie: `${own}; ${view}` }, legal)).toEqual(asStranger);
    expect(await seen({ cookie: own }, legal)).toEqual(asStranger);
  });

  test('a browser that kept the cookie of an ended view sees as the admin', async () => {
    const own = await ownCookie();
    const view = await viewCookie(own);
    expect(await seen({ cookie: `${own}; ${view}` })).toEqual({ data: byOwner() });
    await end(`${own}; ${view}`);
    await gone(view);
    expect(await seen({ cookie: `${own}; ${view}` }, '{ me { id role } viewAs { reason } }')).toEqual({
      data: byAdmin(),
    });
  });

  test('it is worth nothing without the admin’s own cookie, or beside another admin’s or a member’s', async () => {
    const own = await ownCookie();
    const view = await viewCookie(own);
    const mine = '{ me { id } viewAs { reason } }';
    expect(await seen({ cookie: view }, mine)).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }, {}],
    });
    for (const viewer of [await two.platform.services.aPlatformAdmin(), two.a.organization.member('OWNER')]) {
      const { authorization = '' } = await two.platform.credentials(viewer);
      const cookie = `vectra_access=${authorization.replace('Bearer ', '')}; ${view}`;
      expect(await seen({ cookie }, mine)).toEqual({ data: { me: { id: viewer.userId }, viewAs: null } });
    }
  });

  test('cannot be renewed, and cannot be opened from within', async () => {
    const own = await ownCookie();
    const view = await viewCookie(own);
    const refreshed = await post('/auth/refresh', {}, { cookie: `${own}; ${view}` });
    expect([refreshed.status, refreshed.headers.getSetCookie()]).toEqual([401, []]);
    const again = await start(`${own}; ${view}`);
    expect([again.status, again.headers.getSetCookie()]).toEqual([403, []]);
  });

  test.each<[string, () => Promise<string>, object, number]>([
    ['nobody', async () => '', { reason }, 401],
    ['a member', async () => memberCookie(), { reason }, 403],
    ['an admin without a reason', ownCookie, { reason: 'curious' }, 400],
    ['an admin who aims at nobody', ownCookie, { reason, organizationId: '0199c0de-0000-7000-8000-000000000001' }, 404],
    ['an admin who aims at an admin', ownCookie, { reason, userId: 'self' }, 404],
    ['something that is no wish', ownCookie, { reason: 7 }, 400],
  ])('%s is given no cookie', async (_title, cookie, change, status) => {
    const content = { organizationId: two.b.organization.id, ...change };
    const self = 'userId' in content ? { userId: two.platformAdmin.userId } : {};
    const response = await start(await cookie(), { ...content, ...self });
    expect([response.status, response.headers.getSetCookie()]).toEqual([status, []]);
  });

  test('a stranger’s page opens and ends none', async () => {
    const headers = { cookie: await ownCookie(), origin: 'http://evil.test.example' };
    for (const path of ['/auth/view-as', '/auth/view-as/end']) {
      const response = await post(path, { organizationId: two.b.organization.id, reason }, headers);
      expect([response.status, response.headers.getSetCookie()]).toEqual([403, []]);
    }
  });
});

const memberCookie = async (): Promise<string> => {
  const { authorization = '' } = await two.platform.credentials(two.b.organization.member('OWNER'));
  return `vectra_access=${authorization.replace('Bearer ', '')}`;
};

/** Waits until the gateway refuses the token of a view. */
async function gone(cookie: string): Promise<void> {
  const authorization = `Bearer ${cookie.replace('vectra_view_as=', '')}`;
  for (let attempt = 0; attempt < 1_000; attempt += 1) {
    const response = await post('/graphql', { query: '{ me { id } }' }, { authorization });
    if (response.status === 401) return;
  }
  throw new Error('The token of an ended view is still accepted.');
}

describe('a token of a view', () => {
  const tokenOf = async (): Promise<string> => (await viewCookie(await ownCookie())).replace('vectra_view_as=', '');
  const looking = async (): Promise<Viewer> => {
    const { services, clock } = two.platform;
    const claims = await services.accessTokens.verify(await tokenOf(), clock.now());
    if (!claims) throw new Error('The token is not valid.');
    return viewerOf(claims);
  };

  test('changes nothing through any mutation of the graph', async () => {
    const { owner } = two.platform.services;
    const viewer = await looking();
    const before = [await checksumOf(owner, two.a.organization.id), await checksumOf(owner, two.b.organization.id)];
    const codes: Record<string, string | null> = {};
    const mutations = Object.values(two.platform.gateway.schema.getMutationType()?.getFields() ?? {});
    const fields = mutations.map(({ name }) => name);
    for (const mutation of mutations) {
      const field = mutation.name;
      const attack = attackTable.mutation[field];
      const args = Object.entries(attack ? attack.args(two.b.names) : sampleArgs(mutation));
      const query = new Selections(two.platform.gateway.schema).operation('mutation', field, ['asked'], 0);
      const variables = Object.fromEntries(args.map(([name, value]) => [`asked_${name}`, value]));
      codes[field] = codeOf(await two.platform.ask(viewer, query, variables));
    }
    expect(codes).toEqual(Object.fromEntries(fields.map((field) => [field, 'FORBIDDEN'])));
    expect(fields.length).toBeGreaterThan(25);
    expect([await checksumOf(owner, two.a.organization.id), await checksumOf(owner, two.b.organization.id)]).toEqual(
      before,
    );
  });

  test('uploads no file', async () => {
    const response = await fetch(`${two.platform.url}/files/${two.b.names.fileId}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await tokenOf()}` },
      body: 'Email\na@b.example',
    });
    expect(response.status).toBe(403);
  });

  test('ends at once with the admin’s own access', async () => {
    const { services } = two.platform;
    const token = await tokenOf();
    const other = await services.aPlatformAdmin();
    const disable = 'mutation ($input: DisableUserInput!) { disableUser(input: $input) { __typename } }';
    const answer = await two.platform.ask(other, disable, { input: { userId: two.platformAdmin.userId } });
    expect(JSON.stringify(answer)).toContain('UserDisabled');
    await gone(token);
    await services.owner.query("UPDATE tenant.users SET status = 'ACTIVE' WHERE id = $1", [two.platformAdmin.userId]);
  });
});

describe('the organization', () => {
  test('reads in its own log who looked, when and why', async () => {
    const { rows } = await two.platform.services.owner.query(
      `SELECT DISTINCT actor_kind, actor_id, after ->> 'reason' AS reason FROM platform.audit_logs
       WHERE organization_id = $1 AND action = 'view-as.started'`,
      [two.b.organization.id],
    );
    expect(rows).toEqual([{ actor_kind: 'USER', actor_id: two.platformAdmin.userId, reason }]);
  });
});
