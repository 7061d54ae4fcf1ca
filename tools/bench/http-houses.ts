import { HOUSE_NAMES, houseAddresses, type HouseName } from '../supervisor/child-environment.js';
import { chooseFreePorts } from '../supervisor/ports.js';
import { startServerProcess, type ServerProcess } from './server-process.js';

/** The four houses as processes of their own, beside a stack. */
export interface HttpHouses {
  readonly processes: readonly ServerProcess[];
  /** What a gateway must be told to use them: `SUBGRAPH_<NAME>_URL` of each. */
  readonly addresses: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Starts the four houses over HTTP, on free ports of this machine.
 * @param environment of a server, as `Supervisor.environment()` gives it
 */
export async function startHttpHouses(
  root: string,
  environment: Readonly<Record<string, string>>,
): Promise<HttpHouses> {
  const ports = await chooseFreePorts(HOUSE_NAMES);
  const start = (name: HouseName): Promise<ServerProcess> =>
    startServerProcess({
      root,
      script: `dist/subgraphs/${name}/main.js`,
      environment: { ...environment, SUBGRAPH_PORT: String(ports[name]) },
    });
  const processes = await Promise.all(HOUSE_NAMES.map(start));
  return {
    processes,
    addresses: houseAddresses(ports),
    stop: async () => {
      await Promise.all(processes.map((each) => each.stop()));
    },
  };
}
