import pg from 'pg';
import type { Logger } from '../logging/logger.js';

/** Keeps one connection listening on a channel and calls `wake` on every notification, after every reconnection and every second. */
export class Listener {
  readonly #url: string;
  readonly #channel: string;
  readonly #wake: () => void;
  readonly #logger: Logger;
  #client: pg.Client | undefined;
  #poll: NodeJS.Timeout | undefined;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: { url: string; channel: string; wake: () => void; logger: Logger }) {
    this.#url = options.url;
    this.#channel = options.channel;
    this.#wake = options.wake;
    this.#logger = options.logger;
  }

  async start(): Promise<void> {
    await this.#connect();
    // A notification can be lost with its connection; asking each second bounds the delay.
    this.#poll = setInterval(this.#wake, 1000);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#poll);
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on('error', (error) => {
      this.#logger.warn({ err: error, channel: this.#channel }, 'listener lost its connection');
    });
    client.on('end', () => {
      this.#reconnectSoon();
    });
    client.on('notification', this.#wake);
    await client.connect();
    await client.query(`LISTEN ${pg.escapeIdentifier(this.#channel)}`);
    this.#client = client;
    this.#wake();
  }

  #reconnectSoon(): void {
    if (this.#stopped || this.#retry) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#connect().catch(() => {
        this.#reconnectSoon();
      });
    }, 200);
  }
}
