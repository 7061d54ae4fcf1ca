import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { graphql, isInputObjectType, isObjectType, type GraphQLInputObjectType, type GraphQLObjectType } from 'graphql';
import { storedPassword } from '../../platform/testing/stored-password.js';
import { maskResult } from '../../platform/graphql/mask-result.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { startTestServices, type TestOrganization, type TestServices } from '../../platform/testing/test-services.js';
import { anonymous, viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import { createTenantSubgraph } from './subgraph.js';

let services: TestServices;
let subgraph: Subgraph;
let ours: TestOrganization;
let theirs: TestOrganization;
let admin: Viewer;

beforeAll(async () => {
  services = await startTestServices();
  subgraph = await createTenantSubgraph(services);
  ours = await services.anOrganization('Ours');
  theirs = await services.anOrganization('Theirs');
  admin = await services.aPlatformAdmin();
});
afterAll(async () => {
  await subgraph.close();
  await services.close();
});

const memberRoles = ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER'] as const;

/** Asks the house as the gateway would, and sees what a caller would see. */
async function ask(viewer: Viewer, source: string, variableValues: Record<string, unknown> = {}) {
  const contextValue = subgraph.createContext({ viewer, requestId: 'test', clientAddress: null });
  const result = await graphql({ schema: subgraph.schema, source, variableValues, contextValue });
  return JSON.parse(JSON.stringify(maskResult(result, 'test', () => undefined))) as {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  };
}

const codesOf = (answer: Awaited<ReturnType<typeof ask>>) =>
  (answer.errors ?? []).map((error) => error.extensions.code);

const entities = (viewer: Viewer, typename: 'User' | 'Organization', ids: readonly (string | null)[]) =>
  ask(viewer, `query ($them: [_Any!]!) { _entities(representations: $them) { ... on ${typename} { id name } } }`, {
    them: ids.map((id) => ({ __typename: typename, id })),
  });

describe('me', () => {
  test.each(memberRoles)('a member with the role %s reads themselves and their organization', async (role) => {
    expect(
      await ask(
        ours.member(role),
        '{ me { id email name role locale organization { id name slug locale createdAt } } }',
      ),
    ).toMatchObject({
      data: { me: { id: ours.member(role).userId, role, organization: { id: ours.id, name: 'Ours', locale: 'FR' } } },
    });
  });

  test('a platform admin reads themselves, without an organization', async () => {
    expect(await ask(admin, '{ me { id role organization { id } } }')).toEqual({
      data: { me: { id: admin.userId, role: 'PLATFORM_ADMIN', organization: null } },
    });
  });

  test('agents are nobody', async () => {
    expect(await ask(ours.agents(randomUUID()), '{ me { id } }')).toEqual({ data: { me: null } });
  });

  test('people who have not signed in are told to', async () => {
    const answer = await ask(anonymous, '{ me { id } }');
    expect(answer.data).toEqual({ me: null });
    expect(codesOf(answer)).toEqual(['UNAUTHENTICATED']);
  });
});

describe('myOrganization', () => {
  test.each(memberRoles)('a member with the role %s reads their own', async (role) => {
    expect(await ask(ours.member(role), '{ myOrganization { id name } }')).toEqual({
      data: { myOrganization: { id: ours.id, name: 'Ours' } },
    });
  });

  test('a platform admin has none and is refused (V-80)', async () => {
    const answer = await ask(admin, '{ myOrganization { id } members { nodes { id } } }');
    expect(answer.data).toBeNull();
    expect(codesOf(answer)).toEqual(expect.arrayContaining(['FORBIDDEN']));
  });

  test('agents read the one they work for', async () => {
    expect(await ask(ours.agents(randomUUID()), '{ myOrganization { name postalAddress } }')).toEqual({
      data: { myOrganization: { name: 'Ours', postalAddress: expect.any(String) } },
    });
  });
});

describe('members', () => {
  const page =
    'query ($first: Int! = 20, $after: String) { members(first: $first, after: $after) { nodes { id role } pageInfo { hasNextPage endCursor } } }';
  interface Members {
    readonly nodes: readonly { readonly id: string; readonly role: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  }
  const read = async (viewer: Viewer, variables: Record<string, unknown>) =>
    (await ask(viewer, page, variables)).data?.['members'] as Members;

  test.each(['OWNER', 'ADMIN', 'MANAGER'] as const)(
    'the role %s lists everybody of the organization, and nobody else (V-58)',
    async (role) => {
      const { nodes, pageInfo } = await read(ours.member(role), {});
      expect(nodes.map((node) => node.id)).toEqual(memberRoles.map((member) => ours.member(member).userId));
      expect(pageInfo.hasNextPage).toBe(false);
    },
  );

  test.each(['OPERATOR', 'VIEWER'] as const)('the role %s does not list people', async (role) => {
    const answer = await ask(ours.member(role), page);
    expect(answer.data).toBeNull();
    expect(codesOf(answer)).toEqual(['FORBIDDEN']);
  });

  test('pages continue where they ended, and name everybody once', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages += 1) {
      const { nodes, pageInfo }: Members = await read(ours.member('OWNER'), { first: 2, after });
      seen.push(...nodes.map((node) => node.role));
      expect(pageInfo.hasNextPage).toBe(pages < 2);
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual([...memberRoles]);
  });

  test('another organization’s cursor is refused', async () => {
    const { pageInfo } = await read(theirs.member('OWNER'), { first: 2 });
    expect(codesOf(await ask(ours.member('OWNER'), page, { after: pageInfo.endCursor }))).toEqual(['INVALID_CURSOR']);
  });

  test.each([0, -1, 101])('a page of %d is refused', async (first) => {
    expect(codesOf(await ask(ours.member('OWNER'), page, { first }))).toEqual(['BAD_USER_INPUT']);
  });
});

describe('what other houses refer to', () => {
  test('a member finds the people of their own organization; every other id is null', async () => {
    const ids = [ours.member('ADMIN').userId, theirs.member('ADMIN').userId, admin.userId, randomUUID(), 'not an id'];
    expect(await entities(ours.member('VIEWER'), 'User', ids)).toEqual({
      data: { _entities: [{ id: ours.member('ADMIN').userId, name: 'ADMIN' }, null, null, null, null] },
    });
  });

  test('a member finds their own organization; every other id is null', async () => {
    expect(
      await entities(ours.member('VIEWER'), 'Organization', [ours.id, theirs.id, randomUUID(), 'not an id']),
    ).toEqual({
      data: { _entities: [{ id: ours.id, name: 'Ours' }, null, null, null] },
    });
  });

  test('a platform admin finds every organization and person, because the admin house names them', async () => {
    expect(await entities(admin, 'Organization', [ours.id, theirs.id, randomUUID()])).toEqual({
      data: { _entities: [{ id: ours.id, name: 'Ours' }, { id: theirs.id, name: 'Theirs' }, null] },
    });
    expect(await entities(admin, 'User', [ours.member('OWNER').userId])).toMatchObject({
      data: { _entities: [{ name: 'OWNER' }] },
    });
  });

  test('100 references are one look-up and one for their organization', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => ours.member(memberRoles[index % 5] ?? 'OWNER').userId);
    const before = services.database.statementCount;
    await entities(ours.member('OWNER'), 'User', ids);
    expect(services.database.statementCount - before).toBeLessThanOrEqual(2);
  });

  test('agents find the organization they work for, no other, and no people', async () => {
    const agents = ours.agents(randomUUID());
    expect(await entities(agents, 'Organization', [ours.id, theirs.id])).toEqual({
      data: { _entities: [{ id: ours.id, name: 'Ours' }, null] },
    });
    const people = await entities(agents, 'User', [ours.member('OWNER').userId]);
    expect(people.data).toEqual({ _entities: [null] });
    expect(codesOf(people)).toEqual(['FORBIDDEN']);
  });

  test('people who have not signed in find nothing', async () => {
    for (const typename of ['User', 'Organization'] as const) {
      const answer = await entities(anonymous, typename, [ours.id]);
      expect(answer.data).toEqual({ _entities: [null] });
      expect(codesOf(answer)).toEqual(['UNAUTHENTICATED']);
    }
  });

  test('somebody whose role does not match their membership finds nothing (V-41)', async () => {
    const forged = viewerOf({
      kind: 'USER',
      userId: randomUUID(),
      organizationId: ours.id,
      role: 'PLATFORM_ADMIN',
      expiresAt: 4e12,
    });
    for (const question of ['{ me { id } }', '{ myOrganization { id } }']) {
      expect(codesOf(await ask(forged, question))).toEqual(['FORBIDDEN']);
    }
    expect((await entities(forged, 'Organization', [ours.id, theirs.id])).data).toEqual({ _entities: [null, null] });
  });
});

