import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HOUSE_NAMES, STACK_NAMES, type ChildName } from './child-environment.js';
import { AlreadyRunning } from './lock-file.mjs';
import { PortTaken } from './ports.js';
import type { RestartPolicy } from './restart-policy.js';
import type { DatabaseEvent, StackDatabase } from './stack-database.js';
import { ChildFailed, type ChildEvent } from './supervised-child.js';
import { createSupervisor, type Supervisor, type SupervisorOptions } from './supervisor.js';

const READY = "process.send({ type: 'ready' });";
const STAY = 'setInterval(() => undefined, 1000);';
const NOTE_END =
  "process.on('SIGTERM', () => { require('node:fs').appendFileSync(process.env.JOURNAL, process.argv[2] + ' '); process.exit(0); });";

const policy: RestartPolicy = {
  delaysMs: [1],
  recoveredAfterMs: 30_000,
  firstStartAttempts: 2,
  readyWithinMs: 20_000,
  graceMs: 10_000,
};

let directory: string;
let journal: string;
let running: Supervisor[];

beforeEach(() => {
  directory = mkdtempSync(path.join(tmpdir(), 'vectra-stack-'));
  journal = path.join(directory, 'journal.txt');
  writeFileSync(journal, '');
  running = [];
});

afterEach(async () => {
  await Promise.all(running.map((supervisor) => supervisor.stop()));
  rmSync(directory, { recursive: true, force: true });
});

/** Stands for the database: what is tested here is who is started, restarted and stopped, and when. */
class RecordedDatabase implements StackDatabase {
  readonly port = 5432;
  readonly processId = undefined;
  announce: (event: DatabaseEvent) => void = () => undefined;

  start(onEvent: (event: DatabaseEvent) => void): Promise<void> {
    this.announce = onEvent;
    return Promise.resolve();
  }

  stop(): Promise<void> {
    writeFileSync(journal, 'database', { flag: 'a' });
    return Promise.resolve();
  }

  urls() {
    return {
      user: 'postgresql://user',
      admin: 'postgresql://admin',
      system: 'postgresql://system',
      identity: 'postgresql://identity',
      owner: 'postgresql://owner',
    };
  }
}

function childScript(name: ChildName, source: string): string {
  const file = path.join(directory, `${name}.cjs`);
  writeFileSync(file, source);
  return file;
}

/** A stack of scripts; `observe` waits for the next event that satisfies a question. */
function aStack(scripts: Partial<Record<ChildName, string>>, more: Partial<SupervisorOptions> = {}) {
  const events: ChildEvent[] = [];
  const lines: string[] = [];
  const waiting: { accepts: (event: ChildEvent) => boolean; resolve: (event: ChildEvent) => void }[] = [];
  const database = new RecordedDatabase();
  const commands = Object.entries(scripts).map(([name, source]) => {
    const script = childScript(name as ChildName, source);
    return [
      name,
      () => ({ script, args: [name], directory, environment: { PATH: process.env.PATH ?? '', JOURNAL: journal } }),
    ] as const;
  });
  const supervisor = createSupervisor({
    dataDirectory: path.join(directory, 'data'),
    ports: { gateway: 0, web: 0 },
    children: STACK_NAMES.filter((name) => scripts[name] !== undefined),
    houses: HOUSE_NAMES.some((name) => scripts[name] !== undefined) ? 'processes' : 'in-process',
    commands: Object.fromEntries(commands),
    policy,
    database,
    log: (line) => lines.push(line),
    onChildEvent: (event) => {
      events.push(event);
      for (const wait of waiting) if (wait.accepts(event)) wait.resolve(event);
    },
    ...more,
  });
  running.push(supervisor);
  const observe = (accepts: (event: ChildEvent) => boolean) =>
    new Promise<ChildEvent>((resolve) => waiting.push({ accepts, resolve }));
  return { supervisor, database, events, lines, observe };
}

/** The same script for every house. */
const houses = (script: string): Partial<Record<ChildName, string>> =>
  Object.fromEntries(HOUSE_NAMES.map((name) => [name, script]));

