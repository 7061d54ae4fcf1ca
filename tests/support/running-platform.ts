import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seedInstallation } from '../../tools/supervisor/demo-seed.js';
import { createSupervisor, type Supervisor } from '../../tools/supervisor/supervisor.js';
import type { Role } from '../../platform/viewer/role.js';

/** How a demo account signs in. */
export interface Login {
  readonly email: string;
  readonly password: string;
}

/** The product as `npm start` runs it: real processes over a data directory of their own. */
export interface RunningPlatform {
  readonly webUrl: string;
  readonly gatewayUrl: string;
  readonly logins: Readonly<Record<Role, Login>>;
  readonly supervisor: Supervisor;
  stop(): Promise<void>;
}

/** What to start. */
export interface PlatformChoices {
  readonly children?: readonly ('gateway' | 'worker' | 'web')[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the processes on free ports and seeds the demo organizations. */
export async function startPlatform({ children, environment }: PlatformChoices = {}): Promise<RunningPlatform> {
  const root = process.cwd();
  const dataDirectory = mkdtempSync(path.join(tmpdir(), 'vectra-running-'));
  chmodSync(dataDirectory, 0o755);
  const logins: Partial<Record<Role, Login>> = {};
  const supervisor = createSupervisor({
    root,
    dataDirectory,
    ports: { gateway: 0, web: 0 },
    ...(children ? { children } : {}),
    environment: { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'warn', ...environment },
    prepare: async (owned) => {
      const seeded = await seedInstallation(dataDirectory, owned);
      for (const { role, email, password } of seeded?.logins ?? []) {
        if (password !== null) logins[role] ??= { email, password };
      }
    },
  });
  await supervisor.start();
  const { ports } = supervisor.status();
  return {
    webUrl: `http://127.0.0.1:${ports.web}`,
    gatewayUrl: `http://127.0.0.1:${ports.gateway}`,
    logins: logins as Record<Role, Login>,
    supervisor,
    stop: async () => {
      await supervisor.stop();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
