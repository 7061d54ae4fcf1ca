import 'reflect-metadata';
import type { GraphOf } from '../platform/graphql/graph-of.js';
import type { Subgraph } from '../platform/graphql/subgraph.js';
import type { Services } from '../platform/process/services.js';
import { createAdminSubgraph } from '../subgraphs/admin/subgraph.js';
import { createCampaignSubgraph } from '../subgraphs/campaign/subgraph.js';
import { createLeadSubgraph } from '../subgraphs/lead/subgraph.js';
import { createTenantSubgraph } from '../subgraphs/tenant/subgraph.js';

/** How each house is made; the only place outside a house that knows them. */
const houses = {
  tenant: createTenantSubgraph,
  campaign: createCampaignSubgraph,
  lead: createLeadSubgraph,
  admin: createAdminSubgraph,
} as const;

/** The name of a house. */
export type HouseName = keyof typeof houses;

/** Every house, in the order of the supergraph. */
export const houseNames = Object.keys(houses) as readonly HouseName[];

/**
 * Makes the houses that run in this process; `graphOf` is this process's own way into the graph, for a house that asks
 * others.
 * @throws InsecureSchema when one of them has a door without a guard.
 */
export const createHouses = (
  services: Services,
  names: readonly HouseName[] = houseNames,
  graphOf?: GraphOf,
): Promise<readonly Subgraph[]> => Promise.all(names.map((name) => houses[name](services, graphOf)));
