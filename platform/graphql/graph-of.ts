import type { Clock } from '../config/clock.js';
import type { Config } from '../config/config.js';
import type { Viewer } from '../viewer/viewer.js';
import { HttpGraphClient, type GraphClient } from './graph-client.js';

/** The graph, as the agents of a run see it. */
export type GraphOf = (viewer: Viewer) => GraphClient;

/** What a process knows that asks the gateway. */
interface Asking {
  readonly config: Pick<Config, 'gatewayUrl' | 'internalSecrets'>;
  readonly clock: Clock;
}

/** The graph of a process that is not the gateway; `retryForMs` as the client has it. */
export const httpGraphOf =
  (asking: Asking, retryForMs?: number): GraphOf =>
  (viewer) => {
    if (viewer.claims.kind !== 'AGENT') throw new Error('Only the agents of a run use the graph from here.');
    const { config, clock } = asking;
    return new HttpGraphClient({
      gatewayUrl: config.gatewayUrl,
      secrets: config.internalSecrets,
      viewer: viewer.claims,
      clock,
      ...(retryForMs === undefined ? {} : { retryForMs }),
    });
  };
