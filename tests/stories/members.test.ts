import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { TestOrganization } from '../../platform/testing/test-services.js';
import type { Viewer } from '../../platform/viewer/viewer.js';
import { startTestPlatform, type TestPlatform } from '../support/test-platform.js';

const password = 'correct horse battery staple';
const thirtyDaysMs = 30 * 24 * 60 * 60 * 1_000;

let platform: TestPlatform;

beforeAll(async () => {
  platform = await startTestPlatform({ withWorker: false });
}, 60_000);
afterAll(() => platform.close());

const answerShape = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).optional(),
});

/** Asks over HTTP, with an access token as a browser or a program holds it. */
async function ask(token: string | null, query: string, input: object = {}) {
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables: { input } }),
  });
  return answerShape.parse(await response.json());
}

const asked = (answer: z.infer<typeof answerShape>) => answer.data?.['asked'] as Record<string, unknown>;
const codeOf = (answer: z.infer<typeof answerShape>) => answer.errors?.[0]?.extensions.code ?? null;

const act = (name: string, selection: string): string => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation ($input: ${type}!) { asked: ${name}(input: $input) { __typename ... on UserError { message } ${selection} } }`;
};

const tokens = z.object({ accessToken: z.string(), refreshToken: z.string() });

async function signIn(email: string) {
  const answer = await ask(null, act('login', '... on LoggedIn { accessToken refreshToken }'), { email, password });
  return tokens.parse(asked(answer));
}

async function refresh(refreshToken: string) {
  const query = act('refreshSession', '... on SessionRefreshed { accessToken refreshToken }');
  return asked(await ask(null, query, { refreshToken }));
}

/** The link and the code as they stand in the mail that arrived last. */
async function newestInvitation(address: string) {
  const [mail] = await platform.mailTo(address);
  const [, token = ''] = /\/invitation\?token=([\w-]+)/.exec(mail?.text ?? '') ?? [];
  const [code = ''] = /\b\d{6}\b/.exec(mail?.text ?? '') ?? [];
  return { token, code };
}

async function tokenOf(viewer: Viewer): Promise<string> {
  const { authorization = '' } = await platform.credentials(viewer);
  return authorization.replace('Bearer ', '');
}

const invite = (by: string, email: string, role: string) =>
  ask(by, act('inviteMember', '... on MemberInvited { invitation { id status role } }'), { email, role });
const preview =
  'query ($input: String!) { asked: invitation(token: $input) { organizationName inviterName role maskedEmail } }';

async function previewOf(token: string) {
  const response = await fetch(`${platform.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: preview, variables: { input: token } }),
  });
  return asked(answerShape.parse(await response.json()));
}

