import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import {
  startTestServices,
  type TestOrganization,
  type TestServices,
} from '../../../../platform/testing/test-services.js';
import { NotPermitted, ready } from '../../../../platform/use-case/define-use-case.js';
import { clockwork } from '../../../../platform/viewer/viewer.js';
import { overRowsOf } from '../../context/accounts.js';
import { daysKept, retainedKinds, type RetainedKind } from '../../domain/retention.js';
import { createTenantWorker } from '../../worker.js';
import { pruneRows } from './prune-rows.js';

const dayMs = 24 * 60 * 60 * 1_000;

let services: TestServices;
let ours: TestOrganization;
let theirs: TestOrganization;
let clock: TestClock;

beforeAll(async () => {
  clock = new TestClock();
  services = await startTestServices({ clock });
});
beforeEach(async () => {
  ours = await services.anOrganization('Ours');
  theirs = await services.anOrganization('Theirs');
});
afterAll(() => services.close());

const run = (viewer = clockwork, batch = 1_000) =>
  ready(pruneRows, { viewer, rows: overRowsOf(services), clock })({ signal: new AbortController().signal, batch });

type Kept = Readonly<{
  table: string;
  /** Writes a row that was over at this moment and answers the id it is found by. */
  add: (organization: TestOrganization, over: Date) => Promise<string>;
  key?: string;
}>;

const insert = async (statement: string, values: readonly unknown[]): Promise<string> =>
  (await services.owner.query<{ id: string }>(statement, [...values])).rows[0]?.id ?? '';

const ownerOf = (organization: TestOrganization): string | null => organization.member('OWNER').userId;

const addSession = (
  organization: TestOrganization,
  end: { readonly revokedAt: Date | null; readonly expiresAt: Date },
) =>
  insert(
    `WITH s AS (INSERT INTO tenant.sessions (id, user_id, organization_id, created_at, last_seen_at, expires_at, revoked_at, revoked_reason)
       VALUES (uuidv7(), $1, $2, $3, $3, $4, $5, CASE WHEN $5::timestamptz IS NULL THEN NULL ELSE 'LOGGED_OUT' END) RETURNING id)
     SELECT id FROM s`,
    [ownerOf(organization), organization.id, new Date(0), end.expiresAt, end.revokedAt],
  );

const addNotification = (organization: TestOrganization, createdAt: Date, readAt: Date | null) =>
  insert(
    `INSERT INTO tenant.notifications (organization_id, user_id, delivery_id, type, subject, body, created_at, read_at)
     VALUES ($1, $2, uuidv7(), 'VECTRA_TO_USERS', 'Subject', 'Body', $3, $4) RETURNING id`,
    [organization.id, ownerOf(organization), createdAt, readAt],
  );

const addInvitation = (
  organization: TestOrganization,
  {
    status,
    closedAt,
    expiresAt,
    memberId = null,
  }: { status: string; closedAt: Date | null; expiresAt: Date; memberId?: string | null },
) =>
  insert(
    `INSERT INTO tenant.invitations (organization_id, email, email_normalised, role, user_id, invited_by, status, token_hash, code_hash, last_sent_at, created_at, expires_at, closed_at)
     VALUES ($1, $2, $2, 'VIEWER', $3, $4, $5, $6, 'no code', $7, $7, $8, $9) RETURNING id`,
    [
      organization.id,
      `${randomUUID()}@example.com`,
      memberId,
      ownerOf(organization),
      status,
      randomUUID(),
      new Date(0),
      expiresAt,
      closedAt,
    ],
  );

const addMail = (organization: TestOrganization, status: string, finishedAt: Date | null) =>
  insert(
    `INSERT INTO platform.mail_outbox (id, organization_id, template, locale, recipient_masked, sealed, idempotency_key, status, created_at, finished_at)
     VALUES (uuidv7(), $1, 'verify-email', 'FR', 'c***', CASE WHEN $3::timestamptz IS NULL THEN 'closed' END, $4, $2, $5, $3) RETURNING id`,
    [organization.id, status, finishedAt, randomUUID(), new Date(0)],
  );

async function addFile(organization: TestOrganization, exportedAt: Date | null): Promise<string> {
  const bytes = async function* () {
    await Promise.resolve();
    yield Buffer.alloc(1_500_000, 'x');
  };
  const file = { name: 'log.csv', mediaType: 'text/csv', permission: 'audit:export', createdBy: null } as const;
  const { scope } = organization;
  return services.files.write(scope, { ...file, ...(exportedAt ? { exportedAt } : {}) }, bytes());
}

const far = new Date('2100-01-01T00:00:00Z');

