import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { templates } from '../../platform/mail/catalogue.js';
import { Mailbox } from '../../platform/mail/mailbox.js';
import { renderMail } from '../../platform/mail/render-mail.js';
import { sampleMail } from '../../platform/mail/testing/sample-mail.js';
import { MailboxTransport } from '../../platform/mail/transports/mailbox-transport.js';
import { startPlatform, type RunningPlatform } from '../support/running-platform.js';
import { launchBrowser, Misdeeds, newVisitor } from './browser.js';

jest.setTimeout(180_000);

describe('a developer reads the mail of this machine in the browser', () => {
  let platform: RunningPlatform;
  let browser: Browser;
  let page: Page;
  let misdeeds: Misdeeds;

  beforeAll(async () => {
    platform = await startPlatform({ children: ['gateway', 'web'] });
    browser = await launchBrowser();
    page = await (await newVisitor(browser)).newPage();
    misdeeds = new Misdeeds(page, platform.webUrl);
  });
  afterAll(async () => {
    await browser.close();
    await platform.stop();
  });

  test('without signing in, is told that nothing leaves the machine, and sees a mail come', async () => {
    await page.goto(`${platform.webUrl}/dev/mailbox`);
    await page.getByText('Rien ne la quitte').waitFor();
    await page.getByText('Aucun message').waitFor();
    const written = renderMail('verify-email', 'FR', templates['verify-email'].sample);
    const hostile = written.html.replace('</body>', '<script>document.title = "stolen"</script></body>');
    const mail = sampleMail({ ...written, html: hostile });
    await new MailboxTransport(new Mailbox(platform.dataDirectory)).send(mail);
    await page.locator(`[data-open-mail="${mail.id}"]`).waitFor();
    const frame = page.frameLocator('iframe');
    await frame.getByText('482913').waitFor();
    const button = frame.getByRole('link', { name: 'Confirmer mon adresse' });
    expect(await button.evaluate((link) => getComputedStyle(link).color)).toBe('rgb(255, 255, 255)');
    expect(await page.title()).not.toContain('stolen');
    expect(await page.getByRole('link', { name: 'https://vectra.example/verify?token=example' }).count()).toBe(1);
  });

  test('sees every template in both languages', async () => {
    await page.getByRole('link', { name: 'Modèles' }).click();
    await page.locator('[data-template="trial-ending-EN"]').waitFor();
    expect(await page.locator('iframe').count()).toBe(2 * Object.keys(templates).length);
  });

  test('and nothing was loaded from elsewhere', () => {
    expect(misdeeds.list).toEqual([]);
  });
});