const pidOf = (supervisor: Supervisor, name: ChildName): number => {
  const pid = supervisor.status().children[name]?.pid;
  if (pid === undefined) throw new Error(`${name} does not run`);
  return pid;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a start', () => {
  test('waits until every child is ready, the gateway before its clients', async () => {
    const { supervisor, events } = aStack({ worker: READY + STAY, web: READY + STAY, gateway: READY + STAY });
    await supervisor.start();
    expect(events[0]).toMatchObject({ kind: 'ready', name: 'gateway' });
    expect(events.map((event) => event.name).sort()).toEqual(['gateway', 'web', 'worker']);
    expect(Object.values(supervisor.status().children).map((child) => child.state)).toEqual([
      'ready',
      'ready',
      'ready',
    ]);
  });

  test('with houses as processes waits for each house before the gateway, which is told where they are', async () => {
    const { supervisor, events } = aStack({ gateway: READY + STAY, worker: READY + STAY, ...houses(READY + STAY) });
    await supervisor.start();
    const order = events.map((event) => event.name);
    expect(order.slice(0, 4).sort()).toEqual([...HOUSE_NAMES].sort());
    expect(order.slice(4)).toEqual(['gateway', 'worker']);
    const told = HOUSE_NAMES.map((name) => supervisor.environment()[`SUBGRAPH_${name.toUpperCase()}_URL`]);
    for (const url of told) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/graphql$/);
    expect(new Set(told).size).toBe(HOUSE_NAMES.length);
  });

  test('without that starts no house and tells no address of one', async () => {
    const { supervisor } = aStack({ gateway: READY + STAY });
    await supervisor.start();
    expect(Object.keys(supervisor.status().children)).toEqual(['gateway']);
    expect(Object.keys(supervisor.environment()).filter((name) => name.startsWith('SUBGRAPH_'))).toEqual([]);
  });

  test('runs the preparation over the started database, with the owner connection that no child gets', async () => {
    let prepared: Readonly<Record<string, string>> = {};
    const { supervisor } = aStack(
      { gateway: READY + STAY },
      { prepare: (environment) => Promise.resolve(void (prepared = environment)) },
    );
    await supervisor.start();
    expect(prepared).toMatchObject({ DATABASE_URL: 'postgresql://user', DATABASE_OWNER_URL: 'postgresql://owner' });
    expect(prepared.INTERNAL_SECRETS).toMatch(/^.{32,}$/);
  });

  test('fails with the last words of a child that cannot start, and leaves nothing running', async () => {
    const { supervisor, events } = aStack({
      gateway: READY + STAY,
      worker: "console.error('no such queue'); process.exit(3);",
    });
    const failure = await supervisor.start().catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ChildFailed);
    expect(String(failure)).toMatch(/worker could not be started \(exit code 3\)[\s\S]*no such queue/);
    const gateway = events.find((event) => event.kind === 'ready');
    expect(gateway?.kind === 'ready' && isAlive(gateway.pid)).toBe(false);
  });

  test('is refused while another stack holds the data directory', async () => {
    const first = aStack({ gateway: READY + STAY });
    await first.supervisor.start();
    await expect(aStack({ gateway: READY + STAY }).supervisor.start()).rejects.toThrow(AlreadyRunning);
    expect(first.supervisor.status().children.gateway?.state).toBe('ready');
  });

  test('names the port in use and the variable that changes it', async () => {
    const { server, port } = await listen();
    try {
      const { supervisor } = aStack({ gateway: READY + STAY }, { ports: { gateway: port, web: 0 } });
      const failure = await supervisor.start().catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(PortTaken);
      expect(String(failure)).toContain(`Port ${port} is taken`);
      expect(String(failure)).toContain(`PORT=${port + 1} npm start`);
    } finally {
      server.close();
    }
  });
});

