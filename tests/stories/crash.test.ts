import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Api } from '../../tools/demo/api.js';
import { startPlatform, type RunningPlatform } from '../support/running-platform.js';

let platform: RunningPlatform;
let api: Api;

beforeAll(async () => {
  platform = await startPlatform({ children: ['gateway', 'worker'] });
  api = new Api(platform.gatewayUrl);
  const { email, password } = platform.logins.MANAGER;
  await api.login(email, password);
}, 60_000);
afterAll(() => platform.stop(), 60_000);

const createShape = z.object({ createCampaign: z.object({ campaign: z.object({ id: z.string() }) }) });
const launchShape = z.object({ launchCampaign: z.object({ run: z.object({ id: z.string() }) }) });
const eventShape = z.object({
  agentRunEvents: z.object({
    cursor: z.string(),
    sequence: z.number(),
    kind: z.string(),
    final: z.boolean(),
    lead: z.object({ id: z.string() }).nullable(),
    counts: z.object({ assessed: z.number(), drafted: z.number(), found: z.number() }),
  }),
});
type RunEvent = z.infer<typeof eventShape>['agentRunEvents'];

async function launch(leadsMax: number): Promise<{ campaignId: string; runId: string }> {
  const created = await api.ask(
    `mutation ($input: CreateCampaignInput!) { createCampaign(input: $input) { ... on CampaignCreated { campaign { id } } } }`,
    {
      input: {
        name: 'Crash',
        criteriaText: 'directors or VP or managers',
        offer: 'Something that survives everything.',
        leadsMax,
      },
    },
    createShape,
  );
  const campaignId = created.createCampaign.campaign.id;
  const launched = await api.ask(
    `mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { ... on CampaignLaunched { run { id } } } }`,
    { input: { campaignId } },
    launchShape,
  );
  return { campaignId, runId: launched.launchCampaign.run.id };
}

const subscription = `subscription ($runId: ID!, $after: String) {
  agentRunEvents(runId: $runId, after: $after) { cursor sequence kind final lead { id } counts { assessed drafted found } }
}`;

const follow = (runId: string) =>
  api.follow(subscription, { runId }, (data) => {
    const item = eventShape.parse(data).agentRunEvents;
    return { item, cursor: item.cursor, final: item.final };
  });

type Victim = 'worker' | 'gateway' | 'database';

/** The process number of a part of the platform, as the supervisor sees it now. */
function processOf(victim: Victim): number {
  const status = platform.supervisor.status();
  const pid = victim === 'database' ? status.databasePid : status.children[victim]?.pid;
  if (pid === undefined) throw new Error(`The ${victim} does not run.`);
  return pid;
}

const numbers = (to: number): number[] => Array.from({ length: to }, (_, index) => index + 1);

/** Watches a run to its end and kills a part of the platform when the first leads are assessed. */
async function watchWhileKilling(runId: string, victim: Victim): Promise<readonly RunEvent[]> {
  const seen: RunEvent[] = [];
  let killed = false;
  for await (const event of follow(runId)) {
    seen.push(event);
    if (!killed && event.kind === 'LEAD_ASSESSED') {
      killed = true;
      process.kill(processOf(victim), 'SIGKILL');
    }
  }
  expect(killed).toBe(true);
  return seen;
}

describe.each<Victim>(['worker', 'gateway', 'database'])('after kill -9 of the %s during a run', (victim) => {
  test('the run finishes, each lead assessed once, each event seen once and in order', async () => {
    const { runId } = await launch(400);
    const seen = await watchWhileKilling(runId, victim);
    expect(seen.at(-1)?.kind).toBe('RUN_COMPLETED');
    expect(seen.map((event) => event.sequence)).toEqual(numbers(seen.length));
    const assessed = seen.filter((event) => event.kind === 'LEAD_ASSESSED').map((event) => event.lead?.id);
    expect(new Set(assessed).size).toBe(assessed.length);
    expect(assessed.length).toBe(seen.at(-1)?.counts.assessed);
    expect(seen.at(-1)?.counts.found).toBe(assessed.length);
    const replayed: number[] = [];
    for await (const event of follow(runId)) replayed.push(event.sequence);
    expect(replayed).toEqual(numbers(seen.length));
  }, 120_000);
});