describe('somebody who is invited (V-102, V-103)', () => {
  let organization: TestOrganization;
  let owner: string;
  const email = `camille-${randomUUID()}@example.com`;

  beforeAll(async () => {
    organization = await platform.services.anOrganization('Atelier Exemple');
    owner = await tokenOf(organization.member('OWNER'));
  });

  test('reads the mail, sees who asks, accepts, and signs in', async () => {
    expect(asked(await invite(owner, email, 'OPERATOR'))).toMatchObject({
      __typename: 'MemberInvited',
      invitation: { status: 'PENDING', role: 'OPERATOR' },
    });
    const { token, code } = await newestInvitation(email);
    expect(code).toMatch(/^\d{6}$/);
    expect(await previewOf(token)).toEqual({
      organizationName: 'Atelier Exemple',
      inviterName: 'OWNER',
      role: 'OPERATOR',
      maskedEmail: 'c********@example.com',
    });
    const accepted = await ask(null, act('acceptInvitation', '... on InvitationAccepted { organizationName email }'), {
      token,
      name: 'Camille Moreau',
      password,
      acceptsTerms: true,
      acceptsPrivacy: true,
    });
    expect(asked(accepted)).toMatchObject({
      __typename: 'InvitationAccepted',
      organizationName: 'Atelier Exemple',
      email,
    });
    const { accessToken } = await signIn(email);
    const me = await ask(
      accessToken,
      `{ asked: me { name role organization {
      name viewerCanInvite viewerCanManageApiKeys viewerCanManageIntegrations viewerCanReadAuditLog } } }`,
    );
    expect(asked(me)).toEqual({
      name: 'Camille Moreau',
      role: 'OPERATOR',
      organization: {
        name: 'Atelier Exemple',
        viewerCanInvite: false,
        viewerCanManageApiKeys: false,
        viewerCanManageIntegrations: false,
        viewerCanReadAuditLog: false,
      },
    });
    expect(await previewOf(token)).toBeNull();
  });

  test('gets what the organization grants operators with their next token, and loses it the same way (O-10)', async () => {
    const create = act('createCampaign', '... on CampaignCreated { campaign { id } }');
    const campaign = {
      name: 'Mine',
      offer: 'A planning tool for teams.',
      criteriaText: 'sales directors in California',
    };
    const grant = (operatorGrants: readonly string[]) =>
      ask(owner, act('updateMyOrganization', '... on OrganizationUpdated { organization { operatorGrants } }'), {
        operatorGrants,
      });
    const first = await signIn(email);
    expect(codeOf(await ask(first.accessToken, create, campaign))).toBe('FORBIDDEN');
    await grant(['CREATE_CAMPAIGNS']);
    const second = tokens.parse(await refresh(first.refreshToken));
    expect(asked(await ask(second.accessToken, create, campaign))).toMatchObject({ __typename: 'CampaignCreated' });
    await grant([]);
    await untilRefused(second.accessToken);
    const third = tokens.parse(await refresh(second.refreshToken));
    expect(codeOf(await ask(third.accessToken, create, campaign))).toBe('FORBIDDEN');
  });

  test('is raised and sees more, is removed and is out at once, and cannot be taken back after thirty days', async () => {
    const before = await signIn(email);
    const { id } = z.object({ id: z.string() }).parse(asked(await ask(before.accessToken, '{ asked: me { id } }')));
    await ask(owner, act('changeMemberRole', '... on MemberRoleChanged { member { role } }'), {
      memberId: id,
      role: 'ADMIN',
    });
    await untilRefused(before.accessToken);
    const raised = tokens.parse(await refresh(before.refreshToken));
    const list = '{ asked: members(filter: { role: ADMIN }) { nodes { name viewerCanChangeRole viewerCanRemove } } }';
    expect(asked(await ask(raised.accessToken, list))).toEqual({
      nodes: [
        { name: 'ADMIN', viewerCanChangeRole: true, viewerCanRemove: true },
        { name: 'Camille Moreau', viewerCanChangeRole: true, viewerCanRemove: true },
      ],
    });

    const removed = await ask(
      owner,
      act('removeMember', '... on MemberRemoved { member { status purgeAt viewerCanRestore } }'),
      { memberId: id },
    );
    expect(asked(removed)).toMatchObject({ member: { status: 'REMOVED', viewerCanRestore: true } });
    await untilRefused(raised.accessToken);
    expect(await refresh(raised.refreshToken)).toMatchObject({ __typename: 'SessionInvalid' });

    platform.clock.advance(thirtyDaysMs);
    const read = '{ asked: members(filter: { status: REMOVED }) { nodes { id viewerCanRestore } } }';
    owner = await tokenOf(organization.member('OWNER'));
    expect(asked(await ask(owner, read))).toEqual({ nodes: [{ id, viewerCanRestore: false }] });
  });
});

/** Ended access reaches the gateway by a notification: asks until it has arrived. */
async function untilRefused(accessToken: string): Promise<void> {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    if (codeOf(await ask(accessToken, '{ asked: me { id } }')) === 'UNAUTHENTICATED') return;
  }
  throw new Error('An ended access token still works.');
}

