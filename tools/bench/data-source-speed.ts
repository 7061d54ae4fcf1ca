import { LocalGraphQLDataSource } from '@apollo/gateway';
import type { ApolloServer } from '@apollo/server';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { startApollo } from '../../gateway/apollo.js';
import { createHouses } from '../../gateway/embedded.js';
import { EmbeddedDataSource } from '../../gateway/embedded-data-source.js';
import { gatewayContext, houseContext, type GatewayContext } from '../../gateway/gateway-context.js';
import { createGatewayMetrics } from '../../gateway/gateway-metrics.js';
import { defaultLimits } from '../../gateway/limits.js';
import { Mask } from '../../gateway/masking.js';
import type { SubgraphLink } from '../../gateway/subgraph-link.js';
import { loadConfig } from '../../platform/config/config.js';
import type { Subgraph } from '../../platform/graphql/subgraph.js';
import { createLogger } from '../../platform/logging/logger.js';
import { startServices } from '../../platform/process/start-services.js';
import { viewerOf, type Viewer } from '../../platform/viewer/viewer.js';
import type { BenchPlan } from './bench-plan.js';
import { pairedRounds } from './gateway-speed.js';
import { benchQueries } from './queries.js';
import { median } from './statistics.js';

const operationsAtOnce = 10;
const microsecondsPerMs = 1_000;

/** One query through our in-process data source and through the stock one, without a network. */
export interface DataSourceComparison {
  readonly query: string;
  /** Processor time of the whole process: gateway, houses and database client. */
  readonly ownCpuMs: number;
  readonly stockCpuMs: number;
}

/** The stock data source as a link; it is given the same contexts as ours. */
function stockLink(subgraph: Subgraph): SubgraphLink {
  const stock = new LocalGraphQLDataSource(subgraph.schema);
  return {
    name: subgraph.name,
    place: 'IN_PROCESS',
    process: (options) => {
      // Apollo types the context loosely; it is the one that `executeOperation` was given.
      const context = options.context as GatewayContext;
      return stock.process({ ...options, context: houseContext(context, subgraph) });
    },
    subscribe: () => Promise.reject(new Error('Only queries are compared.')),
    ping: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

type Answer = (query: string) => Promise<string>;

function answerWith(apollo: ApolloServer<GatewayContext>, viewer: Viewer): Answer {
  return async (query) => {
    const caller = { viewer, requestId: randomUUID(), clientAddress: null };
    const { body } = await apollo.executeOperation({ query }, { contextValue: gatewayContext(caller, 'query') });
    if (body.kind !== 'single' || body.singleResult.errors) throw new Error(`No answer: ${JSON.stringify(body)}`);
    return JSON.stringify(body.singleResult.data);
  };
}

/** Asks for a while, several at once; gives the processor time per query in milliseconds. */
async function cpuMsPerQuery(answer: Answer, query: string, durationMs: number): Promise<number> {
  const before = process.cpuUsage();
  const endsAtMs = performance.now() + durationMs;
  let answered = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < endsAtMs) {
      await answer(query);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: operationsAtOnce }, ask));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / microsecondsPerMs / answered;
}

async function compareQuery(
  own: Answer,
  stock: Answer,
  text: string,
  plan: BenchPlan,
): Promise<{ ownCpuMs: number; stockCpuMs: number }> {
  if ((await own(text)) !== (await stock(text))) throw new Error(`The data sources answer differently: ${text}`);
  const figures = new Map<Answer, number[]>([
    [own, []],
    [stock, []],
  ]);
  for (const answer of figures.keys()) await cpuMsPerQuery(answer, text, plan.warmUpMs);
  for (const answer of pairedRounds(own, stock, plan.roundPairs)) {
    figures.get(answer)?.push(await cpuMsPerQuery(answer, text, plan.roundMs));
  }
  return { ownCpuMs: median(figures.get(own) ?? []), stockCpuMs: median(figures.get(stock) ?? []) };
}

/** Where to compare, and as whom. */
export interface DataSourceBench {
  readonly root: string;
  /** Of a server of the running stack. */
  readonly environment: Readonly<Record<string, string>>;
  readonly token: string;
  readonly plan: BenchPlan;
}

/**
 * Compares our in-process data source with the stock one: same houses, same database, in this process.
 * @throws Error when they answer differently
 */
export async function compareDataSources(bench: DataSourceBench): Promise<readonly DataSourceComparison[]> {
  const { root, environment, token, plan } = bench;
  const config = loadConfig(environment);
  const logger = createLogger('bench', config);
  const services = await startServices({ config, logger });
  const houses = await createHouses(services);
  const claims = await services.accessTokens.verify(token, services.clock.now());
  if (!claims) throw new Error('The bench is not signed in.');
  const viewer = viewerOf(claims);
  const supergraphSdl = await readFile(path.join(root, 'schema/supergraph.graphql'), 'utf8');
  const start = (linkTo: (house: Subgraph) => SubgraphLink): Promise<ApolloServer<GatewayContext>> =>
    startApollo({
      supergraphSdl,
      links: new Map(houses.map((house) => [house.name, linkTo(house)])),
      limits: defaultLimits,
      mask: new Mask(logger, createGatewayMetrics().errors),
      logger,
      httpServer: createServer(),
    });
  const own = await start((house) => new EmbeddedDataSource(house));
  const stock = await start(stockLink);
  try {
    const comparisons: DataSourceComparison[] = [];
    for (const { name, text } of benchQueries) {
      const figures = await compareQuery(answerWith(own, viewer), answerWith(stock, viewer), text, plan);
      comparisons.push({ query: name, ...figures });
    }
    return comparisons;
  } finally {
    await own.stop();
    await stock.stop();
    await Promise.all(houses.map((house) => house.close()));
    await services.close();
  }
}
