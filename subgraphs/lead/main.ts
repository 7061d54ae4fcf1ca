import 'reflect-metadata';
import { serveHouse } from '../../platform/process/serve-house.js';
import { createLeadSubgraph } from './subgraph.js';

await serveHouse('lead', createLeadSubgraph);
