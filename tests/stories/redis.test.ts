import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Api } from '../../tools/demo/api.js';
import { redisAvailable, startRedis, type RedisServer } from '../support/redis-server.js';
import { startPlatform, type RunningPlatform } from '../support/running-platform.js';
import { eventsOfRun, followRun, launchRun } from '../support/watched-run.js';

let redis: RedisServer | undefined;
let platform: RunningPlatform | undefined;

beforeAll(async () => {
  if (!redisAvailable) return;
  redis = await startRedis();
  platform = await startPlatform({ children: ['gateway', 'worker'], environment: { REDIS_URL: redis.url } });
}, 60_000);

afterAll(async () => {
  await platform?.stop();
  await redis?.stop();
}, 60_000);

const redisTest = redisAvailable ? test : test.skip;
const unless = redisAvailable ? '' : ' (skipped: there is no redis-server on the PATH)';

const numbers = (to: number): number[] => Array.from({ length: to }, (_, index) => index + 1);

describe('with REDIS_URL', () => {
  redisTest(
    `a campaign of 20 leads runs to its drafts, its bells in Redis${unless}`,
    async () => {
      if (!platform || !redis) throw new Error('Nothing was started.');
      expect(await redis.keyCount()).toBeLessThanOrEqual(2);
      const api = new Api(platform.gatewayUrl);
      await api.login(platform.logins.MANAGER.email, platform.logins.MANAGER.password);
      const { runId } = await launchRun(api, 20);
      const seen = await eventsOfRun(api, runId);
      const last = seen.at(-1);
      expect(last).toMatchObject({ kind: 'RUN_COMPLETED', counts: { found: 20, assessed: 20 } });
      expect(last?.counts.drafted).toBe(last?.counts.qualified);
      expect(seen.map(({ sequence }) => sequence)).toEqual(numbers(seen.length));
      expect(await redis.keyCount()).toBeGreaterThan(2);
    },
    120_000,
  );

  describe.each(['worker', 'gateway', 'database'] as const)('after kill -9 of the %s', (part) => {
    redisTest(
      `the run finishes, each lead assessed once, each event once and in order${unless}`,
      async () => {
        if (!platform) throw new Error('Nothing was started.');
        const api = new Api(platform.gatewayUrl);
        await api.login(platform.logins.MANAGER.email, platform.logins.MANAGER.password);
        const { runId } = await launchRun(api, 250);
        const seen: { kind: string; sequence: number; leadId: string | undefined }[] = [];
        let victim: number | undefined;
        for await (const { kind, sequence, lead } of followRun(api, runId)) {
          seen.push({ kind, sequence, leadId: lead?.id });
          if (victim !== undefined || kind !== 'LEAD_ASSESSED') continue;
          const { children, databasePid } = platform.supervisor.status();
          victim = part === 'database' ? databasePid : children[part]?.pid;
          if (victim !== undefined) process.kill(victim, 'SIGKILL');
        }
        expect(victim).toBeDefined();
        expect(seen.at(-1)?.kind).toBe('RUN_COMPLETED');
        expect(seen.map(({ sequence }) => sequence)).toEqual(numbers(seen.length));
        const assessed = seen.filter(({ kind, leadId }) => kind === 'LEAD_ASSESSED' && leadId !== undefined);
        expect(assessed).toHaveLength(250);
        expect(new Set(assessed.map(({ leadId }) => leadId)).size).toBe(250);
      },
      120_000,
    );
  });
});
