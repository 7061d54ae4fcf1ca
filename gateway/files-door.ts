import { answersWithAllowance } from './allowance-answer.js';
import type { Authenticator } from './authenticate.js';
import type { FilesRouteOptions } from './files-route.js';
import type { RateLimits } from './rate-limits.js';
import { provesSameOrigin } from './same-origin.js';

/** What the door of the files stands on. */
export interface FilesDoorOptions {
  readonly authenticator: Authenticator;
  readonly rateLimits: RateLimits;
  readonly refuse: FilesRouteOptions['refuse'];
  readonly webOrigins: readonly string[];
}

/** Who asks for a file: counted like every request, and with cookies only from our own pages. */
export const filesDoor =
  ({ authenticator, rateLimits, refuse, webOrigins }: FilesDoorOptions): FilesRouteOptions['identify'] =>
  async (request, reply) => {
    const identity = await authenticator.identify(request.headers, null, request.ip);
    if (answersWithAllowance(reply, await rateLimits.count(identity, request.ip), refuse)) return null;
    const changes = request.method !== 'GET' && request.method !== 'HEAD';
    const isOurs = provesSameOrigin({ 'x-csrf': 'PUT', ...request.headers }, webOrigins);
    if (identity.provenBy !== 'COOKIE' || !changes || isOurs) return identity.viewer;
    refuse(reply, 403, 'FORBIDDEN', 'With cookies, files are uploaded by our own pages only.');
    return null;
  };
