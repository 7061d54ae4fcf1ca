import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startTestServices, type TestServices } from '../testing/test-services.js';
import { applyQueueSchema } from './queue-schema.js';

let services: TestServices;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

const sequencesOfQueues = async (): Promise<number> => {
  const { rows } = await services.owner.query(
    "SELECT 1 FROM pg_class WHERE relkind = 'S' AND relnamespace = 'bullmq'::regnamespace AND relowner = 'app_system'::regrole",
  );
  return rows.length;
};

test('the next start brings the schema of a queue that was used up to date again', async () => {
  const job = { name: 'test.nothing', attemptsMax: 1, backoffMs: 1, payload: { organizationId: randomUUID() } };
  await services.queue.ring([
    { ...job, id: randomUUID() },
    { ...job, id: randomUUID() },
  ]);
  expect(await sequencesOfQueues()).toBeGreaterThan(0);
  await expect(applyQueueSchema(services.databaseUrls.owner)).resolves.toBeUndefined();
});
