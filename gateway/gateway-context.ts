import type { FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders } from 'node:http';
import type { Subgraph } from '../platform/graphql/subgraph.js';
import type { Viewer } from '../platform/viewer/viewer.js';

/** Who asks, as established once at the front door. */
export interface Caller {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Address of the caller's machine when known. */
  readonly clientAddress: string | null;
  /** What the caller's program says it is, cut to a reasonable length. */
  readonly userAgent?: string | null;
}

const userAgentLengthMax = 256;

/** What the program behind a request says it is, in printable characters and cut to a reasonable length. */
export function userAgentOf(headers: IncomingHttpHeaders): string | null {
  const said = headers['user-agent']?.replace(/[^\x20-\x7E]/gu, '').slice(0, userAgentLengthMax);
  return said === undefined || said === '' ? null : said;
}

/** Through which request somebody asks. */
export const originOf = ({ id, ip, headers }: FastifyRequest) => ({
  requestId: id,
  clientAddress: ip,
  userAgent: userAgentOf(headers),
});

/**
 * What travels with one operation through the gateway. Apollo Server copies it field by field, so it holds no private
 * state of a class.
 */
export interface GatewayContext extends Caller {
  readonly houseContexts: Map<string, object>;
  /** Whether all fetches of the operation meet the same loaders. */
  readonly sharesHouseContexts: boolean;
}

/**
 * The context of one operation. The fetches of a query share their loaders; a mutation changes what a loader
 * remembers, so that each of its fetches starts anew.
 */
export function gatewayContext(caller: Caller, operation: 'query' | 'mutation' | 'subscription'): GatewayContext {
  const { viewer, requestId, clientAddress, userAgent = null } = caller;
  return {
    viewer,
    requestId,
    clientAddress,
    userAgent,
    houseContexts: new Map(),
    sharesHouseContexts: operation !== 'mutation',
  };
}

/** What a house in this process holds for the operation. */
export function houseContext(context: GatewayContext, subgraph: Subgraph): object {
  const known = context.sharesHouseContexts ? context.houseContexts.get(subgraph.name) : undefined;
  if (known) return known;
  const { viewer, requestId, clientAddress, userAgent = null } = context;
  const created = subgraph.createContext({ viewer, requestId, clientAddress, userAgent });
  if (context.sharesHouseContexts) context.houseContexts.set(subgraph.name, created);
  return created;
}