/** A row of every kind. The list is complete by its type. */
const kept: Readonly<Record<RetainedKind, Kept>> = {
  SESSIONS: { table: 'tenant.sessions', add: (of, over) => addSession(of, { revokedAt: null, expiresAt: over }) },
  ATTEMPTS: {
    table: 'tenant.sign_in_attempts',
    key: 'key_hash',
    add: (_of, over) =>
      insert(
        'INSERT INTO tenant.sign_in_attempts (key_hash, window_start, attempts) VALUES ($1, $2, 1) RETURNING key_hash AS id',
        [randomUUID(), over],
      ),
  },
  CHALLENGES: {
    table: 'tenant.sign_in_challenges',
    add: (of, over) =>
      insert(
        'INSERT INTO tenant.sign_in_challenges (user_id, organization_id, token_hash, expires_at) VALUES ($1, $2, $3, $4) RETURNING id',
        [ownerOf(of), of.id, randomUUID(), over],
      ),
  },
  PASSWORD_RESETS: {
    table: 'tenant.password_resets',
    add: (of, over) =>
      insert(
        'INSERT INTO tenant.password_resets (user_id, organization_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $4) RETURNING id',
        [ownerOf(of), of.id, randomUUID(), over],
      ),
  },
  REGISTRATIONS: {
    table: 'tenant.registrations',
    add: (_of, over) =>
      insert(
        `INSERT INTO tenant.registrations (id, email, name, locale, password_hash, organization_type, organization_name, consent_version, marketing, created_at, expires_at)
         VALUES (uuidv7(), 'camille@example.com', 'Camille', 'FR', 'no password', 'B2B', 'Atelier', '1', false, $1, $1) RETURNING id`,
        [over],
      ),
  },
  INVITATIONS: {
    table: 'tenant.invitations',
    add: (of, over) => addInvitation(of, { status: 'ACCEPTED', closedAt: over, expiresAt: far }),
  },
  MAILS: { table: 'platform.mail_outbox', add: (of, over) => addMail(of, 'SENT', over) },
  READ_NOTIFICATIONS: { table: 'tenant.notifications', add: (of, over) => addNotification(of, far, over) },
  NOTIFICATIONS: { table: 'tenant.notifications', add: (of, over) => addNotification(of, over, null) },
  REVOCATIONS: {
    table: 'platform.access_revocations',
    add: (of, over) =>
      insert(
        "INSERT INTO platform.access_revocations (organization_id, kind, subject_id, at) VALUES ($1, 'USER', uuidv7(), $2) RETURNING id",
        [of.id, over],
      ),
  },
  EXPORTS: { table: 'files.files', add: (of, over) => addFile(of, over) },
};

const isThere = async ({ table, key = 'id' }: Kept, id: string): Promise<boolean> =>
  (await services.owner.query(`SELECT 1 FROM ${table} WHERE ${key}::text = $1`, [id])).rowCount === 1;

const daysAgo = (days: number): Date => new Date(clock.now().getTime() - days * dayMs);

