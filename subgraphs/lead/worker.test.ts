import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestServices, type TestServices } from '../../platform/testing/test-services.js';
import { createLeadWorker } from './worker.js';

let services: TestServices;

beforeAll(async () => {
  services = await startTestServices();
});
afterAll(() => services.close());

test('the sweep finds imports whose bell was lost, and only those', async () => {
  const organization = await services.anOrganization();
  const insert = (status: string) =>
    services.owner.query<{ id: string }>(
      `INSERT INTO lead.lead_imports (organization_id, file_id, file_name, status, finished_at) VALUES ($1, uuidv7(), 'a.csv', $2, CASE WHEN $2 = 'COMPLETED' THEN now() END) RETURNING id`,
      [organization.id, status],
    );
  const queued = (await insert('QUEUED')).rows[0]?.id ?? '';
  await insert('COMPLETED');
  await insert('AWAITING_FILE');
  const [sweep] = createLeadWorker(services).sweeps;
  const due = (await sweep?.run()) ?? [];
  expect(due.filter(({ payload }) => JSON.stringify(payload).includes(organization.id))).toEqual([
    {
      job: 'lead.run-import',
      key: `import-${queued}`,
      payload: { organizationId: organization.id, importId: queued },
    },
  ]);
});