describe('a child that dies', () => {
  test('is started again, and the others are left alone', async () => {
    const { supervisor, observe } = aStack({ gateway: READY + STAY, worker: READY + STAY });
    await supervisor.start();
    const [gateway, worker] = [pidOf(supervisor, 'gateway'), pidOf(supervisor, 'worker')];
    const died = observe((event) => event.kind === 'died' && event.name === 'worker');
    const back = observe((event) => event.kind === 'ready' && event.name === 'worker');
    process.kill(worker, 'SIGKILL');
    expect(await died).toMatchObject({ how: 'SIGKILL' });
    await back;
    expect(pidOf(supervisor, 'worker')).not.toBe(worker);
    expect(supervisor.status().children.worker?.restarts).toBe(1);
    expect(pidOf(supervisor, 'gateway')).toBe(gateway);
  });

  test('when it is a house, is started again where the gateway knows it, and the gateway is left alone', async () => {
    const { supervisor, observe } = aStack({ gateway: READY + STAY, ...houses(READY + STAY) });
    await supervisor.start();
    const [gateway, told] = [pidOf(supervisor, 'gateway'), supervisor.environment()];
    const back = observe((event) => event.kind === 'ready' && event.name === 'lead');
    process.kill(pidOf(supervisor, 'lead'), 'SIGKILL');
    await back;
    expect(pidOf(supervisor, 'gateway')).toBe(gateway);
    expect(supervisor.environment()).toEqual(told);
  });

  test('is started again as often as it dies, once it has been ready', async () => {
    const { supervisor, observe } = aStack({
      worker: `${READY} if (!require('node:fs').existsSync(__filename + '.calm')) setImmediate(() => process.exit(1)); else ${STAY}`,
    });
    const fifth = observe(
      (event) => event.kind === 'died' && (supervisor.status().children.worker?.restarts ?? 0) >= 4,
    );
    await supervisor.start();
    await fifth;
    const calm = observe((event) => event.kind === 'ready');
    writeFileSync(path.join(directory, 'worker.cjs.calm'), '');
    await calm;
  });

  test('is killed and counted as dead when it never becomes ready', async () => {
    const { supervisor } = aStack(
      { gateway: STAY },
      { policy: { ...policy, readyWithinMs: 50, firstStartAttempts: 1 } },
    );
    await expect(supervisor.start()).rejects.toThrow('gateway could not be started (not ready within 0.05 s)');
  });
});

describe('a database that comes back', () => {
  test('elsewhere makes every child start again with the new address', async () => {
    const { supervisor, database, observe } = aStack({ gateway: READY + STAY });
    await supervisor.start();
    const first = pidOf(supervisor, 'gateway');
    const back = observe((event) => event.kind === 'ready');
    database.announce({ kind: 'recovered', detail: '', moved: true });
    await back;
    expect(pidOf(supervisor, 'gateway')).not.toBe(first);
  });

  test('on its old port leaves the children running', async () => {
    const { supervisor, database } = aStack({ gateway: READY + STAY });
    await supervisor.start();
    const first = pidOf(supervisor, 'gateway');
    database.announce({ kind: 'recovered', detail: '', moved: false });
    expect(supervisor.status().children.gateway).toMatchObject({ pid: first, state: 'ready' });
  });
});

describe('a stop', () => {
  test('ends web, gateway, worker and database in this order and frees the data directory', async () => {
    const script = NOTE_END + READY + STAY;
    const { supervisor } = aStack({ worker: script, gateway: script, web: script });
    await supervisor.start();
    await supervisor.stop();
    expect(readFileSync(journal, 'utf8')).toBe('web gateway worker database');
    await expect(aStack({ gateway: READY + STAY }).supervisor.start()).resolves.toBeUndefined();
  });

  test('ends the houses after those who ask them, and tells how each process ended', async () => {
    const script = NOTE_END + READY + STAY;
    const { supervisor, events } = aStack({ worker: script, gateway: script, web: script, ...houses(script) });
    await supervisor.start();
    await supervisor.stop();
    const ended = readFileSync(journal, 'utf8').split(' ');
    expect(ended.slice(0, 3)).toEqual(['web', 'gateway', 'worker']);
    expect(ended.slice(3, -1).sort()).toEqual([...HOUSE_NAMES].sort());
    expect(ended.at(-1)).toBe('database');
    const told = events.flatMap((event) => (event.kind === 'stopped' ? [event.how] : []));
    expect(told).toEqual(Array.from({ length: 7 }, () => 'exit code 0'));
  });

  test('kills a child that ignores SIGTERM once its grace is over', async () => {
    const stubborn = `process.on('SIGTERM', () => undefined); ${READY}${STAY}`;
    const { supervisor } = aStack({ gateway: stubborn }, { policy: { ...policy, graceMs: 50 } });
    await supervisor.start();
    const pid = pidOf(supervisor, 'gateway');
    await supervisor.stop();
    expect(isAlive(pid)).toBe(false);
  });

  test('in the middle of a start ends the start and everything it had begun', async () => {
    const { supervisor, observe } = aStack({ gateway: READY + STAY, worker: STAY });
    const gatewayReady = observe((event) => event.kind === 'ready' && event.name === 'gateway');
    const outcome = supervisor.start().catch((error: unknown) => error);
    const event = await gatewayReady;
    await supervisor.stop();
    expect(await outcome).toBeInstanceOf(Error);
    expect(event.kind === 'ready' && isAlive(event.pid)).toBe(false);
    expect(readFileSync(journal, 'utf8')).toContain('database');
  });
});

function listen(): Promise<{ server: Server; port: number }> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address !== null ? address.port : 0 });
    });
  });
}
