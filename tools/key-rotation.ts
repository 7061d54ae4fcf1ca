/** Rotation of the encryption keys (X-19): a new key, and everything sealed under it. */
import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encryptionKeysOf } from '../platform/config/config.js';
import { Envelope } from '../platform/crypto/envelope.js';
import {
  rewrapColumn,
  type RewrapResult,
  type SealedColumn,
  type SealedRows,
} from '../platform/crypto/rewrap-sealed.js';
import { bootstrapDatabase } from '../platform/database/bootstrap.js';
import { startEmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { createSystemPool } from '../platform/database/system-connection.js';
import { sealedMails } from '../platform/mail/sealed-mail.js';
import { sealedColumnsOfTenant } from '../subgraphs/tenant/data/sealed-columns.js';
import { loadSecrets } from './supervisor/secrets.js';

const KEY_BYTES = 32;

/** Every column of the product that holds sealed texts. */
export const sealedColumns: readonly SealedColumn[] = [...sealedColumnsOfTenant, sealedMails];

/** A column and what became of it. */
export interface RotationLine extends RewrapResult {
  readonly column: string;
}

/** Puts everything that is sealed under the first key. */
export async function rewrapAll(rows: SealedRows, envelope: Envelope): Promise<readonly RotationLine[]> {
  const lines: RotationLine[] = [];
  for (const column of sealedColumns)
    lines.push({ column: `${column.table}.${column.column}`, ...(await rewrapColumn(rows, envelope, column)) });
  return lines;
}

/**
 * Puts a new key before the others in `<dataDirectory>/secrets.json`; the others go on opening what they sealed.
 * @returns what to do next, in a sentence.
 */
export function addKey(dataDirectory: string): string {
  const secrets = loadSecrets(dataDirectory);
  const id = `k${randomBytes(6).toString('hex')}`;
  const keys = `${id}:${randomBytes(KEY_BYTES).toString('base64')},${secrets.ENCRYPTION_KEYS}`;
  const file = path.join(dataDirectory, 'secrets.json');
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...secrets, ENCRYPTION_KEYS: keys }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return `The key "${id}" seals from the next start on. Restart npm start, then run: npm run rotate-keys`;
}

/** Where sealed texts are: the configured server, or the embedded one, which is started when it does not run. */
async function openDatabase(
  dataDirectory: string,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const configured = environment['DATABASE_SYSTEM_URL'];
  if (configured !== undefined) return { url: configured, close: () => Promise.resolve() };
  const server = await startEmbeddedPostgres({ directory: path.join(dataDirectory, 'postgres') });
  const { system } = await bootstrapDatabase(server, 'vectra');
  return { url: system, close: () => (server.adopted ? Promise.resolve() : server.stop('fast')) };
}

/**
 * The command: everything under the first key, told column by column.
 * @returns 0; 1 when something could not be opened with the configured keys, which then must not be given up.
 */
export async function rotateKeys(
  dataDirectory: string,
  environment: Readonly<Record<string, string | undefined>>,
  log: (line: string) => void,
): Promise<number> {
  const keys = environment['ENCRYPTION_KEYS'] ?? loadSecrets(dataDirectory).ENCRYPTION_KEYS;
  const envelope = new Envelope(encryptionKeysOf(keys));
  const database = await openDatabase(dataDirectory, environment);
  const pool = createSystemPool(database.url, { poolSizeMax: 1, applicationName: 'vectra-rotate-keys' });
  try {
    const lines = await rewrapAll(pool, envelope);
    for (const { column, rewrapped, unopenable } of lines)
      log(`${column}: ${rewrapped} sealed anew${unopenable === 0 ? '' : `, ${unopenable} could not be opened`}`);
    const isComplete = lines.every(({ unopenable }) => unopenable === 0);
    log(
      isComplete
        ? `Everything is sealed under "${envelope.currentKeyId}"; any other key can be taken out of ENCRYPTION_KEYS.`
        : 'Some texts were sealed by keys that are not configured. Give those keys back and run this again.',
    );
    return isComplete ? 0 : 1;
  } finally {
    await pool.end();
    await database.close();
  }
}
