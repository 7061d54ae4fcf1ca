import path from 'node:path';
import { builtCommands, type CommandOf } from './child-commands.js';
import {
  HOUSE_NAMES,
  STACK_NAMES,
  houseAddress,
  seedEnvironment,
  type ChildName,
  type EnvironmentParts,
  type StackName,
} from './child-environment.js';
import { acquireLock } from './lock-file.mjs';
import { chooseFreePorts, choosePort, requireFreePorts } from './ports.js';
import { defaultRestartPolicy, type RestartPolicy } from './restart-policy.js';
import { loadSecrets } from './secrets.js';
import type { DatabaseEvent, StackDatabase } from './stack-database.js';
import { describeChildEvent, describeDatabaseEvent } from './status-lines.js';
import { SupervisedChild, type ChildEvent, type ChildState } from './supervised-child.js';

/** Where the houses of a stack run: inside the gateway, or as four processes that it reaches over HTTP. */
export type HousePlace = 'in-process' | 'processes';

/** What a stack is made of; everything but the data directory and the ports has a default. */
export interface SupervisorOptions {
  readonly dataDirectory: string;
  /** TCP ports; 0 takes a free one. */
  readonly ports: { readonly gateway: number; readonly web: number; readonly database?: number };
  /** Repository whose `dist/` and `web/.next` are run; by default the working directory. */
  readonly root?: string;
  /** By default gateway, worker and web app. The houses are added by `houses`. */
  readonly children?: readonly StackName[];
  /** By default in the gateway. As processes they listen on free ports of this machine. */
  readonly houses?: HousePlace;
  /** Receives one readable line for everything that happens. */
  readonly log?: (line: string) => void;
  /** Also receives what happens to the children as data. */
  readonly onChildEvent?: (event: ChildEvent) => void;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly database?: StackDatabase;
  readonly commands?: Partial<Record<ChildName, CommandOf>>;
  readonly policy?: RestartPolicy;
  /** Work between the migrated database and the first child, such as the seed; gets the environment of a server and the owner's connection. */
  readonly prepare?: (environment: Readonly<Record<string, string>>) => Promise<void>;
}

/** What runs now. */
interface SupervisorStatus {
  readonly ports: { readonly gateway: number; readonly web: number; readonly database: number | undefined };
  /** Process number of the embedded PostgreSQL; `undefined` when it does not run, or is not ours. */
  readonly databasePid: number | undefined;
  readonly children: Readonly<
    Partial<
      Record<ChildName, { readonly state: ChildState; readonly pid: number | undefined; readonly restarts: number }>
    >
  >;
}

/** One running stack over one data directory: PostgreSQL, gateway, worker and web app, and the houses when they are processes. */
export interface Supervisor {
  /** Resolves when everything is ready; on failure what had been started is stopped again. */
  start(): Promise<void>;
  /** Stops web, gateway, worker, houses and PostgreSQL, in this order. Safe to call at any time and more than once. */
  stop(): Promise<void>;
  status(): SupervisorStatus;
  /** Environment in which a script reaches this stack as a server does, with the owner's connection. */
  environment(): Record<string, string>;
}

/**
 * Describes a stack; nothing runs until `start`.
 * `start` throws AlreadyRunning, PortTaken, IncompleteDatabase or ChildFailed, each saying what to do.
 */
export function createSupervisor(options: SupervisorOptions): Supervisor {
  return new StackSupervisor(options);
}

/** What stops together is in one line; who asks stops before who is asked. */
const STOP_ORDER: readonly (readonly ChildName[])[] = [['web'], ['gateway'], ['worker'], HOUSE_NAMES];

class StackSupervisor implements Supervisor {
  readonly #root: string;
  readonly #dataDirectory: string;
  readonly #names: readonly ChildName[];
  readonly #log: (line: string) => void;
  readonly #children = new Map<ChildName, SupervisedChild>();
  #database: StackDatabase | undefined;
  #parts: Omit<EnvironmentParts, 'database'> | undefined;
  #releaseLock: () => void = () => undefined;
  #starting: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;

  constructor(private readonly options: SupervisorOptions) {
    this.#root = path.resolve(options.root ?? '.');
    this.#dataDirectory = path.resolve(this.#root, options.dataDirectory);
    this.#names = [...(options.children ?? STACK_NAMES), ...(options.houses === 'processes' ? HOUSE_NAMES : [])];
    this.#log = options.log ?? (() => undefined);
  }

