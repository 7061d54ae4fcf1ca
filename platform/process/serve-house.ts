import { loadConfig } from '../config/config.js';
import { serveSubgraph } from '../graphql/subgraph-server.js';
import type { Subgraph } from '../graphql/subgraph.js';
import { createLogger } from '../logging/logger.js';
import type { Services } from './services.js';
import { startServices } from './start-services.js';

const exitDeadlineMs = 9_500;

/**
 * Runs one house as a process of its own on `SUBGRAPH_PORT`, for gateways whose `SUBGRAPH_<NAME>_URL` names it. SIGTERM
 * ends its streams, lets requests finish and exits with 0.
 * @throws InvalidConfig, or InsecureSchema when the house has a door without a guard.
 */
export async function serveHouse(name: string, createHouse: (services: Services) => Promise<Subgraph>): Promise<void> {
  const config = loadConfig();
  const logger = createLogger(name, config);
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, 'the house cannot go on');
      process.exit(1);
    });
  }
  const services = await startServices({ config, logger });
  const house = await createHouse(services);
  const server = await serveSubgraph(house, {
    port: config.subgraphPort,
    host: config.host,
    secrets: config.internalSecrets,
    clock: services.clock,
    logger,
  });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      logger.error('the house did not drain in time');
      process.exit(1);
    }, exitDeadlineMs).unref();
    await server.close();
    await house.close();
    await services.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop());
  process.on('SIGINT', () => void stop());
  logger.info({ port: server.port }, 'the house is ready');
  process.send?.({ type: 'ready', port: server.port });
}
