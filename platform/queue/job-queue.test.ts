import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startTestServices, type TestOrganization, type TestServices } from '../testing/test-services.js';
import { bindJob, defineJob, InvalidJobPayload, type JobAttempt, type JobBinding } from './define-job.js';
import { enqueue } from './enqueue.js';

const payload = z.object({ organizationId: z.uuid(), label: z.string() });
const counted = defineJob({ name: 'test.count', payload, attemptsMax: 4, backoffMs: 1 });
const failing = defineJob({ name: 'test.fail', payload, attemptsMax: 3, backoffMs: 1 });
const recovering = defineJob({ name: 'test.recover', payload, attemptsMax: 3, backoffMs: 1 });
const drain = new AbortController();

/** Labels in the order in which jobs answered, and who waits for one. */
const answered: string[] = [];
const waiting = new Map<string, () => void>();
const arrive = (label: string): void => {
  answered.push(label);
  waiting.get(label)?.();
};
const arrival = (label: string): Promise<void> =>
  answered.includes(label)
    ? Promise.resolve()
    : new Promise((resolve) => {
        waiting.set(label, resolve);
      });
const times = (label: string): number => answered.filter((one) => one === label).length;

let parsed = 0;
const unparsable: JobBinding = {
  job: { name: 'test.unparsable', attemptsMax: 4, backoffMs: 1 },
  handle: async () => {
    parsed += 1;
    throw new InvalidJobPayload('test.unparsable', 'it never fits');
  },
};
const attempts: JobAttempt[] = [];

let services: TestServices;
let organization: TestOrganization;

beforeAll(async () => {
  services = await startTestServices();
  const bindings = [
    bindJob(counted, async ({ label }) => {
      arrive(label);
    }),
    bindJob(failing, async ({ label }, attempt) => {
      arrive(`${label} ${attempt.attempt}`);
      throw new Error('no answer');
    }),
    bindJob(recovering, async ({ label }, attempt) => {
      attempts.push(attempt);
      if (attempt.attempt < 3) throw new Error('no answer');
      arrive(label);
    }),
    unparsable,
  ];
  // One at a time, so that a job that is rung later is answered later.
  services.queue.answer(bindings, drain.signal, 1);
});
afterAll(() => services.close());
beforeEach(async () => {
  organization = await services.anOrganization();
});

const commit = async (
  label: string,
  where = organization,
  work: () => Promise<void> = async () => undefined,
): Promise<void> => {
  await services.database.forOrganization(where.scope).$transaction(
    async (transaction) => {
      await enqueue(transaction, where.scope, counted, { label });
      await work();
    },
    { maxWait: 30_000 },
  );
  services.bell.ring();
};
const ring = (name: string, label: string, id: string = randomUUID(), attemptsMax = 3) =>
  services.queue.ring([{ id, name, payload: { organizationId: organization.id, label }, attemptsMax, backoffMs: 1 }]);
/** Everything rung before is answered when this returns, but for what waits to be tried again. */
const caughtUp = async (): Promise<void> => {
  const label = randomUUID();
  await ring('test.count', label);
  await arrival(label);
};

