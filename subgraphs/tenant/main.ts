import 'reflect-metadata';
import { serveHouse } from '../../platform/process/serve-house.js';
import { createTenantSubgraph } from './subgraph.js';

await serveHouse('tenant', createTenantSubgraph);
