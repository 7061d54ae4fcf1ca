import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';
import { trailOfJob } from './audit-trail.js';
import { done, nothingDone, recordedTransaction, type Done } from './recorded-transaction.js';

let services: TestServices;
let ours: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

type Client = ReturnType<TestServices['database']['forOrganization']>;
type Inside = Parameters<Parameters<Client['$transaction']>[0]>[0];

/** Adds a company inside a recorded transaction, and ends it as told. */
async function addCompany<Result>(end: () => Promise<Done<Result>>, trail = ours.trail) {
  const client = services.database.forOrganization(ours.scope);
  return recordedTransaction<Inside, Result>(
    (inside) => client.$transaction(inside),
    trail,
    ours.scope,
    async (writer) => {
      await writer.company.create({ data: { organizationId: ours.id, identityKey: 'key', name: 'Company' } });
      return end();
    },
  );
}

const rowsOf = async (table: string): Promise<readonly Record<string, unknown>[]> =>
  (await services.owner.query<Record<string, unknown>>(`SELECT * FROM ${table} WHERE organization_id = $1`, [ours.id]))
    .rows;
const act = {
  action: 'company.added',
  subject: { type: 'Company', id: 'key' },
  after: { name: 'A long company name' },
};

describe('an act', () => {
  test('is committed together with exactly one entry, which says who through which request (V-21)', async () => {
    ours = await services.anOrganization();
    await expect(addCompany(async () => done('added', act))).resolves.toEqual({ result: 'added', committed: true });
    expect(await rowsOf('lead.companies')).toHaveLength(1);
    expect(await rowsOf('platform.audit_logs')).toMatchObject([
      {
        actor_kind: 'USER',
        actor_id: ours.member('OWNER').userId,
        action: 'company.added',
        after: { name: 'A lo***name' },
        request_id: ours.trail.requestId,
      },
    ]);
  });

  test('of a worker names the job, and the platform when it goes on with what somebody started', async () => {
    ours = await services.anOrganization();
    const viewer = ours.agents(ours.id);
    await addCompany(async () => done(null, act), trailOfJob(viewer, 'import:1', { bySystem: true }));
    expect(await rowsOf('platform.audit_logs')).toMatchObject([
      { actor_kind: 'SYSTEM', actor_id: null, request_id: 'job:import:1' },
    ]);
  });
});

describe('nothing done', () => {
  test('leaves nothing of what was written, and no entry', async () => {
    ours = await services.anOrganization();
    const outcome = addCompany(async () => nothingDone('refused'));
    await expect(outcome).resolves.toEqual({ result: 'refused', committed: false });
    expect(await rowsOf('lead.companies')).toEqual([]);
    expect(await rowsOf('platform.audit_logs')).toEqual([]);
  });

  test('is told apart from a failure, which is thrown on', async () => {
    ours = await services.anOrganization();
    const failing = addCompany(async () => {
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    expect(await rowsOf('lead.companies')).toEqual([]);
  });

  test('is what remains of an act whose entry cannot be written', async () => {
    ours = await services.anOrganization();
    const theirs = await services.anOrganization();
    const client = services.database.forOrganization(ours.scope);
    const failing = recordedTransaction<Inside, string>(
      (inside) => client.$transaction(inside),
      ours.trail,
      theirs.scope,
      async (writer) => {
        await writer.company.create({ data: { organizationId: ours.id, identityKey: 'key', name: 'Company' } });
        return done('added', act);
      },
    );
    await expect(failing).rejects.toThrow(/row-level security/);
    expect(await rowsOf('lead.companies')).toEqual([]);
  });
});
