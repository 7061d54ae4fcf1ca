import { z } from 'zod';
import { apiKeyScopes, permissionsByScope } from './api-key-scope.js';
import {
  operatorGrants,
  permissionsByRole,
  permissionsOfAgents,
  permissionsOfAnonymous,
  permissionsOfClockwork,
  readingPermissions,
  type Permission,
} from './permission.js';
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
    /** The session that the token belongs to. */
    sessionId: z.uuid().optional(),
    /** What the organization allows its operators beyond their role (O-10). */
    grants: z.array(z.enum(operatorGrants)).optional(),
    /** The platform admin who looks through this person's eyes; such a viewer reads and changes nothing. */
    impersonatorId: z.uuid().optional(),
    /** The session of that platform admin: the view ends with it. */
    impersonatorSessionId: z.uuid().optional(),
    /** What was committed when the token was made (`pg_current_snapshot()`): whether it knows of an end of access. */
    asOf: z.string().optional(),
  }),
  z.object({
    kind: z.literal('API_KEY'),
    keyId: z.uuid(),
    organizationId: z.uuid(),
    scopes: z.array(z.enum(apiKeyScopes)),
    /** When a stream of this key has to prove itself again at the latest, milliseconds since 1970. */
    expiresAt: z.number().int().optional(),
    /** What was committed when the key was looked up (`pg_current_snapshot()`). */
    asOf: z.string().optional(),
  }),
  z.object({ kind: z.literal('AGENT'), runId: z.uuid(), organizationId: z.uuid() }),
]);

/** The verified identity behind a request. */
export type ViewerClaims = z.infer<typeof viewerClaims>;

/** Who asks: a person, the agents of one run, a partner's program, nobody yet, or the platform's own clockwork. */
export interface Viewer {
  readonly kind: ViewerClaims['kind'] | 'SYSTEM';
  readonly claims: ViewerClaims;
  readonly userId: string | null;
  readonly organizationId: string | null;
  readonly role: (typeof roles)[number] | null;
  /** The run whose agents act, null for people. */
  readonly runId: string | null;
  /** The API key of a partner's program, null for everybody else. */
  readonly apiKeyId: string | null;
  /** The session of a person, null when it is not known. */
  readonly sessionId: string | null;
  /** The platform admin behind a "view as", null for everybody else. */
  readonly impersonatorId: string | null;
  readonly permissions: ReadonlySet<Permission>;
}

const grantedTo = (claims: ViewerClaims): readonly Permission[] => {
  if (claims.kind === 'USER') {
    const belongsSomewhere = claims.organizationId !== null;
    // A role that does not match its membership is a forged or stale claim: it may do nothing (V-41).
    if ((claims.role === 'PLATFORM_ADMIN') === belongsSomewhere) return [];
    const granted = claims.role === 'OPERATOR' ? (claims.grants ?? []) : [];
    const permissions = [...permissionsByRole[claims.role], ...granted];
    return claims.impersonatorId === undefined
      ? permissions
      : permissions.filter((each) => readingPermissions.has(each));
  }
  if (claims.kind === 'API_KEY') return claims.scopes.flatMap((scope) => permissionsByScope[scope]);
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
    apiKeyId: claims.kind === 'API_KEY' ? claims.keyId : null,
    sessionId: claims.kind === 'USER' ? (claims.sessionId ?? null) : null,
    impersonatorId: claims.kind === 'USER' ? (claims.impersonatorId ?? null) : null,
    permissions: new Set(grantedTo(claims)),
  };
}

/** Somebody who has not signed in. */
export const anonymous: Viewer = viewerOf({ kind: 'ANONYMOUS' });

/** The platform's own clockwork, which does what is due. It has no claims, so it cannot travel and nobody can be it. */
export const clockwork: Viewer = { ...anonymous, kind: 'SYSTEM', permissions: new Set(permissionsOfClockwork) };
