import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { startHttpHouses, type HttpHouses } from '../../tools/bench/http-houses.js';
import { startServerProcess, type ServerProcess } from '../../tools/bench/server-process.js';
import { Api } from '../../tools/demo/api.js';
import { startPlatform, type RunningPlatform } from '../support/running-platform.js';
import { eventsOfRun, followRun, launchRun, type WatchedEvent } from '../support/watched-run.js';

const root = process.cwd();
let platform: RunningPlatform;
let houses: HttpHouses;
const servers: ServerProcess[] = [];
let api: Api;

beforeAll(async () => {
  // The supervisor brings the database, the secrets and the ports; the processes of the servers mode are ours.
  platform = await startPlatform({ children: [] });
  const environment = platform.supervisor.environment();
  houses = await startHttpHouses(root, environment);
  const gatewayEnvironment = { ...environment, ...houses.addresses };
  servers.push(await startServerProcess({ root, script: 'dist/gateway/main.js', environment: gatewayEnvironment }));
  servers.push(await startServerProcess({ root, script: 'dist/worker/main.js', environment }));
  api = new Api(platform.gatewayUrl);
  await api.login(platform.logins.MANAGER.email, platform.logins.MANAGER.password);
}, 90_000);

afterAll(async () => {
  const codes = [];
  for (const server of servers) codes.push(await server.stop());
  await houses.stop();
  await platform.stop();
  expect(codes).toEqual([0, 0]);
}, 60_000);

const numbers = (to: number): number[] => Array.from({ length: to }, (_, index) => index + 1);

const detailedShape = z.object({
  status: z.string(),
  checks: z.object({ subgraphs: z.record(z.string(), z.object({ status: z.string(), place: z.string().optional() })) }),
});

async function subgraphHealth() {
  const answer = await fetch(`${platform.gatewayUrl}/health/detailed`);
  return detailedShape.parse(await answer.json()).checks.subgraphs;
}

const leadsQuery = '{ leads(first: 1) { nodes { id } } }';
const leadsShape = z.object({ leads: z.object({ nodes: z.array(z.object({ id: z.string() })) }) });

describe('a gateway whose four houses are processes of their own', () => {
  test('reaches every house over HTTP', async () => {
    const http = { status: 'healthy', place: 'HTTP' };
    expect(await subgraphHealth()).toMatchObject({ tenant: http, campaign: http, lead: http, admin: http });
  });

  test('runs a campaign of 20 leads to its drafts, every event once, in order and completed by the lead house', async () => {
    const { runId, campaignId } = await launchRun(api, 20);
    const live = followRun(api, runId);
    const first = await live.next();
    const statusShape = z.object({ agentRun: z.object({ status: z.string() }) });
    const { agentRun } = await api.ask('query ($id: ID!) { agentRun(id: $id) { status } }', { id: runId }, statusShape);
    const seen: WatchedEvent[] = first.done === true ? [] : [first.value];
    for await (const event of live) seen.push(event);

    expect(agentRun.status).not.toBe('COMPLETED');
    expect(seen.at(-1)).toMatchObject({ kind: 'RUN_COMPLETED', counts: { found: 20, assessed: 20 } });
    expect(seen.map(({ sequence }) => sequence)).toEqual(numbers(seen.length));
    const assessed = seen.filter(({ kind }) => kind === 'LEAD_ASSESSED').map(({ lead }) => lead);
    expect(new Set(assessed.map((lead) => lead?.id)).size).toBe(20);
    for (const lead of assessed) expect(lead?.company?.name).toMatch(/\w/);
    const { qualified = 0, drafted } = seen.at(-1)?.counts ?? {};
    expect(qualified).toBeGreaterThan(0);
    expect(drafted).toBe(qualified);

    const campaignShape = z.object({
      campaign: z.object({
        leads: z.object({ nodes: z.array(z.object({ assessment: z.object({ total: z.number() }) })) }),
        emails: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
      }),
    });
    const { campaign } = await api.ask(
      `query ($id: ID!) { campaign(id: $id) {
        leads(first: 100) { nodes { assessment { total } } } emails(first: 100) { nodes { id } }
      } }`,
      { id: campaignId },
      campaignShape,
    );
    expect(campaign.leads.nodes).toHaveLength(20);
    expect(campaign.emails.nodes).toHaveLength(drafted ?? 0);
    expect(await eventsOfRun(api, runId)).toEqual(seen);
  }, 120_000);

  test('says which part is missing while a house is down, and goes on when it is back', async () => {
    expect((await api.ask(leadsQuery, {}, leadsShape)).leads.nodes).toHaveLength(1);
    process.kill(houses.processes.lead.pid, 'SIGKILL');
    await houses.processes.lead.stop();

    await expect(api.ask(leadsQuery, {}, leadsShape)).rejects.toThrow();
    expect(await subgraphHealth()).toMatchObject({ lead: { status: 'degraded' }, campaign: { status: 'healthy' } });
    const meShape = z.object({ me: z.object({ name: z.string() }) });
    expect((await api.ask('{ me { name } }', {}, meShape)).me.name).toMatch(/\w/);

    await houses.startAgain('lead');
    expect((await api.ask(leadsQuery, {}, leadsShape)).leads.nodes).toHaveLength(1);
  }, 60_000);

  test('after kill -9 of the lead house during a run, the run finishes: each lead once, each event once and in order', async () => {
    const { runId } = await launchRun(api, 400);
    const seen: WatchedEvent[] = [];
    let restarted: Promise<unknown> | undefined;
    for await (const event of followRun(api, runId)) {
      seen.push(event);
      if (restarted || event.kind !== 'LEAD_ASSESSED') continue;
      process.kill(houses.processes.lead.pid, 'SIGKILL');
      restarted = houses.processes.lead.stop().then(() => houses.startAgain('lead'));
    }
    await restarted;
    expect(restarted).toBeDefined();
    expect(seen.at(-1)?.kind).toBe('RUN_COMPLETED');
    expect(seen.map(({ sequence }) => sequence)).toEqual(numbers(seen.length));
    const assessed = seen.filter(({ kind }) => kind === 'LEAD_ASSESSED').length;
    expect(seen.at(-1)?.counts).toMatchObject({ found: assessed, assessed });
  }, 120_000);
});