describe('a job that is committed with its row', () => {
  test('is rung after the commit and answered once', async () => {
    const label = randomUUID();
    await commit(label);
    await arrival(label);
    await commit('later');
    await arrival('later');
    await caughtUp();
    expect(times(label)).toBe(1);
    const { rows } = await services.owner.query('SELECT id FROM platform.job_outbox WHERE organization_id = $1', [
      organization.id,
    ]);
    expect(rows.length).toBeLessThanOrEqual(1);
  });

  test('is never rung when the transaction rolls back', async () => {
    const [lost, kept] = [randomUUID(), randomUUID()];
    await expect(commit(lost, organization, () => Promise.reject(new Error('rolled back')))).rejects.toThrow(
      'rolled back',
    );
    await commit(kept);
    await arrival(kept);
    await caughtUp();
    expect(times(lost)).toBe(0);
  });

  test('many at once are all answered, each once', async () => {
    const labels = Array.from({ length: 60 }, () => randomUUID());
    await Promise.all(labels.map((label) => commit(label)));
    await Promise.all(labels.map(arrival));
    await caughtUp();
    expect(labels.map(times)).toEqual(labels.map(() => 1));
  });

  test('is refused at the time of writing when its payload does not fit', async () => {
    // What a caller without types would write.
    const wrong: unknown = { label: 7 };
    const writing = services.database
      .forOrganization(organization.scope)
      .$transaction((transaction) => enqueue(transaction, organization.scope, counted, wrong as { label: string }));
    await expect(writing).rejects.toThrow();
  });

  test('carries the organization of its scope, whatever the caller writes', async () => {
    const other = await services.anOrganization();
    const label = randomUUID();
    const written = { label, organizationId: other.id };
    await services.database
      .forOrganization(organization.scope)
      .$transaction((transaction) => enqueue(transaction, organization.scope, counted, written));
    const { rows } = await services.owner.query<{ organization: string }>(
      `SELECT payload->>'organizationId' AS organization FROM platform.job_outbox WHERE payload->>'label' = $1
       UNION ALL SELECT data->>'organizationId' FROM bullmq.job WHERE data->>'label' = $1`,
      [label],
    );
    expect(new Set(rows.map((row) => row.organization))).toEqual(new Set([organization.id]));
    services.bell.ring();
    await arrival(label);
  });
});

describe('a bell', () => {
  test('that rings twice with one id is answered once', async () => {
    const [label, id] = [randomUUID(), randomUUID()];
    await Promise.all([ring('test.count', label, id), ring('test.count', label, id)]);
    await arrival(label);
    await ring('test.count', label, id);
    await caughtUp();
    expect(times(label)).toBe(1);
  });

  test('of no job at all does nothing', async () => {
    await expect(services.queue.ring([])).resolves.toBeUndefined();
  });
});

describe('a handler that throws', () => {
  test('is tried again as often as allowed, and not more', async () => {
    const label = randomUUID();
    const before = await services.queue.depth();
    await ring('test.fail', label);
    await arrival(`${label} 3`);
    await caughtUp();
    expect(answered.filter((one) => one.startsWith(label))).toEqual([`${label} 1`, `${label} 2`, `${label} 3`]);
    expect(await services.queue.depth()).toMatchObject({ waiting: 0, failed: before.failed + 1 });
  });

  test('and then works, is done', async () => {
    const label = randomUUID();
    const before = await services.queue.depth();
    await ring('test.recover', label);
    await arrival(label);
    await caughtUp();
    expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(attempts.every(({ signal }) => signal === drain.signal)).toBe(true);
    expect(times(label)).toBe(1);
    expect((await services.queue.depth()).failed).toBe(before.failed);
  });

  test('because the payload does not fit, is not tried again', async () => {
    const before = await services.queue.depth();
    await ring('test.unparsable', 'any', randomUUID(), 4);
    await caughtUp();
    expect(parsed).toBe(1);
    expect(await services.queue.depth()).toMatchObject({ waiting: 0, failed: before.failed + 1 });
  });
});

test('a job that no house answers is given up at once', async () => {
  const before = await services.queue.depth();
  await ring('nobody.answers', 'any', randomUUID(), 4);
  await caughtUp();
  expect(await services.queue.depth()).toMatchObject({ waiting: 0, failed: before.failed + 1 });
});

// The last one, because a cut in the middle of a job lets that job be answered again.
test('a queue whose connections are cut, idle and in the middle of work, goes on', async () => {
  const cut = () =>
    services.systemRows(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'app_system' AND pid <> pg_backend_pid()`,
      [],
    );
  for (let round = 0; round < 10; round += 1) {
    const bells = Array.from({ length: 10 }, () => ring('test.count', randomUUID()));
    await Promise.allSettled([...bells, cut()]);
  }
  const label = randomUUID();
  await commit(label);
  await arrival(label);
  expect(times(label)).toBeGreaterThanOrEqual(1);
});
