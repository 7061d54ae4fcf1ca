import type { Viewer } from '../viewer/viewer.js';

/** Who acts, and through which request: what every entry of the audit log says. A house's request is one. */
export interface AuditTrail {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Address of the caller's machine when known. */
  readonly clientAddress: string | null;
  readonly userAgent?: string | null;
  /** The platform itself goes on with what somebody started: the worker that imports a file, for instance. */
  readonly bySystem?: boolean;
}

/** The trail of a worker's job, which has no request of its own: entries are found by what it works on. */
export const trailOfJob = (viewer: Viewer, job: string, { bySystem = false } = {}): AuditTrail => ({
  viewer,
  requestId: `job:${job}`,
  clientAddress: null,
  userAgent: null,
  bySystem,
});

/** What kind of caller acted. */
export const actorKinds = ['USER', 'AGENT', 'API_KEY', 'SYSTEM', 'ANONYMOUS'] as const;

/** One of them. */
export type ActorKind = (typeof actorKinds)[number];

/** Who acted, as it is stored: an id, never a name or an address. */
export function actorOf({ viewer, bySystem }: AuditTrail): { readonly kind: ActorKind; readonly id: string | null } {
  if (bySystem === true) return { kind: 'SYSTEM', id: null };
  return { kind: viewer.kind, id: viewer.userId ?? viewer.runId ?? viewer.apiKeyId };
}
