import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createAdminWorker } from '../../subgraphs/admin/worker.js';
import { checksumOf, organizationTables } from './database-content.js';
import { arrangeTwoOrganizations, type TwoOrganizations } from './two-organizations.js';

let two: TwoOrganizations;
beforeAll(async () => {
  two = await arrangeTwoOrganizations();
}, 120_000);
afterAll(() => two.platform.close());

const idOf = (party: 'a' | 'b'): string => two[party].organization.id;
const eraseBatch = (id: string, batch = 7): Promise<number> =>
  two.platform.services.systemCount('SELECT platform.purge_organization($1, $2) AS count', [id, batch]);

const kept = 'platform.audit_logs';

/** How many rows of the organization each table holds, those without any left out. */
async function rowCounts(id: string): Promise<Readonly<Record<string, number>>> {
  const { owner } = two.platform.services;
  const counts: Record<string, number> = {};
  for (const { table, column } of await organizationTables(owner)) {
    const { rowCount } = await owner.query(`SELECT 1 FROM ${table} WHERE ${column} = $1`, [id]);
    if (rowCount) counts[table] = rowCount;
  }
  return counts;
}
const total = (counts: Readonly<Record<string, number>>): number =>
  Object.entries(counts).reduce((sum, [table, count]) => (table === kept ? sum : sum + count), 0);

const remove = () =>
  two.platform.ask(
    two.platformAdmin,
    'mutation ($input: DeleteOrganizationInput!) { deleteOrganization(input: $input) { __typename } }',
    {
      input: {
        organizationId: idOf('a'),
        reason: 'They asked for it in writing.',
        confirmName: two.a.organization.name,
      },
    },
  );

/** Erases in a process of its own, one row at a time, until it is killed behind the third. */
async function eraseAndDie(id: string): Promise<void> {
  const program = `
    import pg from 'pg';
    const client = new pg.Client({ connectionString: process.env.SYSTEM_URL });
    await client.connect();
    for (;;) {
      await client.query('SELECT platform.purge_organization($1, 1)', [process.env.ORGANIZATION]);
      process.stdout.write('erased ');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      SYSTEM_URL: two.platform.services.databaseUrls.system,
      ORGANIZATION: id,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let heard = '';
  for await (const chunk of child.stdout) {
    heard += String(chunk);
    if (heard.split('erased ').length > 3) child.kill('SIGKILL');
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}

describe('before its time', () => {
  test('an organization that nobody deleted is not purged', async () => {
    await expect(eraseBatch(idOf('a'))).rejects.toThrow('not due');
  });

  test('a deleted one is not purged while its thirty days last, and no sweep finds it', async () => {
    expect(JSON.stringify(await remove())).toContain('OrganizationDeleted');
    const before = await rowCounts(idOf('a'));
    await expect(eraseBatch(idOf('a'))).rejects.toThrow('not due');
    expect(await rowCounts(idOf('a'))).toEqual(before);
    const [sweep] = createAdminWorker(two.platform.services).sweeps;
    expect(await sweep?.run()).toEqual([]);
  });
});

describe('when its thirty days are over', () => {
  beforeAll(async () => {
    await two.platform.services.owner.query(
      "UPDATE tenant.organizations SET purge_at = now() - interval '1 second' WHERE id = $1",
      [idOf('a')],
    );
  });

  test('a batch erases as many rows as it is told to, and no more, in every table that has an append-only history too', async () => {
    const before = total(await rowCounts(idOf('a')));
    expect(await eraseBatch(idOf('a'))).toBeLessThanOrEqual(7);
    expect(total(await rowCounts(idOf('a')))).toBeGreaterThanOrEqual(before - 7);
  });

  test('a process that is killed in the middle leaves whole rows, and the neighbour as it was', async () => {
    const neighbour = await checksumOf(two.platform.services.owner, idOf('b'));
    const before = total(await rowCounts(idOf('a')));
    await eraseAndDie(idOf('a'));
    const after = await rowCounts(idOf('a'));
    expect(total(after)).toBeLessThanOrEqual(before - 3);
    expect(after['tenant.organizations']).toBe(1);
    expect(await checksumOf(two.platform.services.owner, idOf('b'))).toBe(neighbour);
  }, 60_000);

  test('a worker that drains stops at a batch', async () => {
    const [binding] = createAdminWorker(two.platform.services).bindings;
    const before = await rowCounts(idOf('a'));
    await binding?.handle({ organizationId: idOf('a') }, { attempt: 1, signal: AbortSignal.abort() });
    expect(await rowCounts(idOf('a'))).toEqual(before);
  });

  test('the sweep finds it, and the next worker leaves nothing of it in any table but its audit chain (X-04)', async () => {
    const { services } = two.platform;
    const [neighbour, { [kept]: entries = 0 }] = [
      await checksumOf(services.owner, idOf('b')),
      await rowCounts(idOf('a')),
    ];
    const { bindings, sweeps } = createAdminWorker(services);
    const due = (await sweeps[0]?.run()) ?? [];
    expect(due.map(({ payload }) => payload)).toEqual([{ organizationId: idOf('a') }]);
    await bindings[0]?.handle(due[0]?.payload, { attempt: 1, signal: new AbortController().signal });
    expect(await rowCounts(idOf('a'))).toEqual({ [kept]: entries });
    expect(entries).toBeGreaterThan(1);
    expect(await sweeps[0]?.run()).toEqual([]);
    expect(await checksumOf(services.owner, idOf('b'))).toBe(neighbour);
    const { rows } = await services.owner.query<{ broken: string | null }>(
      'SELECT platform.first_broken_audit($1) AS broken',
      [idOf('a')],
    );
    expect(rows).toEqual([{ broken: null }]);
  }, 60_000);

  test('one entry of the platform says so, however often it is rung again', async () => {
    const { services } = two.platform;
    expect(await eraseBatch(idOf('a'))).toBe(0);
    const { rows } = await services.owner.query(
      "SELECT organization_id, actor_kind, subject_type FROM platform.audit_logs WHERE action = 'organization.purged' AND subject_id = $1",
      [idOf('a')],
    );
    expect(rows).toEqual([{ organization_id: null, actor_kind: 'SYSTEM', subject_type: 'Organization' }]);
  });
});

describe('history', () => {
  test('stays append-only for everybody else, whatever they claim to be doing', async () => {
    const { owner } = two.platform.services;
    const erase = 'DELETE FROM lead.interactions WHERE organization_id = $1';
    await expect(owner.query(erase, [idOf('b')])).rejects.toThrow('append-only');
    const client = await owner.connect();
    await client.query("SELECT set_config('app.purged_organization', $1, false)", [idOf('a')]);
    await expect(client.query(erase, [idOf('b')])).rejects.toThrow('append-only');
    client.release(true);
  });
});