describe('a session over GraphQL', () => {
  const tokens =
    'accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt user { id organization { name } }';

  test('login, refreshSession and logout follow one another', async () => {
    const { rows } = await services.owner.query<{ email: string }>(
      'UPDATE tenant.users SET password_hash = $2 WHERE id = $1 RETURNING email',
      [ours.member('MANAGER').userId, await storedPassword('a good password')],
    );
    const login = await ask(
      anonymous,
      `mutation ($input: LoginInput!) { login(input: $input) { __typename ... on LoggedIn { ${tokens} } } }`,
      { input: { email: rows[0]?.email, password: 'a good password' } },
    );
    expect(login).toMatchObject({
      data: { login: { __typename: 'LoggedIn', user: { organization: { name: 'Ours' } } } },
    });
    const loggedIn = login.data?.['login'] as { readonly refreshToken: string };
    const { refreshToken } = loggedIn;
    const refresh = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) {
      __typename ... on SessionRefreshed { ${tokens} } ... on SessionInvalid { message } } }`;
    const refreshed = await ask(anonymous, refresh, { input: { refreshToken } });
    expect(refreshed).toMatchObject({ data: { refreshSession: { __typename: 'SessionRefreshed' } } });
    expect(
      await ask(
        anonymous,
        'mutation ($input: LogoutInput!) { logout(input: $input) { __typename ... on LoggedOut { at } } }',
        {
          input: { refreshToken },
        },
      ),
    ).toMatchObject({ data: { logout: { __typename: 'LoggedOut' } } });
    expect(await ask(anonymous, refresh, { input: { refreshToken } })).toMatchObject({
      data: { refreshSession: { __typename: 'SessionInvalid' } },
    });
  });

  test('a problem carries its message', async () => {
    const answer = await ask(
      anonymous,
      `mutation { login(input: { email: "nobody@nobody.example", password: "x" }) {
        __typename ... on UserError { message } ... on TooManyAttempts { retryAfterSeconds } } }`,
    );
    expect(answer).toEqual({
      data: {
        login: {
          __typename: 'InvalidCredentials',
          message: 'This e-mail address and password do not belong together.',
        },
      },
    });
  });
});

test('passwords go in, and never come out', () => {
  const types = Object.values(subgraph.schema.getTypeMap());
  const spoken = (type: GraphQLObjectType | GraphQLInputObjectType) =>
    Object.keys(type.getFields())
      .filter((field) => /password|hash|secret/i.test(field))
      .map((field) => `${type.name}.${field}`);
  expect(types.filter(isInputObjectType).flatMap(spoken)).toContain('LoginInput.password');
  const roots = new Set(['Query', 'Mutation']);
  const answers = types.filter(isObjectType).filter(({ name }) => !roots.has(name));
  // The audit log's hashes are there to be copied elsewhere; an authenticator is given its secret once.
  expect(answers.flatMap(spoken)).toEqual(['AuditEntry.hash', 'AuditChain.headHash', 'TwoFactorStarted.secret']);
});
