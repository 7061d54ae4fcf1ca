import pg from 'pg';
import type { Logger } from '../logging/logger.js';
import { Listener } from './listener.js';

const leaderLock = 728_001;
const batchSize = 500;
/** How long a queue that could not be rung is left alone. */
const ringAgainAfterMs = 1_000;

/** A job found in the outbox. */
export interface DueJob {
  readonly id: string;
  readonly job: string;
  readonly payload: unknown;
  /** How often it is tried, and how long before the second attempt, as its definition says. */
  readonly attemptsMax: number;
  readonly backoffMs: number;
}

/** Moves what use cases committed: events into the log, jobs onto the queue. One leader at a time, whichever process holds the lock. */
export class Dispatcher {
  readonly #url: string;
  readonly #ring: (jobs: readonly DueJob[]) => Promise<void>;
  readonly #logger: Logger;
  readonly #listener: Listener;
  #client: pg.Client | undefined;
  #dirty = false;
  #ringsFromMs = 0;
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(options: { systemUrl: string; ring: (jobs: readonly DueJob[]) => Promise<void>; logger: Logger }) {
    this.#url = options.systemUrl;
    this.#ring = options.ring;
    this.#logger = options.logger;
    this.#listener = new Listener({
      url: options.systemUrl,
      channel: 'vectra_outbox',
      logger: options.logger,
      wake: () => {
        this.#kick();
      },
    });
  }

  async start(): Promise<void> {
    await this.#listener.start();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#listener.stop();
    await this.#running;
    await this.#client?.end().catch(() => undefined);
  }

  #kick(): void {
    this.#dirty = true;
    if (this.#running || this.#stopped) return;
    this.#running = this.#dispatch()
      .catch((error: unknown) => {
        this.#logger.warn({ err: error }, 'dispatcher will try again');
      })
      .finally(() => {
        this.#running = undefined;
      });
  }

  async #dispatch(): Promise<void> {
    while (this.#dirty && !this.#stopped) {
      this.#dirty = false;
      const client = await this.#lead();
      if (!client) return;
      while (await this.#moveEvents(client)) {
        /* until the outbox is empty */
      }
      if (performance.now() < this.#ringsFromMs) continue;
      while (await this.#moveJobs(client)) {
        /* until the outbox is empty */
      }
    }
  }

  /** The leader's connection, or null while another process leads. The lock ends with the connection, even after kill -9. */
  async #lead(): Promise<pg.Client | null> {
    if (this.#client) return this.#client;
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on('error', (error) => {
      this.#logger.warn({ err: error }, 'dispatcher lost its connection');
    });
    client.on('end', () => {
      if (this.#client === client) this.#client = undefined;
    });
    await client.connect();
    const { rows } = await client.query<{ leads: boolean }>('SELECT pg_try_advisory_lock($1) AS leads', [leaderLock]);
    if (rows[0]?.leads !== true) {
      await client.end();
      return null;
    }
    this.#client = client;
    return client;
  }

  async #moveEvents(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<{ moved: string }>('SELECT platform.drain_events($1) AS moved', [batchSize]);
    return Number(rows[0]?.moved ?? 0) === batchSize;
  }

  /** Rings first and deletes after: a crash between the two rings again, with the same id, which changes nothing. */
  async #moveJobs(client: pg.Client): Promise<boolean> {
    const { rows } = await client.query<DueJob>(
      'SELECT id, job, payload, attempts_max AS "attemptsMax", backoff_ms AS "backoffMs" FROM platform.job_outbox ORDER BY id LIMIT $1',
      [batchSize],
    );
    if (rows.length === 0) return false;
    if (!(await this.#rang(rows))) return false;
    await client.query('DELETE FROM platform.job_outbox WHERE id = ANY($1::uuid[])', [rows.map((row) => row.id)]);
    return rows.length === batchSize;
  }

  /** A queue that cannot be rung holds up no event: the jobs stay in the outbox and are rung a little later. */
  async #rang(jobs: readonly DueJob[]): Promise<boolean> {
    try {
      await this.#ring(jobs);
      return true;
    } catch (error) {
      this.#ringsFromMs = performance.now() + ringAgainAfterMs;
      this.#logger.warn({ err: error }, 'dispatcher will ring again');
      return false;
    }
  }
}
