import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { createClient } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { revokeAccess, type RevokedAccess } from '../../platform/access/revoke-access.js';
import { storedPassword } from '../../platform/testing/stored-password.js';
import type { TestOrganization } from '../../platform/testing/test-services.js';
import { readResultStream } from '../support/result-stream.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';

const password = 'correct horse battery staple';
const agentRunEvents = 'subscription ($runId: ID!) { agentRunEvents(runId: $runId) { __typename } }';
const notificationReceived = 'subscription { notificationReceived { cursor } }';

let platform: TestPlatform;
let organization: TestOrganization;
let runId: string;

beforeAll(async () => {
  platform = await startTestPlatform({ withWorker: false });
}, 60_000);
afterAll(() => platform.close());
beforeEach(async () => {
  organization = await platform.services.anOrganization();
  runId = await aRun();
});

/** A run that has begun and goes no further. */
async function aRun(): Promise<string> {
  const { rows } = await platform.services.owner.query<{ id: string }>(
    `WITH c AS (INSERT INTO campaign.campaigns (organization_id, name, source, criteria_text, criteria, offer, leads_max)
       VALUES ($1, 'A campaign', 'DIRECTORY', 'anybody', '{}', 'An offer', 1) RETURNING id)
     INSERT INTO campaign.agent_runs (organization_id, campaign_id) SELECT $1, id FROM c RETURNING id`,
    [organization.id],
  );
  return rows[0]?.id ?? '';
}

const postTo = (path: string, content: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${platform.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(content),
  });

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

async function signIn(role: 'OWNER' | 'MANAGER' = 'MANAGER'): Promise<Tokens> {
  const { rows } = await platform.services.owner.query<{ email: string }>(
    'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
    [organization.member(role).userId, await storedPassword(password)],
  );
  const query =
    'mutation ($input: LoginInput!) { login(input: $input) { ... on LoggedIn { accessToken refreshToken } } }';
  const response = await postTo('/graphql', { query, variables: { input: { email: rows[0]?.email, password } } });
  return ((await response.json()) as { data: { login: Tokens } }).data.login;
}

const bearer = ({ accessToken }: Tokens) => ({ authorization: `Bearer ${accessToken}` });
const statusOf = async (tokens: Tokens): Promise<number> =>
  (await postTo('/graphql', { query: '{ me { id } }' }, bearer(tokens))).status;

/** The status once the gateway has learned of the end; it is told at once, and asked until it was. */
async function settledStatus(tokens: Tokens): Promise<number> {
  for (;;) {
    const status = await statusOf(tokens);
    if (status !== 200) return status;
  }
}

const revoke = (revoked: Pick<RevokedAccess, 'kind' | 'subjectId'>) =>
  platform.services.database
    .forOrganization(organization.scope)
    .$transaction((transaction) => revokeAccess(transaction, { ...revoked, organizationId: organization.id }));

async function ask(tokens: Tokens, query: string, input: unknown): Promise<unknown> {
  return (await postTo('/graphql', { query, variables: { input } }, bearer(tokens))).json();
}

describe('an access token is refused at once', () => {
  test('after logout, while the same person’s other session goes on', async () => {
    const [here, elsewhere] = [await signIn(), await signIn()];
    expect([await statusOf(here), await statusOf(elsewhere)]).toEqual([200, 200]);
    await ask(here, 'mutation ($input: LogoutInput!) { logout(input: $input) { __typename } }', {
      refreshToken: here.refreshToken,
    });
    expect(await settledStatus(here)).toBe(401);
    expect(await statusOf(elsewhere)).toBe(200);
  });

  test('as a cookie, and for files, too', async () => {
    const tokens = await signIn();
    await revoke({ kind: 'USER', subjectId: organization.member('MANAGER').userId ?? '' });
    await settledStatus(tokens);
    const cookie = { cookie: `vectra_access=${tokens.accessToken}`, 'sec-fetch-site': 'same-origin' };
    expect((await postTo('/graphql', { query: '{ me { id } }' }, cookie)).status).toBe(401);
    expect((await fetch(`${platform.url}/files/${randomUUID()}`, { headers: bearer(tokens) })).status).toBe(401);
  });

  test('after logging out everywhere, while a session opened afterwards, in the same second, works', async () => {
    const [here, elsewhere] = [await signIn(), await signIn()];
    await ask(here, 'mutation ($input: LogoutEverywhereInput!) { logoutEverywhere(input: $input) { __typename } }', {});
    expect([await settledStatus(here), await settledStatus(elsewhere)]).toEqual([401, 401]);
    expect(await statusOf(await signIn())).toBe(200);
  });

  test('of everybody in an organization that lost access, and a refreshed one works', async () => {
    const [owner, manager] = [await signIn('OWNER'), await signIn()];
    await revoke({ kind: 'ORGANIZATION', subjectId: organization.id });
    expect([await settledStatus(owner), await settledStatus(manager)]).toEqual([401, 401]);
    const query =
      'mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ... on SessionRefreshed { accessToken refreshToken } } }';
    const response = await postTo('/graphql', { query, variables: { input: { refreshToken: manager.refreshToken } } });
    const { data } = (await response.json()) as { data: { refreshSession: Tokens } };
    expect(await statusOf(data.refreshSession)).toBe(200);
  });
});

describe('an open stream ends at once', () => {
  /** Settles when the gateway counts a stream. */
  async function streamOpened(): Promise<void> {
    while (!/^vectra_subscriptions_open [1-9]/m.test(await (await fetch(`${platform.url}/metrics`)).text()));
  }

  const ended = { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] };

  test('over HTTP', async () => {
    const tokens = await signIn();
    const stream = await readResultStream(`${platform.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...bearer(tokens) },
      body: JSON.stringify({ query: agentRunEvents, variables: { runId } }),
    });
    const results: unknown[] = [];
    await streamOpened();
    await revoke({ kind: 'USER', subjectId: organization.member('MANAGER').userId ?? '' });
    for await (const result of stream) results.push(result);
    expect(results.at(-1)).toMatchObject(ended);
  });

  test('of a platform admin, whom another one disables', async () => {
    const [admin, colleague] = [await platform.services.aPlatformAdmin(), await platform.services.aPlatformAdmin()];
    const stream = await platform.subscribe(admin, notificationReceived);
    await streamOpened();
    const disabled = await platform.ask(
      colleague,
      'mutation ($input: DisableUserInput!) { disableUser(input: $input) { __typename } }',
      { input: { userId: admin.userId } },
    );
    expect(disabled.data).toEqual({ disableUser: { __typename: 'UserDisabled' } });
    expect(await stream.next()).toMatchObject(ended);
    expect(await stream.next()).toBeNull();
  });

  test('over a WebSocket, which cannot open another one', async () => {
    const tokens = await signIn();
    const client = createClient({
      url: `${platform.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: bearer(tokens),
      lazy: false,
      retryAttempts: 0,
    });
    const follow = () => client.iterate({ query: agentRunEvents, variables: { runId } });
    const first = follow();
    const next = first.next();
    await streamOpened();
    await revoke({ kind: 'USER', subjectId: organization.member('MANAGER').userId ?? '' });
    expect((await next).value).toMatchObject(ended);
    await settledStatus(tokens);
    await expect(follow().next()).rejects.toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    await client.dispose();
  });
});
