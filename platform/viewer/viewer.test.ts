import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { permissions, permissionsByRole, type Permission } from './permission.js';
import { roles } from './role.js';
import { apiKeyScopes, type ApiKeyScope } from './api-key-scope.js';
import { anonymous, viewerClaims, viewerOf, type ViewerClaims } from './viewer.js';

const organizationId = '0199c0de-0000-7000-8000-000000000001';
const userId = '0199c0de-0000-7000-8000-000000000002';
const aUser = (role: (typeof roles)[number], organization: string | null): ViewerClaims => ({
  kind: 'USER',
  userId,
  organizationId: organization,
  role,
  expiresAt: 4_102_444_800_000,
});
const inOrganization = roles.filter((role) => role !== 'PLATFORM_ADMIN');

describe('what a role may do (O-10)', () => {
  const table: Readonly<Record<Permission, string>> = {
    'legal:read': 'OWNER ADMIN MANAGER OPERATOR VIEWER PLATFORM_ADMIN',
    'session:open': 'OWNER ADMIN MANAGER OPERATOR VIEWER PLATFORM_ADMIN',
    'self:read': 'OWNER ADMIN MANAGER OPERATOR VIEWER PLATFORM_ADMIN',
    'self:manage': 'OWNER ADMIN MANAGER OPERATOR VIEWER PLATFORM_ADMIN',
    'notification:read': 'OWNER ADMIN MANAGER OPERATOR VIEWER PLATFORM_ADMIN',
    'organization:read': 'OWNER ADMIN MANAGER OPERATOR VIEWER',
    'organization:update': 'OWNER ADMIN',
    'member:manage': 'OWNER ADMIN',
    'member:notify': 'OWNER ADMIN',
    'prospect:notify': 'OWNER ADMIN',
    'api-key:manage': 'OWNER ADMIN',
    'integration:manage': 'OWNER ADMIN',
    'audit:read': 'OWNER ADMIN PLATFORM_ADMIN',
    'audit:export': 'OWNER ADMIN',
    'member:list': 'OWNER ADMIN MANAGER',
    'campaign:read': 'OWNER ADMIN MANAGER OPERATOR VIEWER',
    'campaign:create': 'OWNER ADMIN MANAGER',
    'campaign:edit': 'OWNER ADMIN MANAGER',
    'campaign:launch': 'OWNER ADMIN MANAGER',
    'run:read': 'OWNER ADMIN MANAGER OPERATOR VIEWER',
    'email:read': 'OWNER ADMIN MANAGER OPERATOR VIEWER',
    'email:approve': 'OWNER ADMIN MANAGER',
    'lead:read': 'OWNER ADMIN MANAGER OPERATOR VIEWER',
    'lead:annotate': 'OWNER ADMIN MANAGER OPERATOR',
    'lead:import': 'OWNER ADMIN MANAGER',
    'agent:record': '',
    'platform:read': 'PLATFORM_ADMIN',
    'platform:manage': 'PLATFORM_ADMIN',
    'platform:notify': 'PLATFORM_ADMIN',
    'platform:impersonate': 'PLATFORM_ADMIN',
    'retention:purge': '',
    'notification:deliver': '',
    'first-owner:invite': '',
  };

  test.each(permissions.map((permission) => [permission] as const))('%s', (permission) => {
    const allowed = roles.filter((role) =>
      viewerOf(aUser(role, role === 'PLATFORM_ADMIN' ? null : organizationId)).permissions.has(permission),
    );
    expect(allowed.join(' ')).toBe(table[permission]);
  });

  test('never grows from a higher role to a lower one', () => {
    for (const [place, role] of inOrganization.entries()) {
      const higher = inOrganization[place - 1];
      if (higher) expect(permissionsByRole[higher]).toEqual(expect.arrayContaining([...permissionsByRole[role]]));
    }
  });
});

describe('claims whose role does not match their membership', () => {
  test('grant nothing: a platform owner inside an organization (V-41)', () => {
    expect([...viewerOf(aUser('PLATFORM_ADMIN', organizationId)).permissions]).toEqual([]);
  });

  test.each(inOrganization)('grant nothing: %s of no organization', (role) => {
    expect([...viewerOf(aUser(role, null)).permissions]).toEqual([]);
  });
});