describe('RowsPruned', () => {
  test.each(retainedKinds.map((kind) => [kind, daysKept[kind]] as const))(
    '%s are kept for %d days: there a minute before, gone a minute after, in every organization (R-34)',
    async (kind, days) => {
      const minute = 60_000;
      const rows = kept[kind];
      const stays = [ours, theirs].map((of) => rows.add(of, new Date(daysAgo(days).getTime() + minute)));
      const goes = [ours, theirs].map((of) => rows.add(of, new Date(daysAgo(days).getTime() - minute)));
      const ids = { stays: await Promise.all(stays), goes: await Promise.all(goes) };
      const { counts } = await run();
      expect(counts[kind]).toBeGreaterThanOrEqual(2);
      for (const id of ids.stays) expect(await isThere(rows, id)).toBe(true);
      for (const id of ids.goes) expect(await isThere(rows, id)).toBe(false);
      expect(await run()).toEqual({ kind: 'RowsPruned', counts: {} });
      clock.advance(2 * minute);
      await run();
      for (const id of ids.stays) expect(await isThere(rows, id)).toBe(false);
    },
  );

  test('the tokens of a session go with it, and those of a live one stay, however old, so that a stolen one is noticed', async () => {
    const ended = await addSession(ours, { revokedAt: daysAgo(31), expiresAt: far });
    const live = await addSession(ours, { revokedAt: null, expiresAt: far });
    for (const session of [ended, live])
      await services.owner.query(
        'INSERT INTO tenant.refresh_tokens (session_id, user_id, organization_id, token_hash, expires_at, used_at) SELECT $1, $2, $3, $4 || n, $5, $5 FROM generate_series(1, 5) n',
        [session, ownerOf(ours), ours.id, randomUUID(), daysAgo(300)],
      );
    // In batches that are smaller than what a session holds.
    expect((await run(clockwork, 2)).counts.SESSIONS).toBe(6);
    const { rows } = await services.owner.query(
      'SELECT session_id AS id, count(*)::int FROM tenant.refresh_tokens WHERE session_id = ANY ($1) GROUP BY 1',
      [[ended, live]],
    );
    expect(rows).toEqual([{ id: live, count: 5 }]);
    expect(await isThere(kept.SESSIONS, live)).toBe(true);
  });

  test('a session that was ended early is kept from then on, and not from when it would have expired', async () => {
    const id = await addSession(ours, { revokedAt: daysAgo(31), expiresAt: new Date(clock.now().getTime() + dayMs) });
    await run();
    expect(await isThere(kept.SESSIONS, id)).toBe(false);
  });

  test('an old invitation stays while it can be sent again: that of a member who is waited for', async () => {
    const old = { status: 'PENDING', closedAt: null, expiresAt: daysAgo(400) } as const;
    const ofMember = await addInvitation(ours, { ...old, memberId: ownerOf(ours) });
    const ofNobody = await addInvitation(ours, old);
    await run();
    expect(await isThere(kept.INVITATIONS, ofMember)).toBe(true);
    expect(await isThere(kept.INVITATIONS, ofNobody)).toBe(false);
  });

  test('a mail that waits stays, and so does a file that is no export', async () => {
    const mail = await addMail(ours, 'WAITING', null);
    const upload = await addFile(ours, null);
    const { rows } = await services.owner.query<{ id: string }>(
      `INSERT INTO files.files (organization_id, name, media_type, permission, exported_at, created_at)
       VALUES ($1, 'under way', 'text/csv', 'audit:export', $2, $2) RETURNING id`,
      [ours.id, daysAgo(400)],
    );
    await run();
    expect(await isThere(kept.MAILS, mail)).toBe(true);
    for (const id of [upload, rows[0]?.id ?? '']) expect(await isThere(kept.EXPORTS, id)).toBe(true);
  });

  test('entries of the audit log and consents stay for good', async () => {
    const { owner } = services;
    await owner.query(
      "INSERT INTO platform.audit_logs (organization_id, actor_kind, action, request_id) VALUES ($1, 'SYSTEM', 'campaign.created', 'test')",
      [ours.id],
    );
    await owner.query(
      "INSERT INTO tenant.consents (organization_id, user_id, kind, given, version, at) VALUES ($1, $2, 'TERMS', true, '1', $3)",
      [ours.id, ownerOf(ours), daysAgo(4_000)],
    );
    await run();
    for (const table of ['platform.audit_logs', 'tenant.consents']) {
      const { rowCount } = await owner.query(`SELECT 1 FROM ${table} WHERE organization_id = $1`, [ours.id]);
      expect(rowCount).toBe(1);
    }
  });

  test('several workers at once erase each row once', async () => {
    const before = daysAgo(31);
    for (let row = 0; row < 30; row += 1) await addSession(ours, { revokedAt: before, expiresAt: far });
    const outcomes = await Promise.all([run(clockwork, 3), run(clockwork, 3), run(clockwork, 3)]);
    const erased = outcomes.map(({ counts }) => counts.SESSIONS ?? 0);
    // Who finds every row held stops; the next bell takes up what is left.
    const rest = (await run()).counts.SESSIONS ?? 0;
    expect(erased.reduce((sum, count) => sum + count, rest)).toBe(30);
  });

  test('a worker that is told to stop stops between two batches', async () => {
    const id = await addSession(ours, { revokedAt: daysAgo(31), expiresAt: far });
    const { counts } = await ready(pruneRows, { viewer: clockwork, rows: overRowsOf(services), clock })({
      signal: AbortSignal.abort(),
    });
    expect(counts).toEqual({});
    expect(await isThere(kept.SESSIONS, id)).toBe(true);
  });

  test('the worker of the house rings for it', async () => {
    const id = await addSession(ours, { revokedAt: daysAgo(31), expiresAt: far });
    const { bindings, sweeps } = createTenantWorker(services);
    const due = (await sweeps.find(({ name }) => name === 'tenant.rows-to-prune')?.run()) ?? [];
    for (const { job, payload } of due) {
      const binding = bindings.find((each) => each.job.name === job);
      await binding?.handle(payload, { signal: new AbortController().signal, attempt: 1 });
    }
    expect(await isThere(kept.SESSIONS, id)).toBe(false);
  });
});

describe('the database', () => {
  test('lets nobody but app_system erase what is over', async () => {
    const { rows } = await services.owner.query(
      `SELECT r.rolname AS role FROM pg_roles r
       WHERE r.rolname LIKE 'app\\_%' AND has_function_privilege(r.oid, 'platform.prune_rows(text, timestamptz, integer)', 'EXECUTE') ORDER BY 1`,
    );
    expect(rows).toEqual([{ role: 'app_owner' }, { role: 'app_system' }]);
  });

  test('erases nothing that is not over yet, and no kind of row that it does not know', async () => {
    const prune = (kind: string, before: Date) =>
      services.systemCount('SELECT platform.prune_rows($1, $2, $3) AS count', [kind, before, 10]);
    await expect(prune('SESSIONS', far)).rejects.toMatchObject({ code: '42501' });
    await expect(prune('AUDIT_LOGS', daysAgo(1))).rejects.toMatchObject({ code: '22023' });
  });
});

describe('nobody but the clockwork', () => {
  test('erases rows', async () => {
    await expect(run(await services.aPlatformAdmin())).rejects.toThrow(NotPermitted);
    await expect(run(ours.member('OWNER'))).rejects.toThrow(NotPermitted);
  });
});
