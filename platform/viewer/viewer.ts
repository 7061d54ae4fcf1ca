import { z } from 'zod';
import { permissionsByRole, permissionsOfAgents, permissionsOfAnonymous, type Permission } from './permission.js';
import { roles } from './role.js';

/** What travels between processes about who asks. Permissions are derived on arrival, never sent. */
export const viewerClaims = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ANONYMOUS') }),
  z.object({
    kind: z.literal('USER'),
    userId: z.uuid(),
    organizationId: z.uuid().nullable(),
    role: z.enum(roles),
    /** Expiry of the access token, milliseconds since 1970. */
    expiresAt: z.number().int(),
  }),
  z.object({ kind: z.literal('AGENT'), runId: z.uuid(), organizationId: z.uuid() }),
]);

/** The verified identity behind a request. */
export type ViewerClaims = z.infer<typeof viewerClaims>;

/** Who asks: a person, the agents of one run, or nobody yet. */
export interface Viewer {
  readonly kind: ViewerClaims['kind'];
  readonly claims: ViewerClaims;
  readonly userId: string | null;
  readonly organizationId: string | null;
  readonly role: (typeof roles)[number] | null;
  /** The run whose agents act, null for people. */
  readonly runId: string | null;
  readonly permissions: ReadonlySet<Permission>;
}

const grantedTo = (claims: ViewerClaims): readonly Permission[] => {
  if (claims.kind === 'USER') {
    const belongsSomewhere = claims.organizationId !== null;
    // A role that does not match its membership is a forged or stale claim: it may do nothing (V-41).
    if ((claims.role === 'PLATFORM_ADMIN') === belongsSomewhere) return [];
    return permissionsByRole[claims.role];
  }
  return claims.kind === 'AGENT' ? permissionsOfAgents : permissionsOfAnonymous;
};

/** The viewer behind verified claims. */
export function viewerOf(claims: ViewerClaims): Viewer {
  return {
    kind: claims.kind,
    claims,
    userId: claims.kind === 'USER' ? claims.userId : null,
    organizationId: claims.kind === 'ANONYMOUS' ? null : claims.organizationId,
    role: claims.kind === 'USER' ? claims.role : null,
    runId: claims.kind === 'AGENT' ? claims.runId : null,
    permissions: new Set(grantedTo(claims)),
  };
}

/** Somebody who has not signed in. */
export const anonymous: Viewer = viewerOf({ kind: 'ANONYMOUS' });