describe('what an organization allows its operators (O-10)', () => {
  const grants = ['campaign:create', 'email:approve'] as const;

  test('is added to operators, and to no other role', () => {
    for (const role of inOrganization) {
      const { permissions: held } = viewerOf({ ...aUser(role, organizationId), grants: [...grants] } as ViewerClaims);
      const expected = role === 'OPERATOR' ? [...permissionsByRole[role], ...grants] : permissionsByRole[role];
      expect([...held].sort()).toEqual([...expected].sort());
    }
  });

  test('is nothing else: other permissions are not claims', () => {
    expect(viewerClaims.safeParse({ ...aUser('OPERATOR', organizationId), grants: ['member:manage'] }).success).toBe(
      false,
    );
  });
});

describe('a platform admin who looks through somebody’s eyes', () => {
  test.each(inOrganization)('reads what the role %s reads, and changes nothing', (role) => {
    const viewer = viewerOf({ ...aUser(role, organizationId), impersonatorId: organizationId } as ViewerClaims);
    expect(viewer).toMatchObject({ impersonatorId: organizationId, role });
    for (const permission of viewer.permissions) expect(permission).toMatch(/:(read|list)$/u);
    expect(viewer.permissions.has('lead:read')).toBe(true);
  });
});

describe('a partner’s program', () => {
  const viewer = (scopes: readonly ApiKeyScope[]) =>
    viewerOf({ kind: 'API_KEY', keyId: userId, organizationId, scopes: [...scopes] });

  test('may do what its scopes say, in its organization, and is no person', () => {
    expect(viewer(['leads:read'])).toMatchObject({ organizationId, apiKeyId: userId, userId: null, role: null });
    expect([...viewer(['leads:read']).permissions]).toEqual(['lead:read']);
    expect([...viewer([]).permissions]).toEqual([]);
  });

  test('never decides for people, whatever its scopes', () => {
    const held = viewer(apiKeyScopes).permissions;
    for (const permission of permissions.filter((each) =>
      /approve|launch|manage|notify|platform|audit|session|self/u.test(each),
    ))
      expect(held.has(permission)).toBe(false);
  });
});

describe('who asks', () => {
  test('the agents of a run read and record; they never approve, launch, import or open sessions', () => {
    const viewer = viewerOf({ kind: 'AGENT', runId: userId, organizationId });
    expect(viewer).toMatchObject({ kind: 'AGENT', runId: userId, organizationId, userId: null, role: null });
    expect([...viewer.permissions].sort()).toEqual([
      'agent:record',
      'campaign:read',
      'lead:read',
      'organization:read',
      'run:read',
    ]);
  });

  test('a stranger may only sign in, and read what is public', () => {
    expect(anonymous).toMatchObject({ kind: 'ANONYMOUS', userId: null, organizationId: null, role: null, runId: null });
    expect([...anonymous.permissions]).toEqual(['legal:read', 'session:open']);
  });

  test('claims survive the journey between processes, and nobody smuggles permissions in', () => {
    const anyClaims: fc.Arbitrary<ViewerClaims> = fc.oneof(
      fc.constant({ kind: 'ANONYMOUS' as const }),
      fc.record({ kind: fc.constant('AGENT' as const), runId: fc.uuid(), organizationId: fc.uuid() }),
      fc.record({
        kind: fc.constant('USER' as const),
        userId: fc.uuid(),
        organizationId: fc.option(fc.uuid()),
        role: fc.constantFrom(...roles),
        expiresAt: fc.maxSafeNat(),
      }),
      fc.record({
        kind: fc.constant('API_KEY' as const),
        keyId: fc.uuid(),
        organizationId: fc.uuid(),
        scopes: fc.subarray([...apiKeyScopes]),
      }),
    );
    fc.assert(
      fc.property(anyClaims, (claims) => {
        const sent: unknown = JSON.parse(JSON.stringify({ ...claims, permissions: [...permissions] }));
        const arrived = viewerClaims.parse(sent);
        expect(arrived).toEqual(claims);
        expect(viewerOf(arrived)).toEqual(viewerOf(claims));
      }),
    );
  });
});
