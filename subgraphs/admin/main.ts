import 'reflect-metadata';
import { serveHouse } from '../../platform/process/serve-house.js';
import { createAdminSubgraph } from './subgraph.js';

await serveHouse('admin', createAdminSubgraph);
