/** Prepares a PostgreSQL server of one's own: roles, database, migrations, queue. Run once per release, as its superuser. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrapDatabase, type DatabaseUrls } from '../platform/database/bootstrap.js';
import type { EmbeddedPostgres } from '../platform/database/embedded-postgres.js';
import { applyMigrations } from '../platform/database/migrate.js';
import { applyQueueSchema } from '../platform/queue/queue-schema.js';

const DATABASE_NAME = 'vectra';
const DEFAULT_PORT = 5432;

/** A server that somebody else runs, seen as the bootstrap sees the embedded one. */
function serverAt(superuserUrl: string): EmbeddedPostgres {
  const address = new URL(superuserUrl);
  return {
    port: Number(address.port || DEFAULT_PORT),
    adopted: true,
    directory: '',
    password: decodeURIComponent(address.password),
    url: (role, database) => {
      const url = new URL(address);
      if (role !== undefined) url.username = role;
      if (database !== undefined) url.pathname = `/${database}`;
      return url.href;
    },
    processId: () => {
      throw new Error('This server runs elsewhere.');
    },
    stop: () => Promise.resolve(),
  };
}

/**
 * Creates what is missing and applies what is new; safe to repeat. Every role gets the superuser's password.
 * @param superuserUrl connection string of the superuser on the maintenance database
 */
export async function prepareDatabase(
  superuserUrl: string,
  migrationsDirectory: string,
): Promise<DatabaseUrls & { readonly applied: readonly string[] }> {
  const urls = await bootstrapDatabase(serverAt(superuserUrl), DATABASE_NAME);
  const { applied } = await applyMigrations(urls.owner, migrationsDirectory);
  await applyQueueSchema(urls.owner);
  return { ...urls, applied };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const superuserUrl = process.env.DATABASE_SUPERUSER_URL;
  if (superuserUrl === undefined)
    throw new Error('DATABASE_SUPERUSER_URL must hold the connection string of the superuser.');
  const { applied } = await prepareDatabase(superuserUrl, path.resolve('prisma/migrations'));
  process.stdout.write(`The database is ready; ${applied.length} migrations applied.\n`);
}