  start(): Promise<void> {
    this.#stopping = undefined;
    this.#starting ??= this.#start().catch(async (error: unknown) => {
      await this.#shutDown();
      throw error;
    });
    return this.#starting;
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop();
    return this.#stopping;
  }

  status(): SupervisorStatus {
    const ports = this.#parts?.ports ?? this.options.ports;
    const children = [...this.#children].map(
      ([name, { state, pid, restarts }]) => [name, { state, pid, restarts }] as const,
    );
    return {
      ports: { ...ports, database: this.#database?.port },
      databasePid: this.#database?.processId,
      children: Object.fromEntries(children),
    };
  }

  environment(): Record<string, string> {
    return seedEnvironment(this.#environmentParts());
  }

  async #start(): Promise<void> {
    const inherited = this.options.environment ?? process.env;
    const host = inherited.HOST ?? '127.0.0.1';
    const ports = {
      gateway: await choosePort(this.options.ports.gateway),
      web: await choosePort(this.options.ports.web),
    };
    this.#releaseLock = acquireLock(this.#dataDirectory, ports).release;
    await requireFreePorts(this.#neededPorts(ports), host);
    this.#parts = {
      inherited,
      dataDirectory: this.#dataDirectory,
      ports,
      ...(this.options.houses === 'processes' ? { housePorts: await chooseFreePorts(HOUSE_NAMES) } : {}),
      host,
      secrets: loadSecrets(this.#dataDirectory),
    };
    this.#database = this.options.database ?? (await this.#defaultDatabase(inherited));
    await this.#database.start((event) => this.#onDatabaseEvent(event));
    this.#requireNotStopping();
    await this.options.prepare?.(this.environment());
    await this.#startChildren();
  }

  /** The houses before the gateway, which asks them, and the gateway before its clients. */
  async #startChildren(): Promise<void> {
    for (const name of this.#names) this.#children.set(name, this.#createChild(name));
    const start = (name: ChildName): Promise<void> => {
      this.#requireNotStopping();
      return this.#children.get(name)?.start() ?? Promise.resolve();
    };
    await Promise.all(HOUSE_NAMES.map(start));
    await start('gateway');
    await Promise.all([start('worker'), start('web')]);
  }

  #requireNotStopping(): void {
    if (this.#stopping !== undefined) throw new Error('The stack was stopped before it was ready.');
  }

  #neededPorts(ports: { gateway: number; web: number }): Record<string, number> {
    return {
      ...(this.#names.includes('gateway') ? { PORT: ports.gateway } : {}),
      ...(this.#names.includes('web') ? { WEB_PORT: ports.web } : {}),
    };
  }

  async #defaultDatabase(inherited: Readonly<Record<string, string | undefined>>): Promise<StackDatabase> {
    const migrationsDirectory = path.join(this.#root, 'prisma/migrations');
    if (inherited.DATABASE_URL !== undefined && inherited.DATABASE_URL !== '') {
      const { ExternalDatabase } = await import('./external-database.js');
      return new ExternalDatabase(inherited, migrationsDirectory);
    }
    const { EmbeddedDatabase } = await import('./embedded-database.js');
    const { database: port } = this.options.ports;
    const place = { dataDirectory: this.#dataDirectory, migrationsDirectory };
    return new EmbeddedDatabase(port === undefined ? place : { ...place, port });
  }

  #createChild(name: ChildName): SupervisedChild {
    const command = this.options.commands?.[name] ?? builtCommands(this.#root)[name];
    return new SupervisedChild({
      name,
      command: () => command(this.#environmentParts()),
      logFile: path.join(this.#dataDirectory, 'logs', `${name}.log`),
      guardScript: path.join(this.#root, 'tools/supervisor/stop-with-parent.mjs'),
      policy: this.options.policy ?? defaultRestartPolicy,
      onEvent: (event) => {
        this.#log(describeChildEvent(event, this.#addressOf(name)));
        this.options.onChildEvent?.(event);
      },
    });
  }

  #environmentParts(): EnvironmentParts {
    if (this.#parts === undefined || this.#database === undefined) throw new Error('The stack has not been started.');
    return { ...this.#parts, database: this.#database.urls() };
  }

  #addressOf(name: ChildName): string {
    const ports = this.#parts?.ports ?? this.options.ports;
    if (name === 'gateway') return `http://localhost:${ports.gateway}/graphql`;
    if (name === 'web') return `http://localhost:${ports.web}`;
    if (name === 'worker') return '';
    const port = this.#parts?.housePorts?.[name];
    return port === undefined ? '' : houseAddress(port);
  }

  #onDatabaseEvent(event: DatabaseEvent): void {
    this.#log(describeDatabaseEvent(event));
    // A server that came back on another port is out of reach for processes that know the old one.
    if (event.kind === 'recovered' && event.moved) for (const child of this.#children.values()) child.restart();
  }

  /** A start that is under way fails first, so that nothing comes up behind the back of the stop. */
  async #stop(): Promise<void> {
    await this.#stopChildren();
    await this.#starting?.catch(() => undefined);
    await this.#shutDown();
  }

  async #stopChildren(): Promise<void> {
    for (const names of STOP_ORDER) {
      await Promise.all(names.map((name) => this.#children.get(name)?.stop() ?? Promise.resolve()));
    }
  }

  async #shutDown(): Promise<void> {
    await this.#stopChildren();
    await this.#database?.stop();
    this.#releaseLock();
    this.#releaseLock = () => undefined;
    this.#starting = undefined;
  }
}
