import pg from 'pg';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Holds one idle connection, so that the end of the server is noticed at once and without polling.
 * @param url any role of the server
 * @param onLost called once when the connection ends and nobody had closed the watch
 * @returns closes the watch
 */
export async function watchConnection(url: string, onLost: () => void): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS, keepAlive: true });
  let over = false;
  const lose = (): void => {
    if (over) return;
    over = true;
    onLost();
  };
  client.on('error', lose);
  client.on('end', lose);
  try {
    await client.connect();
  } catch (error) {
    over = true;
    throw error;
  }
  return async () => {
    over = true;
    await client.end().catch(() => undefined);
  };
}
