import type pg from 'pg';
import type { Logger } from '../logging/logger.js';

/**
 * Tells the dispatcher that something was committed. Outside the transaction on purpose: NOTIFY inside one makes every
 * commit of the server wait in one line. Losing a call costs at most the dispatcher's one second of polling.
 */
export class OutboxBell {
  readonly #pool: pg.Pool;
  readonly #logger: Logger;
  #inFlight = false;
  #again = false;

  constructor(pool: pg.Pool, logger: Logger) {
    this.#pool = pool;
    this.#logger = logger;
  }

  /** Coalesced: any number of calls while one is under way become one more. */
  ring(): void {
    if (this.#inFlight) {
      this.#again = true;
      return;
    }
    this.#inFlight = true;
    this.#pool
      .query("SELECT pg_notify('vectra_outbox', '')")
      .catch((error: unknown) => {
        this.#logger.warn({ err: error }, 'outbox bell failed; the dispatcher polls');
      })
      .finally(() => {
        this.#inFlight = false;
        if (!this.#again) return;
        this.#again = false;
        this.ring();
      });
  }
}
