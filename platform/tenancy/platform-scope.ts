import type { OrganizationScope } from './organization-scope.js';

declare const proven: unique symbol;

/** Proof that the platform owner, and nobody else, reads across organizations. Loud on purpose: search for its name. */
export interface PlatformScope {
  readonly actor: string;
  readonly reason: string;
  readonly [proven]: true;
}

/** Somebody who is not a platform admin asked for the platform owner's view. */
export class NotPlatformAdmin extends Error {
  constructor() {
    super('Platform admin access required');
    this.name = 'NotPlatformAdmin';
  }
}

/**
 * The platform owner's view, for one stated reason (V-41, V-79).
 * @throws NotPlatformAdmin unless the viewer is PLATFORM_ADMIN and belongs to no organization.
 */
export function platformScope(
  viewer: { readonly userId: string | null; readonly role: string | null; readonly organizationId: string | null },
  reason: string,
): PlatformScope {
  if (viewer.role !== 'PLATFORM_ADMIN' || viewer.organizationId !== null || viewer.userId === null)
    throw new NotPlatformAdmin();
  return { actor: viewer.userId, reason } as PlatformScope;
}

/** Whether a scope is an organization's; otherwise it is the platform's own. */
export const isOfOrganization = (scope: OrganizationScope | PlatformScope): scope is OrganizationScope =>
  'organizationId' in scope;

/** Whose rows are meant within a scope: the organization's, or those of nobody but the platform (null). */
export const organizationIdOf = (scope: OrganizationScope | PlatformScope): string | null =>
  isOfOrganization(scope) ? scope.organizationId : null;
