import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { secure, type PermissionMap } from '../../platform/graphql/secure.js';
import type { Subgraph, SubgraphRequest } from '../../platform/graphql/subgraph.js';

const federationLink =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';

/** What a small house of a test is made of. */
export interface SdlHouse {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: object;
  readonly permissions: PermissionMap;
  readonly createContext: (request: SubgraphRequest) => object;
}

/** Builds a guarded house from its schema text, for tests of the gateway. */
export function buildSdlHouse({ name, sdl, resolvers, permissions, createContext }: SdlHouse): Subgraph {
  const typeDefs = parse(`${federationLink}\n${sdl}`);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  return {
    name,
    schema: secure(name, schema, permissions, () => undefined),
    sdl: `${federationLink}\n${sdl}`,
    createContext,
    close: () => Promise.resolve(),
  };
}
