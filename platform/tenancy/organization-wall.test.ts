import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';

/** What an organization leaves in every table that knows organizations: one row each, made by the owner of the tables. */
interface Rows {
  readonly campaign: string;
  readonly run: string;
  readonly lead: string;
}

let services: TestServices;
let mine: TestOrganization;
let theirs: TestOrganization;
let theirRows: Rows;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());
beforeEach(async () => {
  mine = await services.anOrganization();
  theirs = await services.anOrganization();
  await furnish(mine);
  theirRows = await furnish(theirs);
});

const one = async (query: string, values: readonly unknown[]): Promise<string> =>
  (await services.owner.query<{ id: string }>(query, [...values])).rows[0]?.id ?? '';

async function furnish(organization: TestOrganization): Promise<Rows> {
  const { id } = organization;
  const campaign = await one(
    `INSERT INTO campaign.campaigns (organization_id, name, source, criteria_text, criteria, offer, leads_max) VALUES ($1, 'Spring', 'DIRECTORY', '', '{}', 'offer', 1) RETURNING id`,
    [id],
  );
  const run = await one('INSERT INTO campaign.agent_runs (organization_id, campaign_id) VALUES ($1, $2) RETURNING id', [
    id,
    campaign,
  ]);
  await one(
    `INSERT INTO campaign.agent_jobs (organization_id, run_id, step, agent, lead_count, cost_micro_usd, worker, finished_at) VALUES ($1, $2, 1, 'PROSPECTOR', 1, 0, 'w', now()) RETURNING id`,
    [id, run],
  );
  const company = await one(
    `INSERT INTO lead.companies (organization_id, identity_key, name) VALUES ($1, 'key', 'Company') RETURNING id`,
    [id],
  );
  const lead = await one(
    `INSERT INTO lead.leads (organization_id, company_id, full_name, source) VALUES ($1, $2, 'Ada', 'list') RETURNING id`,
    [id, company],
  );
  await one(
    `INSERT INTO campaign.emails (organization_id, campaign_id, run_id, lead_id, subject, body, language, word_count, facts) VALUES ($1, $2, $3, $4, 's', 'b', 'FR', 1, '[]') RETURNING id`,
    [id, campaign, run, lead],
  );
  await one(
    `INSERT INTO lead.bant_assessments (organization_id, lead_id, run_id, budget, authority, need, timeline, total, verdict, confidence, engine, model, task_version, criteria, sources, assessed_at)
     VALUES ($1, $2, $3, 0, 0, 0, 0, 0, 'REJECTED', 1, 'offline', 'rules', '1', '[]', '[]', now()) RETURNING id`,
    [id, lead, run],
  );
  await one(
    `INSERT INTO lead.interactions (organization_id, lead_id, kind, text, key) VALUES ($1, $2, 'NOTE', 'a note', 'key') RETURNING id`,
    [id, lead],
  );
  const imported = await one(
    `INSERT INTO lead.lead_imports (organization_id, file_id, file_name) VALUES ($1, $2, 'list.csv') RETURNING id`,
    [id, randomUUID()],
  );
  await services.owner.query(
    `INSERT INTO lead.refused_rows (organization_id, import_id, row_number, line_number, reasons, cells) VALUES ($1, $2, 1, 1, 'r', '[]')`,
    [id, imported],
  );
  const file = await one(
    `INSERT INTO files.files (organization_id, name, media_type, permission) VALUES ($1, 'list.csv', 'text/csv', 'lead:import') RETURNING id`,
    [id],
  );
  await services.owner.query(
    `INSERT INTO files.chunks (organization_id, file_id, position, bytes) VALUES ($1, $2, 0, 'x')`,
    [id, file],
  );
  await services.owner.query(
    `INSERT INTO platform.event_log (sequence, organization_id, topic, payload, at) SELECT nextval('platform.event_sequence'), $1, 'run:x', '{}', now()`,
    [id],
  );
  await services.owner.query(
    `INSERT INTO admin.view_as_sessions (organization_id, user_id, admin_id, admin_name, reason, started_at, expires_at) VALUES ($1, $1, $1, 'Admin', 'a reason to look', now(), now())`,
    [id],
  );
  await services.owner.query(
    `INSERT INTO tenant.api_keys (organization_id, name, environment, prefix, last_four, key_hash, scopes)
     VALUES ($1, 'A program', 'TEST', $2, 'abcd', $2, '{leads:read}')`,
    [id, randomUUID()],
  );
  await services.owner.query(
    `INSERT INTO tenant.invitations (organization_id, email, email_normalised, role, invited_by, token_hash, code_hash, last_sent_at, created_at, expires_at)
     VALUES ($1, $2, $2, 'VIEWER', $1, $2, 'x', now(), now(), '2100-01-01')`,
    [id, `${randomUUID()}@test.example`],
  );
  await services.owner.query("INSERT INTO tenant.integrations (organization_id, provider) VALUES ($1, 'ROCKETREACH')", [
    id,
  ]);
  await services.owner.query(
    "INSERT INTO tenant.integration_fields (organization_id, provider, field, shown) VALUES ($1, 'ROCKETREACH', 'apiKey', '•')",
    [id],
  );
  await services.owner.query(
    `INSERT INTO platform.audit_logs (organization_id, actor_kind, action, request_id) VALUES ($1, 'SYSTEM', 'a.done', 'request')`,
    [id],
  );
  await services.owner.query(
    `INSERT INTO platform.usage_counters (organization_id, metric, period, used) VALUES ($1, 'LEADS', '2026-03', 1)`,
    [id],
  );
  const hash = randomBytes(32).toString('base64url');
  await services.owner.query(
    `INSERT INTO platform.suppressions (organization_id, channel, address_hash, origin, created_at) VALUES ($1, 'EMAIL', $2, 'ASKED', now())`,
    [id, hash],
  );
  const { userId } = organization.member('VIEWER');
  await services.owner.query(
    `INSERT INTO lead.prospect_messages (organization_id, sender_id, subject, body, relevance, sent_count, refused, refused_count, idempotency_key, request_hash, created_at)
     VALUES ($1, $2, 's', 'b', 'r', 1, '[]', 0, 'key', 'hash', now())`,
    [id, userId],
  );
  const sent = await one(
    `INSERT INTO tenant.sent_notifications (organization_id, sender_id, type, subject, body, idempotency_key, request_hash, created_at) VALUES ($1, $2, 'ORG_OWNER_TO_MEMBERS', 's', 'b', 'key', 'hash', now()) RETURNING id`,
    [id, userId],
  );
  const delivery = await one(
    `INSERT INTO tenant.notification_deliveries (organization_id, sent_id, type, subject, body, recipient_count) VALUES ($1, $2, 'ORG_OWNER_TO_MEMBERS', 's', 'b', 1) RETURNING id`,
    [id, sent],
  );
  await one(
    `INSERT INTO tenant.notifications (organization_id, user_id, delivery_id, type, subject, body, created_at) VALUES ($1, $2, $3, 'ORG_OWNER_TO_MEMBERS', 's', 'b', now()) RETURNING id`,
    [id, userId, delivery],
  );
  await services.owner.query(
    `INSERT INTO tenant.notification_preferences (organization_id, user_id, type, in_app, email, updated_at) VALUES ($1, $2, 'ORG_OWNER_TO_MEMBERS', true, true, now())`,
    [id, userId],
  );
  return { campaign, run, lead };
}

