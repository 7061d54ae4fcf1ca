import './telemetry-off.js';
import type { ApolloServer } from '@apollo/server';
import {
  GraphQLError,
  OperationTypeNode,
  print,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import type { AccessCheck } from '../platform/access/access-revocations.js';
import { ApiKeyCheck } from '../platform/access/api-key-check.js';
import type { Clock } from '../platform/config/clock.js';
import type { Config } from '../platform/config/config.js';
import { UnsubscribeDesk } from '../platform/contact/unsubscribe-desk.js';
import type { Database } from '../platform/database/database.js';
import { FileStore } from '../platform/files/file-store.js';
import type { Subgraph } from '../platform/graphql/subgraph.js';
import type { Logger } from '../platform/logging/logger.js';
import type { Mailbox } from '../platform/mail/mailbox.js';
import type { MinuteObserver } from '../platform/telemetry/minute-log.js';
import { anonymous, type Viewer } from '../platform/viewer/viewer.js';
import { startApollo } from './apollo.js';
import { Authenticator } from './authenticate.js';
import { EmbeddedDataSource } from './embedded-data-source.js';
import { filesDoor } from './files-door.js';
import { registerFiles } from './files-route.js';
import { gatewayContext, originOf, type GatewayContext } from './gateway-context.js';
import { createGatewayMetrics, type GatewayMetrics } from './gateway-metrics.js';
import { GraphqlRoute } from './graphql-route.js';
import { registerHealth, type HealthProbes } from './health.js';
import { defaultLimits, type Limits } from './limits.js';
import { registerMailbox } from './mailbox-route.js';
import { Mask } from './masking.js';
import { OperationDesk } from './operations.js';
import { RateLimits } from './rate-limits.js';
import { createServer, type HttpServer } from './server.js';
import { registerSessionCookies } from './session-cookies.js';
import { SignedDataSource } from './signed-data-source.js';
import { defaultPatience, type StreamPatience } from './stream-response.js';
import type { SubgraphLink } from './subgraph-link.js';
import { SubscriptionPlanner } from './subscription-planner.js';
import { FederatedSubscriptions } from './subscriptions.js';
import { registerUnsubscribe } from './unsubscribe-route.js';
import { registerViewAsCookie } from './view-as-cookie.js';
import { openWebSockets, type OpenWebSockets } from './websocket.js';

/** What a gateway is made of. */
export interface GatewayOptions {
  readonly config: Pick<
    Config,
    | 'environment'
    | 'host'
    | 'port'
    | 'webOrigins'
    | 'trustedProxies'
    | 'subgraphUrls'
    | 'internalSecrets'
    | 'accessTokenPrivateKey'
    | 'hashSecret'
    | 'redisUrl'
    | 'requestsPerMinute'
  >;
  readonly supergraphSdl: string;
  /** Houses in this process; a house with a URL in the config is reached there instead. */
  readonly subgraphs: readonly Subgraph[];
  readonly database: Database;
  /** Who lost access before their token expires. */
  readonly access: AccessCheck;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits?: Partial<Limits>;
  readonly patience?: StreamPatience;
  /** Takes what every operation took, for the platform owner's figures (O-11). */
  readonly minutes?: MinuteObserver;
  /** Describes the queue for the health page. */
  readonly queue?: HealthProbes['queue'];
  /** Mails that stay on this machine, shown to who sits at it. */
  readonly mailbox?: Mailbox | null;
}

/** One operation run from inside this process. */
export interface GatewayOperation {
  /** The operation, parsed or as text. */
  readonly document?: DocumentNode;
  readonly query?: string;
  readonly operationName?: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly clientAddress?: string | null;
  readonly userAgent?: string | null;
}

/** The front door. */
export interface Gateway {
  /** The API as callers see it. */
  readonly schema: GraphQLSchema;
  /** Opens the door; without a port, the configured one. Gives the port that was taken. */
  listen(port?: number): Promise<number>;
  /** Runs a query or mutation without a network, with all limits, rules and masks. */
  execute(operation: GatewayOperation): Promise<FormattedExecutionResult>;
  /** Tells open streams to resume, lets requests finish, and closes within 10 s. */
  close(): Promise<void>;
}

const placeholder = (name: string): string =>
  `The supergraph names the house ${name}, which is neither in this process nor has a URL.`;

function linkHouses(options: GatewayOptions, names: readonly string[]): Map<string, SubgraphLink> {
  const { config, clock, subgraphs } = options;
  return new Map(
    names.map((name): [string, SubgraphLink] => {
      const url = config.subgraphUrls[name];
      if (url !== undefined) return [name, new SignedDataSource({ name, url, secrets: config.internalSecrets, clock })];
      const subgraph = subgraphs.find((candidate) => candidate.name === name);
      if (!subgraph) throw new Error(placeholder(name));
      return [name, new EmbeddedDataSource(subgraph)];
    }),
  );
}

/** Builds the gateway; nothing listens yet. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const planner = new SubscriptionPlanner(options.supergraphSdl);
  const parts = new GatewayParts(options, planner, linkHouses(options, planner.subgraphNames));
  const { limits, links, logger, mask, server } = parts;
  const apollo = await startApollo({
    supergraphSdl: options.supergraphSdl,
    links,
    limits,
    mask,
    logger,
    httpServer: server.app.server,
    ...(options.minutes ? { minutes: options.minutes } : {}),
  });
  const gateway = new RunningGateway(parts, apollo);
  await gateway.openRoutes();
  return gateway;
}

/** Everything that exists before Apollo does. */
class GatewayParts {
  readonly limits: Limits;
  readonly metrics: GatewayMetrics = createGatewayMetrics();
  readonly logger: Logger;
  readonly mask: Mask;
  readonly server: HttpServer;
  readonly authenticator: Authenticator;
  readonly apiKeys: ApiKeyCheck;
  readonly rateLimits: RateLimits;
  readonly desk: OperationDesk;
  readonly subscriptions: FederatedSubscriptions;

  constructor(
    readonly options: GatewayOptions,
    planner: SubscriptionPlanner,
    readonly links: ReadonlyMap<string, SubgraphLink>,
  ) {
    const { access, config, clock, database, logger } = options;
    const limits = { ...defaultLimits, ...options.limits };
    this.limits = limits;
    this.logger = logger;
    this.mask = new Mask(logger, this.metrics.errors);
    this.server = createServer({
      webOrigins: config.webOrigins,
      trustedProxies: config.trustedProxies,
      limits,
      mask: this.mask,
      metrics: this.metrics,
      logger,
    });
    this.apiKeys = new ApiKeyCheck({ database, access, hashSecret: config.hashSecret, clock, logger });
    const { redisUrl, requestsPerMinute } = config;
    this.rateLimits = new RateLimits({ redisUrl, requestsPerMinute, clock, logger });
    this.authenticator = new Authenticator({
      accessTokenPrivateKey: config.accessTokenPrivateKey,
      secrets: config.internalSecrets,
      clock,
      access,
      apiKeys: this.apiKeys,
      guesses: this.rateLimits,
    });
    const mayReadSchema = (viewer: Viewer): boolean =>
      config.environment !== 'production' || viewer.kind !== 'ANONYMOUS';
    this.desk = new OperationDesk(planner.schema, limits, mayReadSchema);
    const onOpenCount = (change: number): void => {
      this.metrics.openSubscriptions.change(change);
    };
    this.subscriptions = new FederatedSubscriptions({ planner, links, limits, clock, logger, access, onOpenCount });
    access.onRevoked(() => void this.subscriptions.closeRevoked());
  }
}

class RunningGateway implements Gateway {
  readonly #parts: GatewayParts;
  readonly #apollo: ApolloServer<GatewayContext>;
  readonly #printed = new WeakMap<DocumentNode, string>();
  #sockets: OpenWebSockets | undefined;
  #draining = false;

  constructor(parts: GatewayParts, apollo: ApolloServer<GatewayContext>) {
    this.#parts = parts;
    this.#apollo = apollo;
  }

  get schema(): GraphQLSchema {
    return this.#parts.desk.schema;
  }

  async openRoutes(): Promise<void> {
    const { authenticator, desk, limits, links, mask, metrics, options, rateLimits, server, subscriptions } =
      this.#parts;
    const { config, database, mailbox, patience = defaultPatience, queue } = options;
    const { webOrigins } = config;
    const { app, refuse } = server;
    registerHealth(app, { database, links, isDraining: () => this.#draining, ...(queue ? { queue } : {}) });
    app.get('/metrics', async (_request, reply) =>
      reply.type('text/plain; version=0.0.4').send(metrics.registry.print()),
    );
    if (mailbox) await registerMailbox(app, { mailbox, refuse });
    new GraphqlRoute({
      server,
      apollo: this.#apollo,
      authenticator,
      rateLimits,
      desk,
      subscriptions,
      mask,
      metrics,
      webOrigins,
      patience,
    }).register();
    await registerSessionCookies(app, {
      webOrigins,
      refuse,
      execute: (request, query, variables) => this.#run({ query, variables, viewer: anonymous, ...originOf(request) }),
    });
    await registerViewAsCookie(app, { webOrigins, refuse, authenticator, run: (operation) => this.#run(operation) });
    await registerFiles(app, {
      files: new FileStore(database),
      bytesMax: limits.fileBytesMax,
      refuse,
      identify: filesDoor({ authenticator, rateLimits, refuse, webOrigins }),
    });
    await registerUnsubscribe(app, { desk: new UnsubscribeDesk(database, options.clock), rateLimits, refuse });
    this.#sockets = openWebSockets({
      httpServer: app.server,
      addressOf: server.addressOf,
      authenticator,
      rateLimits,
      desk,
      subscriptions,
      mask,
      metrics,
      limits,
      webOrigins,
    });
  }

  async listen(port = this.#parts.options.config.port): Promise<number> {
    const { app } = this.#parts.server;
    await app.listen({ port, host: this.#parts.options.config.host });
    const address = app.server.address();
    return typeof address === 'object' && address ? address.port : port;
  }

  async execute(operation: GatewayOperation): Promise<FormattedExecutionResult> {
    const { data, errors } = await this.#run(operation);
    return {
      ...(data === undefined ? {} : { data }),
      ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}),
    };
  }

  async close(): Promise<void> {
    if (this.#draining) return;
    this.#draining = true;
    const { apiKeys, links, rateLimits, server, subscriptions } = this.#parts;
    // Streams and sockets first: Apollo's stopper would take a WebSocket for an idle connection and cut it.
    await subscriptions.closeAll('SUBSCRIPTION_SHUTDOWN');
    await this.#sockets?.dispose();
    await this.#apollo.stop();
    await server.app.close();
    for (const link of links.values()) await link.close();
    await apiKeys.settled();
    await rateLimits.close();
  }

  async #run(operation: GatewayOperation): Promise<ExecutionResult> {
    const { desk, mask, metrics } = this.#parts;
    const { viewer, requestId, clientAddress = null, userAgent = null, operationName, variables = {} } = operation;
    const refuse = (errors: readonly GraphQLError[]): ExecutionResult => {
      metrics.operations.add({ operation: 'refused' });
      return mask.result({ errors }, requestId);
    };
    const query = operation.query ?? this.#print(operation.document);
    const prepared = desk.prepare({ query, operationName, variables }, viewer);
    if ('errors' in prepared) return refuse(prepared.errors);
    const kind = prepared.operation.operation;
    if (kind === OperationTypeNode.SUBSCRIPTION) {
      return refuse([
        new GraphQLError('Subscriptions are opened over a network.', { extensions: { code: 'BAD_REQUEST' } }),
      ]);
    }
    metrics.operations.add({ operation: kind });
    const { body } = await this.#apollo.executeOperation(
      { query, variables: { ...variables }, ...(operationName === undefined ? {} : { operationName }) },
      { contextValue: gatewayContext({ viewer, requestId, clientAddress, userAgent }, kind) },
    );
    if (body.kind !== 'single') throw new Error('The graph answered in parts, which it was never asked to.');
    const { data, errors } = body.singleResult;
    const told = errors?.map(
      ({ message, path = null, extensions = {} }) => new GraphQLError(message, { path, extensions }),
    );
    return { ...(data === undefined ? {} : { data }), ...(told ? { errors: told } : {}) };
  }

  #print(document: DocumentNode | undefined): string {
    if (!document) throw new Error('Give the operation as "document" or as "query".');
    const known = this.#printed.get(document);
    if (known !== undefined) return known;
    const printed = print(document);
    this.#printed.set(document, printed);
    return printed;
  }
}
