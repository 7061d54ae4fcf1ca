import { describe } from '@jest/globals';
import type { HousePlace } from '../../tools/supervisor/supervisor.js';
import { redisAvailable } from '../../platform/testing/redis-server.js';

/** How the product runs: where its houses are, and where its bells hang. */
export interface PlatformMode {
  readonly houses: HousePlace;
  readonly queue: 'postgresql' | 'redis';
}

/** What `npm start` does. */
export const embedded: PlatformMode = { houses: 'in-process', queue: 'postgresql' };

/** Groups the stories of one mode; they are skipped where the mode needs a Redis and there is none. */
export function describeMode(mode: PlatformMode, stories: () => void): void {
  const houses = mode.houses === 'processes' ? 'houses over HTTP' : 'houses in process';
  const queue = mode.queue === 'redis' ? 'queue on Redis' : 'queue on PostgreSQL';
  if (mode.queue === 'postgresql' || redisAvailable) describe(`${houses}, ${queue}`, stories);
  else describe.skip(`${houses}, ${queue} (skipped: there is no redis-server on the PATH)`, stories);
}
