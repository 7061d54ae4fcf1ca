import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, type BuildSchemaOptions } from 'type-graphql';
import type { Viewer } from '../viewer/viewer.js';
import { secure, type PermissionMap } from './secure.js';

const federationLink = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@tag", "@inaccessible", "@external", "@requires", "@provides", "@override", "@cost", "@listSize"])`;

/** Who asks, and under which request id, as handed to a house. */
export interface SubgraphRequest {
  readonly viewer: Viewer;
  readonly requestId: string;
  /** Address of the caller's machine when known, for sign-in limits and audit. */
  readonly clientAddress: string | null;
  /** What the caller's program says it is; for the list of sessions and the audit log. */
  readonly userAgent?: string | null;
}

/** How a house finds a row that another house refers to. */
export type ReferenceResolver<Context> = (reference: { readonly id: string }, context: Context) => unknown;

/** A house as the gateway sees it: its schema, its printed plan, and what one caller may hold. */
export interface Subgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** Printed schema with federation directives; committed in schema/. */
  readonly sdl: string;
  createContext(request: SubgraphRequest): object;
  /** Releases what the house holds. */
  close(): Promise<void>;
}

/** What a house says about itself. */
export interface SubgraphDefinition<Context extends object> {
  readonly name: string;
  readonly resolvers: BuildSchemaOptions['resolvers'];
  readonly orphanedTypes?: BuildSchemaOptions['orphanedTypes'];
  readonly references: Readonly<Record<string, ReferenceResolver<Context>>>;
  readonly permissions: PermissionMap;
  createContext(request: SubgraphRequest): Context;
  onRuleFailure(error: unknown, where: string): void;
  close?(): Promise<void>;
}

/** type-graphql wants one where there are subscriptions; ours pull from the event log, so nothing is ever published here. */
const noPubSub = {
  publish: (): void => undefined,
  subscribe: (): never => {
    throw new Error('A subscription must say what it follows with its own "subscribe".');
  },
};

/**
 * Builds a house's executable, guarded schema.
 * @throws InsecureSchema when a root field or entity has no rule.
 */
export async function buildSubgraph<Context extends object>(
  definition: SubgraphDefinition<Context>,
): Promise<Subgraph> {
  const schema = await buildSchema({
    resolvers: definition.resolvers,
    ...(definition.orphanedTypes ? { orphanedTypes: definition.orphanedTypes } : {}),
    pubSub: noPubSub,
    skipCheck: true,
    validate: false,
  });
  const sdl = `${federationLink}\n\n${printSchemaWithDirectives(schema)}\n`;
  const resolvers: Record<string, unknown> = { ...createResolversMap(schema) };
  for (const [typeName, resolveReference] of Object.entries(definition.references)) {
    resolvers[typeName] = { ...(resolvers[typeName] as object | undefined), __resolveReference: resolveReference };
  }
  const executable = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never });
  return {
    name: definition.name,
    schema: secure(definition.name, executable, definition.permissions, (error, where) => {
      definition.onRuleFailure(error, where);
    }),
    sdl,
    createContext: (request) => definition.createContext(request),
    close: async () => {
      await definition.close?.();
    },
  };
}
