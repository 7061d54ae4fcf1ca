import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import type { Api } from '../../tools/demo/api.js';
import { describeMode, type PlatformMode } from './platform-mode.js';
import { startPlatform, type RunningPlatform } from './running-platform.js';
import { eventsOfRun, expectEachLeadOnce, expectWholeRun, followRun, launchRun, signIn } from './watched-run.js';

const storyTimeoutMs = 120_000;
/** Two steps of assessments: the kill falls between them, with work of every kind left on a busy machine too. */
const leadCount = 120;

type Victim = Parameters<RunningPlatform['kill']>[0];

const statusShape = z.object({ agentRun: z.object({ status: z.string() }) });
const campaignShape = z.object({
  campaign: z.object({
    leads: z.object({ nodes: z.array(z.object({ assessment: z.object({ total: z.number() }) })) }),
    emails: z.object({ nodes: z.array(z.object({ id: z.string() })) }),
  }),
});

const statusOf = async (api: Api, runId: string): Promise<string> =>
  (await api.ask('query ($id: ID!) { agentRun(id: $id) { status } }', { id: runId }, statusShape)).agentRun.status;

const campaignOf = async (api: Api, id: string) =>
  (
    await api.ask(
      `query ($id: ID!) { campaign(id: $id) {
        leads(first: 100) { nodes { assessment { total } } } emails(first: 100) { nodes { id } }
      } }`,
      { id },
      campaignShape,
    )
  ).campaign;

/** A run of 20 leads, watched live, with its drafts at the end. */
async function workACampaign(api: Api): Promise<void> {
  const { runId, campaignId } = await launchRun(api, 20);
  const live = followRun(api, runId);
  const first = await live.next();
  expect(await statusOf(api, runId)).not.toBe('COMPLETED');
  const seen = first.done === true ? [] : [first.value];
  for await (const event of live) seen.push(event);

  expectWholeRun(seen, 20);
  expectEachLeadOnce(seen);
  const companies = seen.filter(({ kind }) => kind === 'LEAD_ASSESSED').map(({ lead }) => lead?.company?.name);
  for (const company of companies) expect(company).toMatch(/\w/);
  const { qualified = 0, drafted = 0 } = seen.at(-1)?.counts ?? {};
  expect(qualified).toBeGreaterThan(0);
  expect(drafted).toBe(qualified);
  const { leads, emails } = await campaignOf(api, campaignId);
  expect(leads.nodes).toHaveLength(20);
  expect(emails.nodes).toHaveLength(drafted);
  expect(await eventsOfRun(api, runId)).toEqual(seen);
}

/** A run that loses a part of the platform when its first leads are assessed, and what a watcher sees of it then and later. */
async function loseAPart(api: Api, lose: () => void): Promise<void> {
  const { runId } = await launchRun(api, leadCount);
  const seen = await eventsOfRun(api, runId, async () => {
    expect(await statusOf(api, runId)).toBe('RUNNING');
    lose();
  });
  expectWholeRun(seen, leadCount);
  const replayed = await eventsOfRun(api, runId);
  expect(replayed.map(({ sequence }) => sequence)).toEqual(seen.map(({ sequence }) => sequence));
  expectEachLeadOnce(replayed);
}

/** What a story is told about: the processes, and their API as the demo organization's manager. */
export interface Running {
  readonly platform: RunningPlatform;
  readonly api: Api;
}

/**
 * The story of a campaign whose platform loses each of its parts in the middle of a run, told once per mode.
 * @param before stories of the same processes, told while nothing is lost yet
 */
export function describeCrashes(
  mode: PlatformMode,
  victims: readonly Victim[],
  before: (running: () => Running) => void = () => undefined,
): void {
  describeMode(mode, () => {
    let platform: RunningPlatform;
    let api: Api;

    beforeAll(async () => {
      platform = await startPlatform({ mode, children: ['gateway', 'worker'] });
      api = await signIn(platform);
    }, 90_000);
    afterAll(() => platform.stop(), 60_000);

    before(() => ({ platform, api }));

    test(
      'a campaign of 20 leads runs to its drafts, every event once and in order',
      async () => {
        const keysBefore = await platform.redis?.keyCount('vectra:*');
        await workACampaign(api);
        const keysAfter = await platform.redis?.keyCount('vectra:*');
        // The queue really is there.
        if (keysAfter !== undefined) expect(keysAfter).toBeGreaterThan(keysBefore ?? 0);
      },
      storyTimeoutMs,
    );

    describe.each(victims)('after kill -9 of the %s during a run', (victim) => {
      test(
        'the run finishes, each lead assessed once, each event seen once and in order',
        () => loseAPart(api, () => platform.kill(victim)),
        storyTimeoutMs,
      );
    });

    if (mode.queue === 'redis') {
      test(
        'after kill -9 of Redis the run under way finishes without it, and one launched meanwhile when it is back, empty',
        async () => {
          const { redis } = platform;
          if (!redis) throw new Error('There is no Redis.');
          const underWay = await launchRun(api, leadCount);
          let meanwhile = underWay;
          const seen = await eventsOfRun(api, underWay.runId, async () => {
            await redis.kill();
            meanwhile = await launchRun(api, 20);
          });
          expectWholeRun(seen, leadCount);
          expectEachLeadOnce(seen);
          expect(await statusOf(api, meanwhile.runId)).toBe('QUEUED');
          await redis.startAgain();
          expectWholeRun(await eventsOfRun(api, meanwhile.runId), 20);
          await workACampaign(api);
        },
        storyTimeoutMs,
      );
    }

    test('SIGTERM ends the gateway, then the worker, then the houses, each with 0, Redis or not', async () => {
      await platform.redis?.kill();
      const stopped = await platform.stop();
      expect(stopped.slice(0, 2).map(({ name }) => name)).toEqual(['gateway', 'worker']);
      const houses = stopped.slice(2).map(({ name }) => name);
      expect(houses.sort()).toEqual(mode.houses === 'processes' ? ['admin', 'campaign', 'lead', 'tenant'] : []);
      for (const { how } of stopped) expect(how).toBe('exit code 0');
    }, 60_000);
  });
}
