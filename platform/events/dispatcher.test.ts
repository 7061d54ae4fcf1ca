import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { z } from 'zod';
import { createLogger } from '../logging/logger.js';
import { startServices, type RunningServices } from '../process/start-services.js';
import { bindJob, defineJob } from '../queue/define-job.js';
import { enqueue } from '../queue/enqueue.js';
import { organizationScope, type OrganizationScope } from '../tenancy/organization-scope.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { testConfig } from '../testing/test-services.js';
import { streamEvents } from './event-stream.js';
import { appendEvents } from './outbox.js';

const counted = defineJob({
  name: 'test.count',
  payload: z.object({ organizationId: z.uuid(), number: z.number() }),
  attemptsMax: 1,
  backoffMs: 1,
});
const eventPayload = z.object({ number: z.number() });
const topic = 'numbers';

let database: TestDatabase;
let system: pg.Pool;
let open: RunningServices[];
let scope: OrganizationScope;
let numbers: number[];
let wake: () => void;

beforeAll(async () => {
  database = await createTestDatabase();
  system = new pg.Pool({ connectionString: database.urls.system, max: 2 });
});
afterAll(async () => {
  await system.end();
  await database.drop();
});
beforeEach(() => {
  open = [];
  numbers = [];
  wake = () => undefined;
  scope = organizationScope({ organizationId: randomUUID() });
});
afterEach(async () => {
  for (const services of open) await services.close();
});

/** One process of several on the same database. */
const aProcess = async (environment: Record<string, string> = {}): Promise<RunningServices> => {
  const config = testConfig(database.urls, environment);
  const services = await startServices({ config, logger: createLogger('test', config), queuePrefix: 'test' });
  open.push(services);
  return services;
};
const leave = async (services: RunningServices): Promise<void> => {
  open = open.filter((one) => one !== services);
  await services.close();
};
/** Commits one event and one job for each number, in one transaction. */
const publish = async (by: RunningServices, from: number, to: number): Promise<void> => {
  for (let number = from; number <= to; number += 1) {
    await by.database.forOrganization(scope).$transaction(async (transaction) => {
      await appendEvents(transaction, scope, [{ topic, payload: { number } }]);
      await enqueue(transaction, scope, counted, { number });
    });
    by.bell.ring();
  }
};
const answerWith = (services: RunningServices): void => {
  const binding = bindJob(counted, async ({ number }) => {
    numbers.push(number);
    wake();
  });
  services.queue.answer([binding], new AbortController().signal, 4);
};
const answered = async (count: number): Promise<readonly number[]> => {
  while (new Set(numbers).size < count)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  return [...numbers].sort((one, two) => one - two);
};
const read = async (by: RunningServices, count: number): Promise<readonly number[]> => {
  const stream = streamEvents(by.eventTail, by.readTopic, { organizationId: scope.organizationId, topic, after: 0 });
  const seen: number[] = [];
  while (seen.length < count) {
    const next = await stream.next();
    if (next.done === true) break;
    seen.push(eventPayload.parse(next.value.payload).number);
  }
  await stream.return?.();
  return seen;
};
const logged = async (): Promise<readonly number[]> => {
  const { rows } = await system.query<{ payload: unknown }>(
    'SELECT payload FROM platform.event_log WHERE organization_id = $1 ORDER BY sequence',
    [scope.organizationId],
  );
  return rows.map((row) => eventPayload.parse(row.payload).number);
};
const leaders = async (): Promise<readonly number[]> =>
  (
    await system.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 728001 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
  ).rows.map((row) => row.pid);
/** Where no Redis is: a port that was free a moment ago. */
const urlOfNobody = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return `redis://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
};
const aBell = { id: randomUUID(), name: 'test.count', payload: {}, attemptsMax: 1, backoffMs: 1 };
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('two processes on one database', () => {
  test('when the leader stops, the other goes on: every event once and in order, every job once', async () => {
    const first = await aProcess();
    await publish(first, 1, 1);
    await read(first, 1);
    const second = await aProcess();
    answerWith(second);
    expect(await leaders()).toHaveLength(1);
    const reading = read(second, 120);
    const publishing = publish(second, 2, 120);
    await read(second, 40);
    await leave(first);
    await publishing;
    expect(await reading).toEqual(upTo(120));
    expect(await answered(120)).toEqual(upTo(120));
    expect(await logged()).toEqual(upTo(120));
    expect(await leaders()).toHaveLength(1);
  });

  test('when the leader’s connection is cut again and again, nothing is lost, repeated or reordered', async () => {
    const [first, second] = [await aProcess(), await aProcess()];
    answerWith(second);
    const reading = read(second, 90);
    let cut = 0;
    for (let round = 0; round < 3; round += 1) {
      await publish(round % 2 === 0 ? first : second, round * 30 + 1, round * 30 + 15);
      for (const pid of await leaders()) {
        await system.query('SELECT pg_terminate_backend($1)', [pid]);
        cut += 1;
      }
      await publish(second, round * 30 + 16, round * 30 + 30);
    }
    expect(cut).toBeGreaterThan(0);
    expect(await reading).toEqual(upTo(90));
    expect(await answered(90)).toEqual(upTo(90));
    expect(await logged()).toEqual(upTo(90));
    expect(await leaders()).toHaveLength(1);
  });
});

describe('a queue that is out of reach', () => {
  test('holds up no event and no stop, and its jobs are answered once it can be reached', async () => {
    const away = await aProcess({ REDIS_URL: await urlOfNobody() });
    answerWith(away);
    const reading = read(away, 40);
    await publish(away, 1, 20);
    await expect(away.queue.ring([aBell])).rejects.toThrow('out of reach');
    await publish(away, 21, 40);
    expect(await reading).toEqual(upTo(40));
    await expect(away.queue.depth()).rejects.toThrow('out of reach');
    await leave(away);
    expect(numbers).toEqual([]);

    answerWith(await aProcess());
    expect(await answered(40)).toEqual(upTo(40));
  });
});

describe('one process', () => {
  test('delivers what was committed while nobody was there', async () => {
    const before = await aProcess();
    await publish(before, 1, 1);
    await read(before, 1);
    await leave(before);
    const client = new pg.Client({ connectionString: database.urls.owner });
    await client.connect();
    await client.query(
      `INSERT INTO platform.event_outbox (organization_id, topic, payload) VALUES ($1, $2, '{"number": 2}')`,
      [scope.organizationId, topic],
    );
    await client.query(
      `INSERT INTO platform.job_outbox (organization_id, job, payload, attempts_max, backoff_ms) VALUES ($1, $2, $3, 1, 1)`,
      [scope.organizationId, counted.name, { ...scope, number: 2 }],
    );
    await client.end();
    const after = await aProcess();
    answerWith(after);
    expect(await read(after, 2)).toEqual([1, 2]);
    expect(await answered(2)).toEqual([1, 2]);
  });

  test('empties outboxes that hold more than it moves at a time', async () => {
    const services = await aProcess();
    await services.database.forOrganization(scope).$transaction((transaction) =>
      appendEvents(
        transaction,
        scope,
        upTo(1_300).map((number) => ({ topic, payload: { number } })),
      ),
    );
    services.bell.ring();
    expect(await read(services, 1_300)).toEqual(upTo(1_300));
  });
});
