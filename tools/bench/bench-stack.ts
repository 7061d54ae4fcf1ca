import { request } from 'undici';
import { z } from 'zod';
import { seedInstallation } from '../supervisor/demo-seed.js';
import { createSupervisor, type Supervisor } from '../supervisor/supervisor.js';
import { choosePort } from '../supervisor/ports.js';
import type { GatewaySide } from './gateway-speed.js';
import { startHttpHouses } from './http-houses.js';
import { startServerProcess } from './server-process.js';

/** A stack over a data directory that can be stopped and started again. */
export interface BenchStack {
  readonly supervisor: Supervisor;
  readonly dataDirectory: string;
  readonly origin: string;
  /** How the demo organization's manager signs in. */
  readonly login: { readonly email: string; readonly password: string };
  /** Seconds that the start took. */
  readonly startSeconds: number;
}

/** Starts database, gateway and worker on free ports, and times it. */
export async function startBenchStack(root: string, dataDirectory: string): Promise<BenchStack> {
  let login: BenchStack['login'] | undefined;
  const supervisor = createSupervisor({
    root,
    dataDirectory,
    ports: { gateway: 0, web: 0 },
    children: ['gateway', 'worker'],
    // Nothing of the person's own environment may point the bench at another database or queue.
    environment: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LOG_LEVEL: 'error',
      // What is measured is how fast requests are answered, not how fast they are refused.
      REQUESTS_PER_MINUTE: '100000000',
    },
    prepare: async (environment) => {
      const seeded = await seedInstallation(dataDirectory, environment);
      const manager = seeded?.logins.find(({ role }) => role === 'MANAGER');
      if (typeof manager?.password === 'string') login = { email: manager.email, password: manager.password };
    },
  });
  const startedAtMs = performance.now();
  await supervisor.start();
  const startSeconds = (performance.now() - startedAtMs) / 1_000;
  if (!login) {
    await supervisor.stop();
    throw new Error('The demo organization has no manager to sign in as.');
  }
  const origin = `http://127.0.0.1:${supervisor.status().ports.gateway}`;
  return { supervisor, dataDirectory, origin, login, startSeconds };
}

const loginShape = z.object({ data: z.object({ login: z.object({ accessToken: z.string() }) }) });

/** A fresh access token of the manager. */
export async function signIn({ origin, login }: BenchStack): Promise<string> {
  const query = 'mutation ($input: LoginInput!) { login(input: $input) { ... on LoggedIn { accessToken } } }';
  const answer = await request(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { input: login } }),
  });
  return loginShape.parse(await answer.body.json()).data.login.accessToken;
}

/** The gateway of the stack, whose houses are in its process. */
export function inProcessSide({ origin, supervisor }: BenchStack): GatewaySide {
  const pid = supervisor.status().children.gateway?.pid;
  if (pid === undefined) throw new Error('The gateway does not run.');
  return { origin, pids: [pid] };
}

/** A second gateway over the same database, with the four houses as processes of their own. */
export async function startHttpSide(root: string, { supervisor }: BenchStack): Promise<HttpSide> {
  const environment = supervisor.environment();
  const houses = await startHttpHouses(root, environment);
  try {
    const port = await choosePort(0);
    const gateway = await startServerProcess({
      root,
      script: 'dist/gateway/main.js',
      environment: { ...environment, ...houses.addresses, PORT: String(port) },
    });
    return {
      origin: `http://127.0.0.1:${port}`,
      pids: [gateway.pid, ...houses.processes.map(({ pid }) => pid)],
      stop: async () => {
        await gateway.stop();
        await houses.stop();
      },
    };
  } catch (error) {
    await houses.stop();
    throw error;
  }
}

/** A gateway with its houses over HTTP, to be stopped at the end. */
export interface HttpSide extends GatewaySide {
  stop(): Promise<void>;
}
