import { createHmac, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import pg from 'pg';
import type { EmbeddedPostgres } from './embedded-postgres.js';

/** Connection strings of the five roles of the platform; they hold a password, never write them to a log. */
export interface DatabaseUrls {
  /** `app_owner`: owns the database and migrates it; nothing else connects with it. */
  readonly owner: string;
  /** `app_user`: everything an organization does, under row level security. */
  readonly user: string;
  /** `app_admin`: the platform owner's view, by policies of its own. */
  readonly admin: string;
  /** `app_system`: event log and queue. */
  readonly system: string;
  /** `app_identity`: accounts, before it is known who asks. */
  readonly identity: string;
}

const BOOTSTRAP_LOCK = 72707370;
const SCRAM_ITERATIONS = 4096;
const ROLES = {
  owner: 'app_owner',
  user: 'app_user',
  admin: 'app_admin',
  system: 'app_system',
  identity: 'app_identity',
} as const;

/**
 * Creates the five roles and the database on an embedded server; what exists is left as it is. No role is a superuser
 * or bypasses row level security; only `app_owner` may create databases, which `prisma migrate dev` needs.
 * Throws when the name is not a plain lower-case identifier.
 */
export async function bootstrapDatabase(server: EmbeddedPostgres, databaseName: string): Promise<DatabaseUrls> {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(databaseName)) {
    throw new Error(`"${databaseName}" is not a database name: use lower-case letters, digits and underscores.`);
  }
  const client = new pg.Client({
    connectionString: server.url(),
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
  });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [BOOTSTRAP_LOCK]);
    for (const role of Object.values(ROLES)) await ensureRole(client, role, server.password);
    await ensureDatabase(client, databaseName);
  } finally {
    await client.end();
  }
  return {
    owner: server.url(ROLES.owner, databaseName),
    user: server.url(ROLES.user, databaseName),
    admin: server.url(ROLES.admin, databaseName),
    system: server.url(ROLES.system, databaseName),
    identity: server.url(ROLES.identity, databaseName),
  };
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const existing = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (existing.rows.length > 0) return;
  const databases = role === ROLES.owner ? 'CREATEDB' : 'NOCREATEDB';
  await client.query(
    `CREATE ROLE ${pg.escapeIdentifier(role)} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE ${databases}
     PASSWORD ${pg.escapeLiteral(scramVerifier(password))}`,
  );
}

async function ensureDatabase(client: pg.Client, databaseName: string): Promise<void> {
  const existing = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
  const database = pg.escapeIdentifier(databaseName);
  if (existing.rows.length === 0) await client.query(`CREATE DATABASE ${database} OWNER ${ROLES.owner}`);
  await client.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await client.query(
    `GRANT CONNECT ON DATABASE ${database} TO ${ROLES.user}, ${ROLES.admin}, ${ROLES.system}, ${ROLES.identity}`,
  );
}

/** What PostgreSQL stores instead of the password (RFC 5803), made here so that no statement ever holds the password. */
function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, SCRAM_ITERATIONS, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const storedKey = createHash('sha256').update(clientKey).digest('base64');
  const serverKey = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${SCRAM_ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
