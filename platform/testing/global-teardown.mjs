// @ts-check
import { stopTestDatabase } from './test-database-stop.mjs';

/** Stops the PostgreSQL of the run and removes its directory. */
export default () => stopTestDatabase();
