import 'reflect-metadata';
import { loadConfig } from '../platform/config/config.js';
import { httpGraphOf } from '../platform/graphql/graph-of.js';
import { createLogger } from '../platform/logging/logger.js';
import { MailDelivery } from '../platform/mail/mail-delivery.js';
import { startServices } from '../platform/process/start-services.js';
import { createAdminWorker } from '../subgraphs/admin/worker.js';
import { createCampaignWorker } from '../subgraphs/campaign/worker.js';
import { createLeadWorker } from '../subgraphs/lead/worker.js';
import { createTenantWorker } from '../subgraphs/tenant/worker.js';
import { startWorker } from './worker.js';

const config = loadConfig();
const logger = createLogger('worker', config);
const services = await startServices({ config, logger });

const worker = startWorker(services, [
  createCampaignWorker({ services, graphOf: httpGraphOf(services) }),
  createLeadWorker(services),
  createAdminWorker(services),
  createTenantWorker(services),
]);

const mailDelivery = new MailDelivery(services);
await mailDelivery.start();

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await Promise.all([worker.stop(), mailDelivery.stop()]);
  await services.close();
  process.exit(0);
};
process.on('SIGTERM', () => void stop());
process.on('SIGINT', () => void stop());
process.on('uncaughtException', (error) => {
  logger.fatal({ err: error }, 'the worker cannot go on');
  process.exit(1);
});
process.send?.({ type: 'ready' });
logger.info('the worker is ready');