describe('what the viewer may do about others', () => {
  const fields = 'role viewerCanChangeRole viewerCanRemove viewerCanRestore assignableRoles';

  test.each([
    [
      'OWNER',
      {
        OWNER: [false, false, ['OWNER']],
        ADMIN: [true, true, ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER']],
        VIEWER: [true, true, ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER']],
      },
    ],
    [
      'ADMIN',
      {
        OWNER: [false, false, []],
        ADMIN: [true, true, ['ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER']],
        VIEWER: [true, true, ['ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER']],
      },
    ],
    ['MANAGER', { OWNER: [false, false, []], ADMIN: [false, false, []], VIEWER: [false, false, []] }],
  ] as const)('the %s, who is told before trying', async (role, expected) => {
    const organization = await platform.services.anOrganization();
    const answer = await platform.ask(organization.member(role), `{ members { nodes { ${fields} } } }`);
    const members = answer.data?.['members'] as {
      nodes: {
        role: string;
        viewerCanChangeRole: boolean;
        viewerCanRemove: boolean;
        viewerCanRestore: boolean;
        assignableRoles: string[];
      }[];
    };
    const told = Object.fromEntries(
      members.nodes
        .filter((node) => node.role in expected)
        .map((node) => [node.role, [node.viewerCanChangeRole, node.viewerCanRemove, node.assignableRoles]]),
    );
    expect(told).toEqual(expected);
    expect(members.nodes.some(({ viewerCanRestore }) => viewerCanRestore)).toBe(false);
  });

  test.each(['OWNER', 'ADMIN'] as const)('and the %s finds every answer true', async (role) => {
    const organization = await platform.services.anOrganization();
    const viewer = organization.member(role);
    const target = organization.member('VIEWER').userId;
    const read = async () =>
      z.object({ assignableRoles: z.array(z.string()), viewerCanRemove: z.boolean() }).parse(
        (
          await platform.ask(viewer, 'query ($id: ID!) { member(id: $id) { assignableRoles viewerCanRemove } }', {
            id: target,
          })
        ).data?.['member'],
      );
    const { assignableRoles } = await read();
    for (const wanted of ['OWNER', 'ADMIN', 'MANAGER', 'OPERATOR', 'VIEWER']) {
      const answer = await platform.ask(viewer, act('changeMemberRole', ''), {
        input: { memberId: target, role: wanted },
      });
      const asked = answer.data?.['asked'] as { __typename: string };
      expect([wanted, asked.__typename]).toEqual([
        wanted,
        assignableRoles.includes(wanted) ? 'MemberRoleChanged' : 'RoleNotYours',
      ]);
    }
    expect((await read()).viewerCanRemove).toBe(true);
  });
});

describe('who tries to be more than they are', () => {
  test('finds no field to say it with: no role above an organization’s, no organization, no state', async () => {
    const organization = await platform.services.anOrganization();
    const owner = organization.member('OWNER');
    const memberId = organization.member('VIEWER').userId;
    const attempts: [string, object][] = [
      [act('changeMemberRole', ''), { memberId, role: 'PLATFORM_ADMIN' }],
      [act('inviteMember', ''), { email: 'a@example.com', role: 'PLATFORM_ADMIN' }],
      [act('createMember', ''), { email: 'a@example.com', name: 'A', role: 'PLATFORM_ADMIN' }],
      [act('createMember', ''), { email: 'a@example.com', name: 'A', role: 'VIEWER', organizationId: randomUUID() }],
      [act('createMember', ''), { email: 'a@example.com', name: 'A', role: 'VIEWER', status: 'ACTIVE' }],
      [act('createMember', ''), { email: 'a@example.com', name: 'A', role: 'VIEWER', password: 'x' }],
      [act('inviteMember', ''), { email: 'a@example.com', role: 'VIEWER', organizationId: randomUUID() }],
      [act('changeMemberRole', ''), { memberId, role: 'VIEWER', organizationId: randomUUID() }],
      [act('updateMyOrganization', ''), { plan: 'SCALE' }],
      [act('updateMyOrganization', ''), { id: randomUUID(), name: 'Theirs' }],
      [act('updateMyOrganization', ''), { operatorGrants: ['LAUNCH_CAMPAIGNS'] }],
      [act('acceptInvitation', ''), { token: 'x', password, name: 'A', role: 'OWNER' }],
    ];
    for (const [query, input] of attempts) {
      const answer = await platform.ask(owner, query, { input });
      expect([input, answer.errors?.[0]?.extensions?.['code']]).toEqual([input, 'BAD_USER_INPUT']);
    }
  });

  test('is refused every act of members by the role, whoever is named', async () => {
    const organization = await platform.services.anOrganization();
    const [ownerId, own] = [
      organization.member('OWNER').userId,
      (role: 'MANAGER' | 'OPERATOR' | 'VIEWER') => organization.member(role),
    ];
    for (const role of ['MANAGER', 'OPERATOR', 'VIEWER'] as const) {
      const climbs: [string, object][] = [
        [act('changeMemberRole', ''), { memberId: own(role).userId, role: 'OWNER' }],
        [act('changeMemberRole', ''), { memberId: ownerId, role: 'VIEWER' }],
        [act('inviteMember', ''), { email: 'me-again@example.com', role: 'OWNER' }],
        [act('createMember', ''), { email: 'me-again@example.com', name: 'Me', role: 'OWNER' }],
        [act('removeMember', ''), { memberId: ownerId }],
        [act('restoreMember', ''), { memberId: ownerId }],
        [act('updateMyOrganization', ''), { operatorGrants: ['CREATE_CAMPAIGNS', 'APPROVE_EMAILS'] }],
      ];
      for (const [query, input] of climbs) {
        const answer = await platform.ask(own(role), query, { input });
        expect([role, input, answer.errors?.[0]?.extensions?.['code']]).toEqual([role, input, 'FORBIDDEN']);
      }
    }
  });
});
