import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { AccessRevocations } from '../platform/access/access-revocations.js';
import { loadConfig } from '../platform/config/config.js';
import { InProcessGraphClient } from '../platform/graphql/graph-client.js';
import { createLogger } from '../platform/logging/logger.js';
import { mailboxOf } from '../platform/mail/mailbox.js';
import { startServices } from '../platform/process/start-services.js';
import { createHouses, houseNames } from './embedded.js';
import { createGateway, type Gateway } from './gateway.js';

const exitDeadlineMs = 9_500;

const config = loadConfig();
const logger = createLogger('gateway', config);

process.on('uncaughtException', (error) => {
  logger.fatal({ err: error }, 'the gateway cannot go on');
  process.exit(1);
});
process.on('unhandledRejection', (error) => {
  logger.fatal({ err: error }, 'the gateway cannot go on');
  process.exit(1);
});

const services = await startServices({ config, logger });
const access = new AccessRevocations({ systemUrl: config.database.systemUrl, logger });
await access.start();
const houses = await createHouses(
  services,
  houseNames.filter((name) => config.subgraphUrls[name] === undefined),
  (viewer) => new InProcessGraphClient(gateway, viewer),
);
const gateway: Gateway = await createGateway({
  config,
  // The process is started in the repository's root.
  supergraphSdl: await readFile('schema/supergraph.graphql', 'utf8'),
  subgraphs: houses,
  database: services.database,
  access,
  clock: services.clock,
  logger,
  mailbox: mailboxOf(config),
  minutes: services.minutes,
  queue: async () => ({ ...(await services.queue.depth()) }),
});

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => {
    logger.error('the gateway did not drain in time');
    process.exit(1);
  }, exitDeadlineMs).unref();
  await gateway.close();
  await Promise.all(houses.map((house) => house.close()));
  await access.stop();
  await services.close();
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());

const port = await gateway.listen();
logger.info({ port }, 'the gateway is ready');
process.send?.({ type: 'ready', port });
