import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { organizationTables, tablesOfNobody, type OrganizationTable } from './database-content.js';
import { arrangeTwoOrganizations, type TwoOrganizations } from './two-organizations.js';
import { wallGaps } from './wall.js';

let two: TwoOrganizations;
let tables: readonly OrganizationTable[];
let user: pg.Pool;

beforeAll(async () => {
  two = await arrangeTwoOrganizations();
  tables = await organizationTables(two.platform.services.owner);
  user = new pg.Pool({ connectionString: two.platform.services.databaseUrls.user, max: 2 });
}, 120_000);
afterAll(async () => {
  await user.end();
  await two.platform.close();
});

const refused = '42501';
const refusal = z.object({ code: z.string() });

/** What `app_user` gets done in the scope of an organization: the rows concerned, or the code of the refusal. Nothing stays. */
async function attempt(scope: string, statement: string, values: readonly unknown[] = []): Promise<number | string> {
  const client = await user.connect();
  try {
    await client.query('BEGIN');
    await client.query("SELECT set_config('app.organization_id', $1, true)", [scope]);
    return (await client.query(statement, [...values])).rowCount ?? 0;
  } catch (error) {
    return refusal.parse(error).code;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** What an attempt on every table comes to where it does not come to nothing. */
async function achieved(attemptOn: (table: OrganizationTable) => Promise<number | string>): Promise<readonly string[]> {
  const results = [];
  for (const each of tables) {
    const result = await attemptOn(each);
    if (result !== 0 && result !== refused) results.push(`${each.table}: ${result}`);
  }
  return results;
}

/** A row of the table that belongs to the organization: one of its own, else one for the outboxes, which are empty. */
async function rowOf({ table, column }: OrganizationTable, id: string): Promise<Record<string, unknown>> {
  const { owner } = two.platform.services;
  const { rows } = await owner.query<{ row: Record<string, unknown> }>(
    `SELECT to_jsonb(t) AS row FROM ${table} t WHERE ${column} = $1 LIMIT 1`,
    [id],
  );
  const row = rows[0]?.row ?? {
    organization_id: id,
    topic: 'run',
    job: 'run',
    payload: {},
    attempts_max: 1,
    backoff_ms: 1,
    // Events are numbered, jobs and mails are not.
    ...(table === 'platform.event_outbox' ? {} : { id: randomUUID() }),
    template: 'verify-email',
    locale: 'FR',
    recipient_masked: 'so***@ex***',
    sealed: 'closed',
    idempotency_key: 'verify',
  };
  // Identity columns give themselves.
  return typeof row['id'] === 'number' ? { ...row, id: undefined } : row;
}

async function columnsOf(table: string, row: Record<string, unknown>): Promise<readonly string[]> {
  const { rows } = await two.platform.services.owner.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = ''",
    [table],
  );
  return rows.map(({ name }) => name).filter((name) => row[name] !== undefined);
}

test('the attacks find every kind of row in A', async () => {
  const empty = [];
  for (const { table, column } of tables) {
    const { rowCount } = await two.platform.services.owner.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [
      two.a.organization.id,
    ]);
    if (rowCount === 0) empty.push(table);
  }
  expect(empty).toEqual(['platform.event_outbox', 'platform.job_outbox', 'platform.mail_outbox']);
});

describe('the wall', () => {
  test('stands around every table with an organization, for reading and for writing', async () => {
    expect(await wallGaps(two.platform.services.owner)).toEqual([]);
  });

  test('leaves outside only tables that are known by name', async () => {
    expect(await tablesOfNobody(two.platform.services.owner)).toEqual([
      'platform.metric_minutes',
      'tenant.organizations',
      'tenant.registrations',
      'tenant.sign_in_attempts',
    ]);
  });

  test('holds for app_user, who owns nothing and bypasses nothing', async () => {
    const { rows } = await two.platform.services.owner.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owned,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS memberships
       FROM pg_roles r WHERE rolname = 'app_user'`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0, memberships: 0 }]);
  });

  test('is passed by no function at all', async () => {
    const { rows } = await two.platform.services.owner.query<{ name: string }>(
      `SELECT p.proname AS name FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE p.prosecdef AND has_function_privilege('app_user', p.oid, 'EXECUTE') AND n.nspname NOT LIKE 'pg_%' ORDER BY 1`,
    );
    expect(rows).toEqual([]);
  });
});

describe('app_user in the scope of B, with nothing else in the way', () => {
  test('sees its own rows in every table it may read', async () => {
    const seen = new Map<string, number | string>();
    for (const { table } of tables)
      seen.set(table, await attempt(two.b.organization.id, `SELECT count(*) FROM ${table} HAVING count(*) > 0`));
    const without = [...seen].filter(([, count]) => count !== 1);
    expect(without).toEqual([
      ['platform.access_revocations', refused],
      ['platform.event_outbox', refused],
      ['platform.job_outbox', refused],
      ['platform.mail_outbox', refused],
      ['platform.unsubscribe_links', refused],
      ['tenant.consents', refused],
      ['tenant.password_resets', refused],
      ['tenant.recovery_codes', refused],
      ['tenant.refresh_tokens', refused],
      ['tenant.second_factors', refused],
      ['tenant.sessions', refused],
      ['tenant.sign_in_challenges', refused],
    ]);
  });

  test('sees no row of A, and none at all without a scope', async () => {
    const inScope = await achieved(({ table, column }) =>
      attempt(two.b.organization.id, `SELECT 1 FROM ${table} WHERE ${column} = $1`, [two.a.organization.id]),
    );
    const withoutScope = await achieved(({ table }) => attempt('', `SELECT 1 FROM ${table}`));
    expect([...inScope, ...withoutScope]).toEqual([]);
  });

  test('changes and deletes no row of A', async () => {
    const changed = await achieved(({ table, column }) =>
      attempt(two.b.organization.id, `UPDATE ${table} SET ${column} = ${column} WHERE ${column} = $1`, [
        two.a.organization.id,
      ]),
    );
    const deleted = await achieved(({ table, column }) =>
      attempt(two.b.organization.id, `DELETE FROM ${table} WHERE ${column} = $1`, [two.a.organization.id]),
    );
    expect([...changed, ...deleted]).toEqual([]);
  });

  /** Adds a row of the organization to a table, in the scope of B. */
  async function add(table: OrganizationTable, organizationId: string): Promise<number | string> {
    const row = await rowOf(table, organizationId);
    const columns = (await columnsOf(table.table, row)).join(', ');
    return attempt(
      two.b.organization.id,
      `INSERT INTO ${table.table} (${columns}) SELECT ${columns} FROM jsonb_populate_record(NULL::${table.table}, $1)`,
      [JSON.stringify(row)],
    );
  }

  test('is refused to put a row into A, new or moved', async () => {
    const results: Record<string, readonly (number | string)[]> = {};
    for (const each of tables) {
      const moved = `UPDATE ${each.table} SET ${each.column} = $1`;
      results[each.table] = [
        await add(each, two.a.organization.id),
        await attempt(two.b.organization.id, moved, [two.a.organization.id]),
      ];
    }
    expect(results).toEqual(Object.fromEntries(tables.map(({ table }) => [table, [refused, refused]])));
  });

  test('puts its own row into the outboxes, so that the refusals above are about whose it is', async () => {
    const outboxes = tables.filter(({ table }) => table.endsWith('_outbox'));
    const results = [];
    for (const each of outboxes) results.push(await add(each, two.b.organization.id));
    expect(results).toEqual([1, 1, 1]);
  });
});
