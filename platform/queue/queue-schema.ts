import { runMigrations } from 'bullmq';
import pg from 'pg';

const QUEUE_SCHEMA = 'bullmq';

const GRANTS = `
  GRANT USAGE, CREATE ON SCHEMA ${QUEUE_SCHEMA} TO app_system;
  DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO app_system', current_database()); END $$;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO app_system;
  DO $$ DECLARE own regclass; BEGIN
    FOR own IN SELECT c.oid FROM pg_class c WHERE c.relkind = 'S' AND c.relnamespace = '${QUEUE_SCHEMA}'::regnamespace AND c.relowner = current_user::regrole LOOP
      EXECUTE format('GRANT USAGE, SELECT, UPDATE ON SEQUENCE %s TO app_system', own);
    END LOOP;
  END $$;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO app_system;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO app_system;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO app_system;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${QUEUE_SCHEMA} GRANT EXECUTE ON FUNCTIONS TO app_system;
`;

/**
 * Brings the queue's own tables to the version of the installed BullMQ, as `app_owner`, and lets `app_system` use
 * them. CREATE is part of it because BullMQ makes one sequence per queue, and TEMPORARY because it adds
 * jobs in bulk through a temporary table. Those sequences belong to `app_system` and are left alone. Idempotent.
 */
export async function applyQueueSchema(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000, query_timeout: 60_000 });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(GRANTS);
  } finally {
    await client.end();
  }
}
