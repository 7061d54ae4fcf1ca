import 'reflect-metadata';
import { serveHouse } from '../../platform/process/serve-house.js';
import { createCampaignSubgraph } from './subgraph.js';

await serveHouse('campaign', (services) => createCampaignSubgraph(services));
