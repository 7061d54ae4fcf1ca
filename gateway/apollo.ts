import './telemetry-off.js';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer';
import { GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import type { Logger } from '../platform/logging/logger.js';
import type { MinuteObserver } from '../platform/telemetry/minute-log.js';
import type { GatewayContext } from './gateway-context.js';
import type { Limits } from './limits.js';
import type { Mask } from './masking.js';
import { measureOperations } from './measure-operations.js';
import type { SubgraphLink } from './subgraph-link.js';

const socketGraceMs = 3_000;

/** What queries and mutations run on. */
export interface ApolloOptions {
  readonly supergraphSdl: string;
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly limits: Limits;
  readonly mask: Mask;
  readonly logger: Logger;
  readonly httpServer: Server;
  readonly minutes?: MinuteObserver;
}

/** Remembers the request of each error, because errors are formatted without their context. */
function requestIdsOfErrors(): { plugin: ApolloServerPlugin<GatewayContext>; of(error: unknown): string } {
  const known = new WeakMap<object, string>();
  return {
    plugin: {
      requestDidStart: async () => ({
        didEncounterErrors: async ({ errors, contextValue }) => {
          for (const error of errors) known.set(error, contextValue.requestId);
        },
        willSendResponse: async ({ response }) => {
          // Extensions tell how the houses are built, which is nobody's business outside.
          if (response.body.kind === 'single') delete response.body.singleResult.extensions;
        },
      }),
    },
    of: (error) => (typeof error === 'object' && error !== null ? known.get(error) : undefined) ?? randomUUID(),
  };
}

/** Starts Apollo Server over Apollo Gateway over the links. */
export async function startApollo(options: ApolloOptions): Promise<ApolloServer<GatewayContext>> {
  const { supergraphSdl, links, limits, mask, logger, httpServer, minutes } = options;
  const gateway = new ApolloGateway({
    supergraphSdl,
    logger,
    buildService: ({ name }) => {
      const link = links.get(name);
      if (!link)
        throw new Error(`The supergraph names the house ${name}, which is neither in this process nor has a URL.`);
      return link;
    },
  });
  const requestIds = requestIdsOfErrors();
  const apollo = new ApolloServer<GatewayContext>({
    gateway,
    logger,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    parseOptions: { maxLexicalTokens: limits.tokensOfAgentsMax },
    stopOnTerminationSignals: false,
    formatError: (formatted, raw) =>
      mask.error(raw instanceof GraphQLError ? withCodeOf(raw, formatted) : raw, requestIds.of(raw)),
    plugins: [
      requestIds.plugin,
      ...(minutes ? [measureOperations(minutes)] : []),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer, stopGracePeriodMillis: socketGraceMs }),
    ],
  });
  await apollo.start();
  return apollo;
}

// Apollo decides on the code of some errors only while it formats them.
const withCodeOf = (raw: GraphQLError, formatted: { readonly extensions?: Record<string, unknown> }): GraphQLError =>
  raw.extensions['code'] !== undefined || formatted.extensions?.['code'] === undefined
    ? raw
    : new GraphQLError(raw.message, {
        ...(raw.path ? { path: raw.path } : {}),
        ...(raw.nodes ? { nodes: raw.nodes } : {}),
        ...(raw.originalError ? { originalError: raw.originalError } : {}),
        extensions: { ...raw.extensions, code: formatted.extensions['code'] },
      });
