import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bootstrapDatabase } from '../../platform/database/bootstrap.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../platform/database/embedded-postgres.js';
import { applyMigrations } from '../../platform/database/migrate.js';
import { applyQueueSchema } from '../../platform/queue/queue-schema.js';
import { watchConnection } from './connection-watch.js';
import type { DatabaseEvent, DatabaseUrls, StackDatabase } from './stack-database.js';

const DATABASE_NAME = 'vectra';
const RECOVERY_PAUSE_MS = 1_000;

/** Where the embedded server lives and what it is filled with. */
export interface EmbeddedDatabaseOptions {
  readonly dataDirectory: string;
  readonly migrationsDirectory: string;
  /** Wanted TCP port; left out, the one of the last start. */
  readonly port?: number;
}

/** The PostgreSQL of the npm package under the stack: started, migrated, watched, and started again when it is killed. */
export class EmbeddedDatabase implements StackDatabase {
  #server: EmbeddedPostgres | undefined;
  #urls: DatabaseUrls | undefined;
  #stopped = false;
  #closeWatch: () => Promise<void> = () => Promise.resolve();
  #recovery: Promise<void> = Promise.resolve();

  constructor(private readonly options: EmbeddedDatabaseOptions) {}

  get port(): number | undefined {
    return this.#server?.port;
  }

  get processId(): number | undefined {
    try {
      return this.#server?.processId();
    } catch {
      // Between its death and its next start the server has no number.
      return undefined;
    }
  }

  urls(): DatabaseUrls {
    if (this.#urls === undefined) throw new Error('The database has not been started.');
    return this.#urls;
  }

  async start(onEvent: (event: DatabaseEvent) => void): Promise<void> {
    const startedAtMs = performance.now();
    this.#stopped = false;
    const server = await this.#startServer(this.options.port);
    const urls = await bootstrapDatabase(server, DATABASE_NAME);
    this.#urls = urls;
    await applyMigrations(urls.owner, this.options.migrationsDirectory);
    await applyQueueSchema(urls.owner);
    await this.#watch(onEvent);
    onEvent({ kind: 'ready', detail: this.#describe(server), afterMs: performance.now() - startedAtMs });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#recovery;
    await this.#closeWatch();
    await this.#server?.stop('fast');
    this.#server = undefined;
  }

  async #startServer(port: number | undefined): Promise<EmbeddedPostgres> {
    const directory = path.join(this.options.dataDirectory, 'postgres');
    this.#server = await startEmbeddedPostgres(port === undefined ? { directory } : { directory, port });
    return this.#server;
  }

  #describe(server: EmbeddedPostgres): string {
    return `127.0.0.1:${server.port}${server.adopted ? ', taken over from an earlier start' : ''}`;
  }

  async #watch(onEvent: (event: DatabaseEvent) => void): Promise<void> {
    this.#closeWatch = await watchConnection(this.urls().user, () => {
      if (this.#stopped) return;
      onEvent({ kind: 'lost' });
      this.#recovery = this.#recover(onEvent);
    });
  }

  /** Starts the server again, on its old port when that is free, until it is back or the stack is stopped. */
  async #recover(onEvent: (event: DatabaseEvent) => void): Promise<void> {
    const oldPort = this.#server?.port;
    while (!this.#stopped) {
      try {
        const server = await this.#startServer(oldPort);
        this.#urls = await bootstrapDatabase(server, DATABASE_NAME);
        await this.#watch(onEvent);
        onEvent({ kind: 'recovered', detail: this.#describe(server), moved: server.port !== oldPort });
        return;
      } catch {
        await pause(RECOVERY_PAUSE_MS);
      }
    }
  }
}