/** Every table that knows organizations, asked of the database itself, so that a new one cannot be forgotten. */
const tablesOf = async (column: string): Promise<readonly string[]> => {
  const { rows } = await services.owner.query<{ name: string }>(
    `SELECT format('%I.%I', c.table_schema, c.table_name) AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.column_name = $1 AND t.table_type = 'BASE TABLE' AND c.table_schema IN ('tenant', 'campaign', 'lead', 'files', 'platform') ORDER BY 1`,
    [column],
  );
  return rows.map((row) => row.name);
};
const readable = async (table: string): Promise<boolean> => {
  const { rows } = await services.owner.query<{ may: boolean }>(
    `SELECT has_any_column_privilege('app_user', $1, 'SELECT') AS may`,
    [table],
  );
  return rows[0]?.may === true;
};
const grantedTables = async (privilege: 'INSERT' | 'UPDATE' | 'DELETE'): Promise<readonly string[]> => {
  const granted: string[] = [];
  for (const table of await tablesOf('organization_id')) {
    const { rows } = await services.owner.query<{ may: boolean }>(
      `SELECT has_table_privilege('app_user', $1, $2) AS may`,
      [table, privilege],
    );
    if (rows[0]?.may === true) granted.push(table);
  }
  return granted;
};
const fingerprint = async (organizationId: string) => {
  const prints: Record<string, unknown> = {};
  for (const table of await tablesOf('organization_id')) {
    const { rows } = await services.owner.query<{ print: string }>(
      `SELECT count(*) || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS print FROM ${table} t WHERE organization_id = $1`,
      [organizationId],
    );
    prints[table] = rows[0]?.print;
  }
  return prints;
};
const asMember = () => services.database.forOrganization(mine.scope);
const countAs = async (client: ReturnType<typeof asMember>, query: string): Promise<number> => {
  const [row] = await client.$queryRawUnsafe<{ count: bigint }[]>(query);
  return Number(row?.count);
};
const wall = /row-level security|permission denied/;

