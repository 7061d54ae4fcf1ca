import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { errorCode, errorMessage } from './error-code.js';

/** The id Prisma itself locks while it migrates, so that its CLI and this runner exclude each other. */
const MIGRATION_LOCK = 72707369;
const LOCK_TIMEOUT_SECONDS = 60;

const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS public._prisma_migrations (
  id varchar(36) PRIMARY KEY NOT NULL,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;

/** The migrations cannot be applied; the message names the migration and says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';

  constructor(
    readonly migration: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface AppliedRow {
  readonly id: string;
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
  readonly logs: string | null;
}

/**
 * Applies the migrations of a Prisma migrations folder that the database does not have yet, in the order of their
 * names, and says which. Keeps Prisma's own table, checksums and lock, so `prisma migrate` agrees with it both ways.
 * Each file and its mark as applied are one transaction; a file therefore cannot hold a statement that refuses one
 * (`CREATE INDEX CONCURRENTLY`). Throws {@link MigrationError} on a migration that fails, failed, or was edited.
 */
export async function applyMigrations(ownerUrl: string, directory: string): Promise<{ applied: string[] }> {
  const migrations = await readMigrations(directory);
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await lock(client);
    await client.query(MIGRATIONS_TABLE);
    const known = await readApplied(client);
    const applied: string[] = [];
    for (const migration of migrations) {
      if (await isPending(client, migration, known.get(migration.name))) {
        await applyMigration(client, migration);
        applied.push(migration.name);
      }
    }
    return { applied };
  } finally {
    await client.end();
  }
}

async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await fs.readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrations: Migration[] = [];
  for (const name of names.sort()) {
    const sql = await fs.readFile(path.join(directory, name, 'migration.sql'), 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw error;
    });
    if (sql !== undefined) migrations.push({ name, sql, checksum: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
}

async function lock(client: pg.Client): Promise<void> {
  await client.query(`SET lock_timeout = '${LOCK_TIMEOUT_SECONDS}s'`);
  await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

async function readApplied(client: pg.Client): Promise<Map<string, AppliedRow>> {
  const { rows } = await client.query<AppliedRow>(
    `SELECT id, migration_name, checksum, finished_at, logs FROM public._prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row]));
}

/** An unfinished row without a log is one whose runner was killed: its transaction never committed, so it starts over. */
async function isPending(client: pg.Client, migration: Migration, row: AppliedRow | undefined): Promise<boolean> {
  const { name } = migration;
  if (row === undefined) return true;
  if (row.finished_at === null && row.logs === null) {
    await client.query('UPDATE public._prisma_migrations SET rolled_back_at = now() WHERE id = $1', [row.id]);
    return true;
  }
  if (row.finished_at === null) {
    throw new MigrationError(
      name,
      `Migration ${name} failed earlier: ${row.logs ?? ''} Correct it, then run: npx prisma migrate resolve --rolled-back ${name}`,
    );
  }
  if (row.checksum !== migration.checksum) {
    throw new MigrationError(
      name,
      `Migration ${name} was edited after it was applied. Restore the file and write the change as a new migration.`,
    );
  }
  return false;
}

async function applyMigration(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO public._prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  const markApplied = `UPDATE public._prisma_migrations
    SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = ${pg.escapeLiteral(id)}`;
  try {
    await client.query(`${sql}\n;${markApplied}`);
  } catch (error) {
    await recordFailure(client, id, error);
    throw new MigrationError(name, `Migration ${name} failed and was undone: ${errorMessage(error)}`, { cause: error });
  }
}

async function recordFailure(client: pg.Client, id: string, error: unknown): Promise<void> {
  try {
    await client.query('UPDATE public._prisma_migrations SET logs = $2 WHERE id = $1', [id, errorMessage(error)]);
  } catch {
    // A lost connection leaves the row without a log, which the next run reads as "killed, start over".
  }
}
