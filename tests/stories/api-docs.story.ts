import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Running } from '../support/crash-story.js';
import type { RunningPlatform } from '../support/running-platform.js';
import { differences, runSteps, stepsOf } from '../support/runnable-page.js';

const folder = path.resolve('docs/api');
const read = (page: string): string => readFileSync(path.join(folder, page), 'utf8');
const pages = readdirSync(folder).filter((page) => page.endsWith('.md') && page !== 'README.md');
const preparation = stepsOf(read('README.md'));

const loginsAsVariables = (platform: RunningPlatform): Record<string, string> =>
  Object.fromEntries(
    Object.entries(platform.logins).flatMap(([role, { email, password }]) => [
      [`${role}_EMAIL`, email],
      [`${role}_PASSWORD`, password],
    ]),
  );

/** The flows of the API guide, pasted into a shell as their readers would. */
export function describeApiDocs(running: () => Running): void {
  describe.each(pages)('docs/api/%s', (page) => {
    const steps = stepsOf(read(page));

    test('every command does what the page says', async () => {
      expect(steps.length).toBeGreaterThan(0);
      const { platform } = running();
      // The page is read by people whose gateway has its usual address; here it has another.
      const prepared = preparation.map((step) => ({
        ...step,
        command: step.command.replaceAll('http://localhost:4000', platform.gatewayUrl),
      }));
      const printed = (await runSteps([...prepared, ...steps], loginsAsVariables(platform))).slice(prepared.length);
      for (const [place, { command, promised }] of steps.entries()) {
        if (promised === null) continue;
        const answer: unknown = JSON.parse(printed[place] ?? '');
        expect({ command, differences: differences(promised, answer) }).toEqual({ command, differences: [] });
      }
    }, 120_000);
  });
}
