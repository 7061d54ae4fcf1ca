import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestClock } from '../../../../platform/testing/test-clock.js';
import { startTestServices, type TestServices } from '../../../../platform/testing/test-services.js';
import { AdminContext } from '../../context.js';

let services: TestServices;
let context: AdminContext;
const clock = new TestClock();
const unmeasured = { value: null, status: null };
const read = (window: 'HOUR' | 'DAY' = 'HOUR') => context.readSystemMetrics({ window });

beforeAll(async () => {
  services = await startTestServices({ clock });
  const viewer = await services.aPlatformAdmin();
  context = new AdminContext(services, { viewer, requestId: 'test', clientAddress: null });
});
afterAll(() => services.close());

describe('before anything was measured', () => {
  test('every figure is null but the queue’s, which is looked at now', async () => {
    const metrics = await read();
    expect(metrics).toMatchObject({
      since: new Date('2026-03-02T08:00:00.000Z'),
      until: clock.now(),
      agentFailureRate: unmeasured,
      costPerLeadUsd: unmeasured,
      queueDepth: { value: 0, target: 500, alertAbove: 1_000, status: 'OK' },
    });
    for (const { operationCount, p50, p95, p99, errorRate } of metrics.api) {
      expect(operationCount).toBe(0);
      for (const figure of [p50, p95, p99, errorRate]) expect(figure).toMatchObject(unmeasured);
    }
    for (const { p50, p95 } of metrics.agents)
      for (const figure of [p50, p95]) expect(figure).toMatchObject(unmeasured);
  });
});

describe('what was measured', () => {
  test('by several processes is added up, kind by kind (V-73)', async () => {
    const otherProcess = await startMinutes();
    for (let count = 0; count < 98; count += 1) services.minutes.observe('campaigns', 40, false);
    otherProcess.observe('campaigns', 400, true);
    otherProcess.observe('campaigns', 400, false);
    services.minutes.observe('query', 3, false);
    await services.minutes.flush();
    await otherProcess.flush();
    const api = new Map((await read()).api.map((each) => [each.series, each]));
    expect(api.get('CAMPAIGNS')).toMatchObject({
      operationCount: 100,
      p50: { target: 100, status: 'OK' },
      p99: { target: 300, alertAbove: null, status: 'WARN' },
      errorRate: { value: 0.01, status: null },
    });
    expect(api.get('CAMPAIGNS')?.p50.value).toBeGreaterThan(35);
    expect(api.get('CAMPAIGNS')?.p50.value).toBeLessThanOrEqual(50);
    expect(api.get('CAMPAIGNS')?.p99.value).toBeGreaterThan(300);
    expect(api.get('CAMPAIGNS')?.p99.value).toBeLessThanOrEqual(500);
    expect(api.get('QUERY')?.operationCount).toBe(1);
    expect(api.get('MUTATION')?.operationCount).toBe(0);
  });

  test('is forgotten after a day, and looked at for an hour unless told', async () => {
    clock.advance(2 * 60 * 60_000);
    expect((await read()).api.every(({ operationCount }) => operationCount === 0)).toBe(true);
    expect((await read('DAY')).api.some(({ operationCount }) => operationCount > 0)).toBe(true);
    clock.advance(23 * 60 * 60_000);
    services.minutes.observe('query', 3, false);
    await services.minutes.flush();
    const { rows } = await services.owner.query('SELECT DISTINCT series FROM platform.metric_minutes');
    expect(rows).toEqual([{ series: 'query' }]);
  });

  test('of agents is seconds for a lead, their failures and what a lead costs, against O-11', async () => {
    const { id } = await services.anOrganization();
    const campaign = randomUUID();
    const at = (seconds: number) => new Date(clock.now().getTime() - seconds * 1_000);
    await services.owner.query(
      "INSERT INTO campaign.campaigns (organization_id, id, name, source, criteria_text, criteria, offer, leads_max) VALUES ($1, $2, 'C', 'DIRECTORY', '', '{}', '', 1)",
      [id, campaign],
    );
    const runs: string[] = [];
    for (const status of ['COMPLETED', 'COMPLETED', 'COMPLETED', 'FAILED', 'CANCELLED']) {
      const run = randomUUID();
      runs.push(run);
      await services.owner.query(
        'INSERT INTO campaign.agent_runs (organization_id, id, campaign_id, status, finished_at) VALUES ($1, $2, $3, $4, $5)',
        [id, run, campaign, status, at(60)],
      );
    }
    const addStep = (step: number, agent: string, leads: number, cost: number, secondsTaken: number | null) =>
      services.owner.query(
        `INSERT INTO campaign.agent_jobs (organization_id, run_id, step, agent, lead_count, cost_micro_usd, worker, started_at, finished_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'w', $7, $8)`,
        [id, runs[0], step, agent, leads, cost, secondsTaken === null ? null : at(60 + secondsTaken), at(60)],
      );
    await addStep(1, 'BANT_QUALIFIER', 2, 600_000, 40);
    await addStep(2, 'BANT_QUALIFIER', 2, 600_000, 36);
    await addStep(3, 'BANT_QUALIFIER', 0, 0, 500);
    await addStep(4, 'SCHEDULER', 3, 0, null);
    const { agents, agentFailureRate, costPerLeadUsd } = await read();
    expect(agents).toMatchObject([
      { agent: 'PROSPECTOR', stepCount: 0, p50: unmeasured },
      {
        agent: 'BANT_QUALIFIER',
        stepCount: 3,
        leadCount: 4,
        p50: { value: 19, target: 5, alertAbove: 15, status: 'ALERT' },
        p95: { value: 19.9, status: null },
      },
      { agent: 'SCHEDULER', stepCount: 1, leadCount: 3, p50: unmeasured },
    ]);
    expect(agentFailureRate).toEqual({ value: 0.25, target: 0.02, alertAbove: 0.05, status: 'ALERT' });
    expect(costPerLeadUsd).toEqual({ value: 0.3, target: 0.3, alertAbove: 0.5, status: 'WARN' });
  });

  test('of the queue counts what waits', async () => {
    const job = { name: 'test.nobody-answers', payload: {}, attemptsMax: 1, backoffMs: 1 };
    await services.queue.ring([1, 2, 3].map((id) => ({ ...job, id: `job-${id}` })));
    expect((await read()).queueDepth).toMatchObject({ value: 3, status: 'OK' });
  });
});

/** The minutes of a second process over the same database. */
async function startMinutes() {
  const { MinuteLog } = await import('../../../../platform/telemetry/minute-log.js');
  const { writeMetricMinutes } = await import('../../../../platform/telemetry/metric-minutes.js');
  return new MinuteLog({
    clock,
    write: writeMetricMinutes(services.owner),
    onFailure: (error) => {
      throw error;
    },
  });
}
