import { choosePort } from '../supervisor/ports.js';
import { startServerProcess, type ServerProcess } from './server-process.js';

const houseNames = ['tenant', 'campaign', 'lead', 'admin'] as const;

/** The name of a house that runs as a process of its own. */
export type HttpHouseName = (typeof houseNames)[number];

/** The four houses as processes of their own. */
export interface HttpHouses {
  readonly processes: Readonly<Record<HttpHouseName, ServerProcess>>;
  /** What a gateway must be told to use them: `SUBGRAPH_<NAME>_URL` of each. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Starts a house that has ended, on its old port. */
  startAgain(name: HttpHouseName): Promise<void>;
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
  const ports: Record<HttpHouseName, number> = {
    tenant: await choosePort(0),
    campaign: await choosePort(0),
    lead: await choosePort(0),
    admin: await choosePort(0),
  };
  const start = (name: HttpHouseName): Promise<ServerProcess> =>
    startServerProcess({
      root,
      script: `dist/subgraphs/${name}/main.js`,
      environment: { ...environment, SUBGRAPH_PORT: String(ports[name]) },
    });
  const [tenant, campaign, lead, admin] = await Promise.all([
    start('tenant'),
    start('campaign'),
    start('lead'),
    start('admin'),
  ]);
  const processes = { tenant, campaign, lead, admin };
  const addresses = houseNames.map((name): [string, string] => [
    `SUBGRAPH_${name.toUpperCase()}_URL`,
    `http://127.0.0.1:${ports[name]}/graphql`,
  ]);
  return {
    processes,
    addresses: Object.fromEntries(addresses),
    startAgain: async (name) => {
      processes[name] = await start(name);
    },
    stop: async () => {
      await Promise.all(Object.values(processes).map((each) => each.stop()));
    },
  };
}
