import path from 'node:path';
import type { DemoLogin } from '../seed.js';
import { seedInstallation } from './demo-seed.js';
import { statusLine } from './status-lines.js';
import { stopWhenUnread } from './stop-when-unread.js';
import { createSupervisor, type HousePlace, type Supervisor } from './supervisor.js';

const DEFAULT_GATEWAY_PORT = 4000;
const DEFAULT_WEB_PORT = 3000;
const PORT_MAX = 65_535;

/** A variable that should hold a port holds something else. */
class InvalidPort extends Error {
  constructor(variable: string, value: string) {
    super(`${variable} is "${value}", which is not a port. Give a number from 0 to ${PORT_MAX}.`);
    this.name = 'InvalidPort';
  }
}

/**
 * The port in a variable of the environment.
 * @throws InvalidPort when it holds anything but a whole number from 0 to 65535
 */
export function readPort(
  environment: Readonly<Record<string, string | undefined>>,
  variable: string,
  fallback: number,
): number {
  const text = environment[variable];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > PORT_MAX) throw new InvalidPort(variable, text);
  return port;
}

/** `VECTRA_HOUSES` holds a word that says nothing. */
class InvalidHouses extends Error {
  constructor(value: string) {
    super(`VECTRA_HOUSES is "${value}". Give "in-process" (the default) or "processes".`);
    this.name = 'InvalidHouses';
  }
}

/**
 * Where the houses run, as `VECTRA_HOUSES` says; in the gateway when it is absent.
 * @throws InvalidHouses when it says anything else
 */
export function readHousePlace(environment: Readonly<Record<string, string | undefined>>): HousePlace {
  const text = environment.VECTRA_HOUSES;
  if (text === undefined || text === '' || text === 'in-process') return 'in-process';
  if (text === 'processes') return text;
  throw new InvalidHouses(text);
}

/** Fills the demo on the first start and answers its logins. */
async function seed(
  dataDirectory: string,
  environment: Readonly<Record<string, string>>,
  log: (line: string) => void,
): Promise<readonly DemoLogin[]> {
  const startedAtMs = performance.now();
  const result = await seedInstallation(dataDirectory, environment);
  if (result === undefined) {
    log(statusLine('demo data', 'skipped', 'no DATABASE_OWNER_URL'));
    return [];
  }
  const took = `(${((performance.now() - startedAtMs) / 1000).toFixed(1)} s)`;
  log(statusLine('demo data', 'ready', `${result.created ? 'created' : 'there already'}  ${took}`));
  return result.logins;
}

function printWelcome(
  supervisor: Supervisor,
  logins: readonly DemoLogin[],
  dataDirectory: string,
  log: (line: string) => void,
): void {
  const { ports } = supervisor.status();
  log('');
  log(`Vectra is ready:  http://localhost:${ports.web}`);
  log(`GraphQL           http://localhost:${ports.gateway}/graphql`);
  log(`Logs              ${path.join(dataDirectory, 'logs')}`);
  if (logins.length > 0) {
    const emailWidth = Math.max(...logins.map((login) => login.email.length));
    const roleWidth = Math.max(...logins.map((login) => login.role.length));
    log('');
    log('Demo logins');
    for (const login of logins)
      log(
        `  ${login.role.padEnd(roleWidth)}  ${login.email.padEnd(emailWidth)}  ${login.password ?? '(changed since)'}`,
      );
  }
  log('');
  log('Ctrl-C stops everything.');
}

/** Ends the process after an orderly stop; answers whether one has begun. */
function stopOnSignals(supervisor: Supervisor, houses: HousePlace, log: (line: string) => void): () => boolean {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return log('  Already stopping; a process gets 10 s before it is killed.');
    stopping = true;
    log('');
    log(`Stopping: web, gateway, worker, ${houses === 'processes' ? 'houses, ' : ''}postgresql ...`);
    supervisor.stop().then(
      () => {
        log('Stopped.');
        process.exit(0);
      },
      (error: unknown) => {
        log(`Stopped with an error: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  stopWhenUnread(process.stdout, stop);
  return () => stopping;
}

/**
 * `npm start`: one embedded stack until Ctrl-C or SIGTERM.
 * @param root the repository
 * @param log receives the lines a person reads
 */
export async function runStart(root: string, log: (line: string) => void, environment = process.env): Promise<void> {
  const dataDirectory = path.resolve(root, environment.VECTRA_DATA_DIR ?? '.vectra');
  const houses = readHousePlace(environment);
  let logins: readonly DemoLogin[] = [];
  const supervisor = createSupervisor({
    root,
    dataDirectory,
    ports: {
      gateway: readPort(environment, 'PORT', DEFAULT_GATEWAY_PORT),
      web: readPort(environment, 'WEB_PORT', DEFAULT_WEB_PORT),
    },
    houses,
    environment,
    log,
    prepare: async (seedEnvironment) => {
      logins = await seed(dataDirectory, seedEnvironment, log);
    },
  });
  const isStopping = stopOnSignals(supervisor, houses, log);
  log(`Starting Vectra, data in ${dataDirectory}`);
  try {
    await supervisor.start();
  } catch (error) {
    if (!isStopping()) throw error;
    return supervisor.stop();
  }
  printWelcome(supervisor, logins, dataDirectory, log);
}
