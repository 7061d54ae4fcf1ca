import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { PlatformMode } from '../support/platform-mode.js';
import { startPlatform, type RunningPlatform } from '../support/running-platform.js';
import { launchBrowser } from './browser.js';

/** The product and a browser, for the stories of one file; each story has visitors and people of its own. */
export interface BrowserStack {
  readonly platform: RunningPlatform;
  readonly browser: Browser;
  /** Closes every page: visitors of one story are in the way of the next. */
  dismissVisitors(): Promise<void>;
}

/** Starts them before the first story and stops them after the last. Until then there is nothing to read. */
export function useBrowserStack(mode: PlatformMode): BrowserStack {
  let platform: RunningPlatform | undefined;
  let browser: Browser | undefined;
  const started = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error('The stack is started before the first test.');
    return part;
  };
  beforeAll(async () => {
    platform = await startPlatform({ mode });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await platform?.stop();
  });
  return {
    get platform() {
      return started(platform);
    },
    get browser() {
      return started(browser);
    },
    dismissVisitors: async () => {
      await Promise.all(
        started(browser)
          .contexts()
          .map((visitor) => visitor.close()),
      );
    },
  };
}