describe('every table that knows organizations', () => {
  test('has row level security and belongs to nobody who serves requests', async () => {
    const { rows } = await services.owner.query<{ name: string; guarded: boolean; owner: string }>(
      `SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relrowsecurity AS guarded, pg_get_userbyid(c.relowner) AS owner
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('tenant', 'campaign', 'lead', 'files', 'platform')`,
    );
    const known = new Set([
      ...(await tablesOf('organization_id')),
      'tenant.organizations',
      'tenant.registrations',
      'tenant.sign_in_attempts',
    ]);
    expect(known.size).toBeGreaterThan(16);
    expect(rows.filter(({ name }) => known.has(name)).map(({ guarded, owner }) => [guarded, owner])).toEqual(
      [...known].map(() => [true, 'app_owner']),
    );
  });

  test('is served by a role that is no superuser, owns nothing and bypasses nothing', async () => {
    const { rows } = await services.owner.query(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'app_user'`,
    );
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
    const { rows: memberships } = await services.owner.query(
      `SELECT 1 FROM pg_auth_members WHERE member = 'app_user'::regrole`,
    );
    expect(memberships).toEqual([]);
  });
});

describe('with the scope of one organization', () => {
  test('no statement reads a row of another, in any table', async () => {
    let tables = 0;
    for (const table of await tablesOf('organization_id')) {
      if (!(await readable(table))) continue;
      tables += 1;
      expect(
        `${table} ${await countAs(asMember(), `SELECT count(*) FROM ${table} WHERE organization_id = '${theirs.id}'`)}`,
      ).toBe(`${table} 0`);
      expect(`${table} ${await countAs(asMember(), `SELECT count(DISTINCT organization_id) FROM ${table}`)}`).toBe(
        `${table} 1`,
      );
    }
    expect(tables).toBeGreaterThanOrEqual(13);
    expect(await countAs(asMember(), 'SELECT count(*) FROM tenant.organizations')).toBe(1);
  });

  test('no statement changes or deletes a row of another, in any table', async () => {
    const before = await fingerprint(theirs.id);
    const updatable = await grantedTables('UPDATE');
    expect(updatable).toEqual(
      expect.arrayContaining(['campaign.campaigns', 'campaign.agent_runs', 'campaign.emails', 'lead.leads']),
    );
    for (const table of updatable) {
      const updated = await asMember().$executeRawUnsafe(
        `UPDATE ${table} SET organization_id = organization_id WHERE organization_id = '${theirs.id}'`,
      );
      expect(`${table} ${updated}`).toBe(`${table} 0`);
      await expect(
        asMember().$executeRawUnsafe(`UPDATE ${table} SET organization_id = '${theirs.id}'`),
      ).rejects.toThrow(wall);
    }
    for (const table of await grantedTables('DELETE')) {
      const deleted = await asMember().$executeRawUnsafe(`DELETE FROM ${table} WHERE organization_id = '${theirs.id}'`);
      expect(`${table} ${deleted}`).toBe(`${table} 0`);
    }
    expect(await fingerprint(theirs.id)).toEqual(before);
  });

  test('campaigns, runs and emails are not deleted at all, not even one’s own', async () => {
    for (const table of ['campaign.campaigns', 'campaign.agent_runs', 'campaign.agent_jobs', 'campaign.emails']) {
      await expect(asMember().$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    }
  });

  test('no row is written under the name of another', async () => {
    const before = await fingerprint(theirs.id);
    const { campaign, run, lead } = theirRows;
    const attempts = [
      `INSERT INTO campaign.campaigns (organization_id, name, source, criteria_text, criteria, offer, leads_max) VALUES ('${theirs.id}', 'n', 'DIRECTORY', '', '{}', 'o', 1)`,
      `INSERT INTO campaign.agent_runs (organization_id, campaign_id) VALUES ('${theirs.id}', '${campaign}')`,
      `INSERT INTO campaign.agent_jobs (organization_id, run_id, step, agent, lead_count, cost_micro_usd, worker, finished_at) VALUES ('${theirs.id}', '${run}', 2, 'PROSPECTOR', 1, 0, 'w', now())`,
      `INSERT INTO campaign.emails (organization_id, campaign_id, run_id, lead_id, subject, body, language, word_count, facts) VALUES ('${theirs.id}', '${campaign}', '${run}', '${randomUUID()}', 's', 'b', 'FR', 1, '[]')`,
      `INSERT INTO lead.leads (organization_id, full_name, source) VALUES ('${theirs.id}', 'Eve', 'list')`,
      `INSERT INTO lead.interactions (organization_id, lead_id, kind, text, key) VALUES ('${theirs.id}', '${lead}', 'NOTE', 'n', 'k')`,
      `INSERT INTO platform.job_outbox (organization_id, job, payload) VALUES ('${theirs.id}', 'campaign.advance-run', '{}')`,
      `INSERT INTO platform.event_outbox (organization_id, topic, payload) VALUES ('${theirs.id}', 'run:x', '{}')`,
      `INSERT INTO platform.event_log (sequence, organization_id, topic, payload, at) VALUES (1, '${theirs.id}', 'run:x', '{}', now())`,
      `INSERT INTO tenant.users (organization_id, email, email_normalised, name, role, password_hash) VALUES ('${theirs.id}', 'e', 'e', 'n', 'OWNER', 'h')`,
    ];
    for (const attempt of attempts) await expect(asMember().$executeRawUnsafe(attempt)).rejects.toThrow(wall);
    expect(await fingerprint(theirs.id)).toEqual(before);
  });

  test('no row of one’s own hangs on a row of another', async () => {
    const { campaign, run } = theirRows;
    const attempts = [
      `INSERT INTO campaign.agent_runs (organization_id, campaign_id) VALUES ('${mine.id}', '${campaign}')`,
      `INSERT INTO campaign.emails (organization_id, campaign_id, run_id, lead_id, subject, body, language, word_count, facts) VALUES ('${mine.id}', '${campaign}', '${run}', '${randomUUID()}', 's', 'b', 'FR', 1, '[]')`,
    ];
    for (const attempt of attempts) await expect(asMember().$executeRawUnsafe(attempt)).rejects.toThrow(/foreign key/);
  });

  test('the outboxes can be filled and not be read, not even one’s own', async () => {
    await asMember().$executeRawUnsafe(
      `INSERT INTO platform.event_outbox (organization_id, topic, payload) VALUES ('${mine.id}', 'run:x', '{}')`,
    );
    for (const table of ['platform.event_outbox', 'platform.job_outbox']) {
      await expect(asMember().$queryRawUnsafe(`SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(asMember().$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    }
  });

  test('the event log is only read', async () => {
    expect(await countAs(asMember(), 'SELECT count(*) FROM platform.event_log')).toBeGreaterThan(0);
    await expect(asMember().$executeRawUnsafe(`DELETE FROM platform.event_log`)).rejects.toThrow(/permission denied/);
    await expect(asMember().$executeRawUnsafe(`UPDATE platform.event_log SET topic = 'x'`)).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('before it is known who asks', () => {
  const identityTables = ['tenant'];

  test('there is no way to a row of any house but the one that knows accounts', async () => {
    const client = services.database.forIdentity();
    for (const table of await tablesOf('organization_id')) {
      if (identityTables.includes(table.split('.')[0] ?? '')) continue;
      await expect(client.$queryRawUnsafe(`SELECT * FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(client.$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    }
  });

  test('nobody is removed and no organization is changed', async () => {
    const client = services.database.forIdentity();
    for (const statement of [
      'DELETE FROM tenant.users',
      'DELETE FROM tenant.organizations',
      `UPDATE tenant.organizations SET name = 'taken'`,
    ])
      await expect(client.$executeRawUnsafe(statement)).rejects.toThrow(/permission denied/);
  });
});

describe('secrets', () => {
  test.each([
    'SELECT password_hash FROM tenant.users',
    'SELECT * FROM tenant.users',
    'SELECT * FROM tenant.refresh_tokens',
    'SELECT * FROM tenant.sign_in_attempts',
  ])('are read by nobody who serves requests: %s', async (query) => {
    await expect(asMember().$queryRawUnsafe(query)).rejects.toThrow(/permission denied/);
  });

  test('are not reached through a user’s own row either', async () => {
    await expect(asMember().$executeRawUnsafe(`UPDATE tenant.users SET password_hash = 'taken'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(asMember().$executeRawUnsafe(`UPDATE tenant.users SET email_normalised = 'taken'`)).rejects.toThrow(
      /permission denied/,
    );
  });
});

describe('history', () => {
  test('interactions are neither changed nor deleted, by the organization or by the owner of the tables', async () => {
    const changes = [`UPDATE lead.interactions SET text = 'rewritten'`, 'DELETE FROM lead.interactions'];
    for (const change of changes) {
      await expect(asMember().$executeRawUnsafe(change)).rejects.toThrow(/permission denied|append-only/);
      await expect(services.owner.query(change)).rejects.toThrow(/append-only/);
    }
    expect(await countAs(asMember(), `SELECT count(*) FROM lead.interactions WHERE text = 'a note'`)).toBe(1);
  });

  test('assessments and jobs of agents are neither changed nor deleted by the organization', async () => {
    for (const table of ['lead.bant_assessments', 'campaign.agent_jobs']) {
      await expect(
        asMember().$executeRawUnsafe(`UPDATE ${table} SET organization_id = organization_id`),
      ).rejects.toThrow(/permission denied/);
      await expect(asMember().$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    }
  });
});
