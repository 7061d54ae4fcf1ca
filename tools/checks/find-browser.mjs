// @ts-check
import { existsSync } from 'node:fs';

/** Where Debian, Ubuntu and macOS keep a Chromium; the one without windows first, which takes less of the processor. */
const BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The Chromium that pages are tested in, undefined when there is none.
 * @param {Record<string, string | undefined>} environment
 */
export const findBrowser = (environment) => environment.CHROME_PATH ?? BROWSERS.find((file) => existsSync(file));
