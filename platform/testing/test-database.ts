import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import type { DatabaseUrls } from '../database/bootstrap.js';

const given = z.object({
  superuser: z.string(),
  urls: z.object({ owner: z.string(), user: z.string(), admin: z.string(), system: z.string(), identity: z.string() }),
});

/** A migrated database of its own, and how to throw it away. */
export interface TestDatabase {
  readonly urls: DatabaseUrls;
  drop(): Promise<void>;
}

const renamed = (url: string, database: string): string => {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.toString();
};

async function asSuperuser(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Connections of the owner of every table, for arranging and looking. */
export function connectAsOwner({ urls }: TestDatabase): pg.Pool {
  const owner = new pg.Pool({ connectionString: urls.owner, max: 4 });
  // Dropping the database ends idle connections from the server's side.
  owner.on('error', () => undefined);
  return owner;
}

/** Copies the migrated template of this test run: about 50 ms. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { superuser, urls } = given.parse(JSON.parse(process.env['VECTRA_TEST_DATABASE'] ?? 'null'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(superuser, `CREATE DATABASE ${name} TEMPLATE vectra_template OWNER app_owner STRATEGY file_copy`);
  return {
    urls: {
      owner: renamed(urls.owner, name),
      user: renamed(urls.user, name),
      admin: renamed(urls.admin, name),
      system: renamed(urls.system, name),
      identity: renamed(urls.identity, name),
    },
    drop: () => asSuperuser(superuser, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
