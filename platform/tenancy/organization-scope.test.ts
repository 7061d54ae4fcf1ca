import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { viewerOf } from '../viewer/viewer.js';
import {
  NoOrganization,
  organizationScope,
  organizationScopeOfJob,
  organizationScopeOfLink,
  organizationScopeOfSignIn,
} from './organization-scope.js';
import { NotPlatformAdmin, platformScope } from './platform-scope.js';

const organizationId = '0199c0de-0000-7000-8000-000000000001';
const userId = '0199c0de-0000-7000-8000-000000000002';
const expiresAt = 4_102_444_800_000;
const ways = [
  ['a viewer', organizationScope],
  ['a job', organizationScopeOfJob],
  ['a sign-in', organizationScopeOfSignIn],
  ['an unsubscribe link', organizationScopeOfLink],
] as const;

describe('the scope of an organization', () => {
  test.each(ways)('of %s is the organization it names', (_way, scopeOf) => {
    expect(scopeOf({ organizationId })).toEqual({ organizationId });
  });

  test.each(ways)('of %s is refused for whatever is no UUID', (_way, scopeOf) => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom('', `${organizationId} `, `${organizationId}' OR true --`, organizationId.slice(1)),
        ),
        (text) => {
          expect(() => scopeOf({ organizationId: text })).toThrow(NoOrganization);
        },
      ),
    );
  });

  test('does not exist for strangers and platform owners (V-80)', () => {
    expect(() => organizationScope(viewerOf({ kind: 'ANONYMOUS' }))).toThrow(NoOrganization);
    const admin = viewerOf({ kind: 'USER', userId, organizationId: null, role: 'PLATFORM_ADMIN', expiresAt });
    expect(() => organizationScope(admin)).toThrow('Organization user access required');
  });
});

describe('the scope of the platform', () => {
  test('is the platform owner’s, for a stated reason (V-79)', () => {
    const admin = viewerOf({ kind: 'USER', userId, organizationId: null, role: 'PLATFORM_ADMIN', expiresAt });
    expect(platformScope(admin, 'overview')).toEqual({ actor: userId, reason: 'overview' });
  });

  test('is nobody else’s', () => {
    const owner = viewerOf({ kind: 'USER', userId, organizationId, role: 'OWNER', expiresAt });
    const member = viewerOf({ kind: 'USER', userId, organizationId, role: 'PLATFORM_ADMIN', expiresAt });
    const agents = viewerOf({ kind: 'AGENT', runId: userId, organizationId });
    for (const viewer of [owner, member, agents, viewerOf({ kind: 'ANONYMOUS' })])
      expect(() => platformScope(viewer, 'overview')).toThrow(NotPlatformAdmin);
  });
});
