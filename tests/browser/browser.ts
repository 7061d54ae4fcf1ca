import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser } from '../../tools/checks/find-browser.mjs';

/** What a signed-in browser needs to know. */
export interface Login {
  readonly email: string;
  readonly password: string;
}

const quietFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts Chromium without anything that looks for the outside world. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error('There is no Chromium; install one or set CHROME_PATH.');
  return chromium.launch({ executablePath, args: quietFlags });
}

/** What a page did that it must never do: talk to another origin, or run into the content security policy. */
export class Misdeeds {
  readonly list: string[] = [];

  constructor(page: Page, webUrl: string) {
    const { origin } = new URL(webUrl);
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && url.origin !== origin) this.list.push(`asked ${url.href}`);
    });
    page.on('console', (message) => {
      if (/content security policy/iu.test(message.text())) this.list.push(message.text());
    });
    page.on('pageerror', (error) => {
      this.list.push(String(error));
    });
  }
}

/** A French visitor with a desktop screen, who asked for stillness: without a graphics card every movement is computed. */
export const newVisitor = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  });

/** Opens a page and waits until it listens: what is typed before React has taken the page over is lost. */
export async function openPage(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.waitForFunction(() => {
    const controls = [...document.querySelectorAll('input, button')];
    const isTaken = (control: Element) => Object.keys(control).some((key) => key.startsWith('__reactProps'));
    return controls.length > 0 && controls.every(isTaken);
  });
}

/** Signs in through the login page and waits for the campaigns. */
export async function logIn(page: Page, webUrl: string, login: Login): Promise<void> {
  await page.goto(`${webUrl}/login`);
  await page.getByLabel('Adresse e-mail').fill(login.email);
  await page.getByLabel('Mot de passe').fill(login.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(`${webUrl}/campaigns`);
}
