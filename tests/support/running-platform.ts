import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Role } from '../../platform/viewer/role.js';
import type { ChildName, StackName } from '../../tools/supervisor/child-environment.js';
import { seedInstallation } from '../../tools/supervisor/demo-seed.js';
import type { ChildEvent } from '../../tools/supervisor/supervised-child.js';
import { createSupervisor, type Supervisor } from '../../tools/supervisor/supervisor.js';
import { embedded, type PlatformMode } from './platform-mode.js';
import { startRedis, type RedisServer } from '../../platform/testing/redis-server.js';

/** How a demo account signs in. */
export interface Login {
  readonly email: string;
  readonly password: string;
}

/** The product as `npm start` runs it: real processes over a data directory of their own. */
export interface RunningPlatform {
  readonly webUrl: string;
  readonly gatewayUrl: string;
  readonly dataDirectory: string;
  readonly logins: Readonly<Record<Role, Login>>;
  /** Where the bells hang when they hang in a Redis. */
  readonly redis: RedisServer | undefined;
  /** kill -9 of a process that is supervised. */
  kill(part: ChildName | 'database'): void;
  /** Resolves when this next happens to a child. */
  next(kind: ChildEvent['kind'], name: ChildName): Promise<void>;
  /** Ends everything; gives how each process ended, in order. */
  stop(): Promise<readonly { readonly name: string; readonly how: string }[]>;
}

/** What to start: by default everything, as `npm start` does. */
export interface PlatformChoices {
  readonly mode?: PlatformMode;
  readonly children?: readonly StackName[];
}

/** Tells who waits what happens to the children, and remembers how they stopped. */
class ChildWatch {
  readonly stopped: { readonly name: string; readonly how: string }[] = [];
  readonly #waiting = new Set<(event: ChildEvent) => void>();

  readonly see = (event: ChildEvent): void => {
    if (event.kind === 'stopped') this.stopped.push({ name: event.name, how: event.how });
    for (const tell of this.#waiting) tell(event);
  };

  next(kind: ChildEvent['kind'], name: ChildName): Promise<void> {
    return new Promise((resolve) => {
      const tell = (event: ChildEvent): void => {
        if (event.kind !== kind || event.name !== name) return;
        this.#waiting.delete(tell);
        resolve();
      };
      this.#waiting.add(tell);
    });
  }
}

function kill(supervisor: Supervisor, part: ChildName | 'database'): void {
  const { children, databasePid } = supervisor.status();
  const pid = part === 'database' ? databasePid : children[part]?.pid;
  if (pid === undefined) throw new Error(`${part} does not run.`);
  process.kill(pid, 'SIGKILL');
}

/** Starts the processes on free ports and seeds the demo organizations. */
export async function startPlatform({ mode = embedded, children }: PlatformChoices = {}): Promise<RunningPlatform> {
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'vectra-running-'));
  chmodSync(dataDirectory, 0o755);
  const redis = mode.queue === 'redis' ? await startRedis() : undefined;
  const logins: Partial<Record<Role, Login>> = {};
  const watch = new ChildWatch();
  const supervisor = createSupervisor({
    root: process.cwd(),
    dataDirectory,
    ports: { gateway: 0, web: 0 },
    houses: mode.houses,
    ...(children ? { children } : {}),
    environment: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LOG_LEVEL: 'warn',
      ...(redis ? { REDIS_URL: redis.url } : {}),
    },
    onChildEvent: watch.see,
    prepare: async (owned) => {
      const seeded = await seedInstallation(dataDirectory, owned);
      for (const { role, email, password } of seeded?.logins ?? []) {
        if (password !== null) logins[role] ??= { email, password };
      }
    },
  });
  const stop = async (): Promise<ChildWatch['stopped']> => {
    await supervisor.stop();
    await redis?.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
    return watch.stopped;
  };
  try {
    await supervisor.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const { ports } = supervisor.status();
  return {
    webUrl: `http://127.0.0.1:${ports.web}`,
    gatewayUrl: `http://127.0.0.1:${ports.gateway}`,
    dataDirectory,
    logins: logins as Record<Role, Login>,
    redis,
    kill: (part) => kill(supervisor, part),
    next: (kind, name) => watch.next(kind, name),
    stop,
  };
}
