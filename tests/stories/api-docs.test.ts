import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startPlatform, type RunningPlatform } from '../support/running-platform.js';
import { differences, runSteps, stepsOf } from '../support/runnable-page.js';

const folder = path.resolve('docs/api');
const read = (page: string): string => readFileSync(path.join(folder, page), 'utf8');
const pages = readdirSync(folder).filter((page) => page.endsWith('.md') && page !== 'README.md');
const preparation = stepsOf(read('README.md'));

let platform: RunningPlatform;

beforeAll(async () => {
  platform = await startPlatform({ children: ['gateway', 'worker'] });
}, 90_000);
afterAll(() => platform.stop(), 60_000);

const loginsAsVariables = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(platform.logins).flatMap(([role, { email, password }]) => [
      [`${role}_EMAIL`, email],
      [`${role}_PASSWORD`, password],
    ]),
  );

describe.each(pages)('docs/api/%s', (page) => {
  const steps = stepsOf(read(page));

  test('every command does what the page says', async () => {
    expect(steps.length).toBeGreaterThan(0);
    // The page is read by people whose gateway has its usual address; here it has another.
    const prepared = preparation.map((step) => ({
      ...step,
      command: step.command.replaceAll('http://localhost:4000', platform.gatewayUrl),
    }));
    const printed = (await runSteps([...prepared, ...steps], loginsAsVariables())).slice(prepared.length);
    for (const [place, { command, promised }] of steps.entries()) {
      if (promised === null) continue;
      const answer: unknown = JSON.parse(printed[place] ?? '');
      expect({ command, differences: differences(promised, answer) }).toEqual({ command, differences: [] });
    }
  }, 120_000);
});
