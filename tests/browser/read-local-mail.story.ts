import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { templates } from '../../platform/mail/catalogue.js';
import { Mailbox } from '../../platform/mail/mailbox.js';
import { renderMail } from '../../platform/mail/render-mail.js';
import { sampleMail } from '../../platform/mail/testing/sample-mail.js';
import { MailboxTransport } from '../../platform/mail/transports/mailbox-transport.js';
import type { BrowserStack } from './browser-stack.js';
import { Misdeeds, newVisitor } from './browser.js';

/** What a developer does who reads the mail of this machine. */
export function describeLocalMail(stack: BrowserStack): void {
  describe('a developer reads the mail of this machine in the browser', () => {
    let page: Page;
    let misdeeds: Misdeeds;

    beforeAll(async () => {
      page = await (await newVisitor(stack.browser)).newPage();
      misdeeds = new Misdeeds(page, stack.platform.webUrl);
    });
    afterAll(() => stack.dismissVisitors());

    test('without signing in, is told that nothing leaves the machine, and sees a mail come', async () => {
      await page.goto(`${stack.platform.webUrl}/dev/mailbox`);
      await page.getByText('Rien ne la quitte').waitFor();
      await page.getByText('Aucun message').waitFor();
      const written = renderMail('verify-email', 'FR', templates['verify-email'].sample);
      const hostile = written.html.replace('</body>', '<script>document.title = "stolen"</script></body>');
      const mail = sampleMail({ ...written, html: hostile });
      await new MailboxTransport(new Mailbox(stack.platform.dataDirectory)).send(mail);
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
}
