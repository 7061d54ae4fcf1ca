import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';

/** A table of ours that belongs to organizations. */
export interface OrganizationTable {
  /** `schema.name`, quoted where needed. */
  readonly table: string;
  /** The column that says whose a row is. */
  readonly column: 'organization_id' | 'id';
}

const schemas = ['tenant', 'campaign', 'lead', 'admin', 'insight', 'voice', 'files', 'platform'];

/** Every table whose rows belong to an organization, as the catalog knows them. */
export async function organizationTables(owner: Pool): Promise<readonly OrganizationTable[]> {
  const { rows } = await owner.query<{ table: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  );
  return [
    ...rows.map(({ table }) => ({ table, column: 'organization_id' as const })),
    { table: 'tenant.organizations', column: 'id' },
  ];
}

/** Every other table of our schemas: what is not behind the wall has to be known by name. */
export async function tablesOfNobody(owner: Pool): Promise<readonly string[]> {
  const { rows } = await owner.query<{ table: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS table FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p') AND n.nspname = ANY ($1)
       AND NOT EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'organization_id' AND NOT a.attisdropped)
     ORDER BY 1`,
    [schemas],
  );
  return rows.map(({ table }) => table);
}

/** How far a mail has come is the work of the delivery, whoever asked for the mail. */
export const deliveryColumns: ReadonlySet<string> = new Set([
  'status',
  'attempts',
  'due_at',
  'lease_until',
  'sealed',
  'failure',
  'provider_id',
  'finished_at',
]);

/** Every row of an organization, as the owner of the tables sees it. */
export async function contentOf(owner: Pool, organizationId: string): Promise<readonly unknown[]> {
  const tables = await organizationTables(owner);
  const query = tables
    .map(({ table, column }) => {
      const row =
        table === 'platform.mail_outbox'
          ? `to_jsonb(t) - '{${[...deliveryColumns].join(',')}}'::text[]`
          : 'to_jsonb(t)';
      return `SELECT '${table}' AS name, ${row} AS row FROM ${table} t WHERE ${column} = $1`;
    })
    .join(' UNION ALL ');
  const { rows } = await owner.query<{ row: unknown }>(`SELECT row FROM (${query}) AS content ORDER BY name, row`, [
    organizationId,
  ]);
  return rows.map(({ row }) => row);
}

const entry = z.object({ action: z.string(), subject_type: z.string().nullable() });

/** An organization is told, in its own log, of attempts to sign in to its accounts: by whomever, that is meant to be. */
export const isNoticeOfAttempt = (row: unknown): boolean =>
  entry.safeParse(row).data?.action === 'session.sign-in-failed';

/** Changes when any row of the organization does, notices of failed attempts to sign in aside. */
export async function checksumOf(owner: Pool, organizationId: string): Promise<string> {
  const holdings = await holdingsOf(owner, organizationId);
  return createHash('sha256')
    .update([...holdings].join('\n'))
    .digest('hex');
}

/** Every row of the organization as text, notices of failed attempts to sign in aside. */
export async function holdingsOf(owner: Pool, organizationId: string): Promise<ReadonlySet<string>> {
  const content = await contentOf(owner, organizationId);
  return new Set(content.filter((row) => !isNoticeOfAttempt(row)).map((row) => JSON.stringify(row)));
}

const settleAttemptsMax = 2_000;

/** Waits until the dispatcher has delivered everything that was committed. */
export async function settleOutboxes(owner: Pool): Promise<void> {
  for (let attempt = 0; attempt < settleAttemptsMax; attempt += 1) {
    await owner.query("SELECT pg_notify('vectra_outbox', '')");
    const { rows } = await owner.query<{ waiting: number }>(
      'SELECT ((SELECT count(*) FROM platform.event_outbox) + (SELECT count(*) FROM platform.job_outbox))::int AS waiting',
    );
    if (rows[0]?.waiting === 0) return;
  }
  throw new Error('The outboxes did not empty.');
}

/** Deletes every row of an organization, history included. */
export async function removeOrganization(owner: Pool, organizationId: string): Promise<void> {
  const tables = await organizationTables(owner);
  for (const { table } of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  // One statement: what refers to each other is gone together when the references are checked.
  const deletions = tables.map(
    ({ table, column }, place) => `gone${place} AS (DELETE FROM ${table} WHERE ${column} = $1)`,
  );
  await owner.query(`WITH ${deletions.join(', ')} SELECT 1`, [organizationId]);
  for (const { table } of tables) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
}
