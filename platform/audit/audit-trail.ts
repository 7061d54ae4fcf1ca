import type { Viewer } from '../viewer/viewer.js';

/** Who acts, and through which request: what every entry of the audit log says. A house's request is one. */
export interface AuditTrail {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Address of the caller's machine when known. */
  readonly clientAddress: string | null;
  readonly userAgent?: string | null;
}

/** What kind of caller acted. */
export const actorKinds = ['USER', 'AGENT', 'API_KEY', 'SYSTEM', 'ANONYMOUS'] as const;

/** One of them. */
export type ActorKind = (typeof actorKinds)[number];

/** Who acted, as it is stored: an id, never a name or an address. */
export function actorOf({ viewer }: AuditTrail): { readonly kind: ActorKind; readonly id: string | null } {
  return { kind: viewer.kind, id: viewer.userId ?? viewer.runId ?? viewer.apiKeyId };
}
