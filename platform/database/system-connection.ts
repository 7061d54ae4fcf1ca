import pg from 'pg';

/** Limits of a system pool. */
export interface SystemPoolOptions {
  /** Most connections open at once; 10 when left out. */
  readonly poolSizeMax?: number;
  /** Schema that unqualified names mean, for example `bullmq`. */
  readonly searchPath?: string;
  /**
   * False gives up the last second of writes after a crash of the machine for throughput: for the queue, whose work is
   * taken up again, never for the event log. True when left out.
   */
  readonly synchronousCommit?: boolean;
  /** Name shown in pg_stat_activity. */
  readonly applicationName?: string;
  /** Told of a lost idle connection; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

const CONNECTION_TIMEOUT_SECONDS = 5;

/**
 * Plain pool for the plumbing (event log, queue): no organization, no pipelining, connections may LISTEN for as long
 * as they like. Survives a restart of the server: lost connections are dropped and opened again on demand.
 */
export function createSystemPool(url: string, options: SystemPoolOptions = {}): pg.Pool {
  const startup = [
    options.searchPath === undefined ? [] : [`-c search_path=${options.searchPath}`],
    options.synchronousCommit === false ? ['-c synchronous_commit=off'] : [],
  ].flat();
  const pool = new pg.Pool({
    connectionString: url,
    max: options.poolSizeMax ?? 10,
    connectionTimeoutMillis: CONNECTION_TIMEOUT_SECONDS * 1000,
    keepAlive: true,
    application_name: options.applicationName ?? 'vectra-system',
    ...(startup.length > 0 ? { options: startup.join(' ') } : {}),
  });
  surviveLostConnections(pool, options.onConnectionLost);
  return pool;
}

/**
 * Keeps a lost connection, idle or in use, from ending the process: its queries fail on their own, and the pool drops
 * the connection. `setMaxListeners(0)` because every worker and adapter adds a listener to the pool they share.
 */
export function surviveLostConnections(pool: pg.Pool, onConnectionLost?: (error: Error) => void): void {
  pool.setMaxListeners(0);
  pool.on('error', (error) => onConnectionLost?.(error));
  pool.on('connect', (client) => client.on('error', () => undefined));
}
