import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { BrowserContext, Page } from 'playwright-core';
import type { BrowserStack } from './browser-stack.js';
import { logIn, Misdeeds, newVisitor } from './browser.js';
import { evidenceOnPage, evidenceOnRecord } from './evidence.js';
import { eventCount, readWholeLog } from './run-log.js';

/** The API's answer to an operation; what the page shows before is only a hope. */
const answerTo = (page: Page, operation: string): Promise<unknown> =>
  page.waitForResponse(
    (response) => response.request().postData()?.includes(`"operationName":"${operation}"`) === true,
  );

/** What a manager does who works a campaign, one step after the other. */
export function describeCampaign(stack: BrowserStack): void {
  describe('a manager works a campaign', () => {
    let visitor: BrowserContext;
    let page: Page;
    let misdeeds: Misdeeds;
    let campaignUrl = '';

    beforeAll(async () => {
      visitor = await newVisitor(stack.browser);
      page = await visitor.newPage();
      misdeeds = new Misdeeds(page, stack.platform.webUrl);
    });
    afterAll(() => stack.dismissVisitors());

    test('a visitor is led to the login page, a wrong password is told, and no token is in reach of scripts', async () => {
      await page.goto(`${stack.platform.webUrl}/leads`);
      await page.waitForURL(/\/login\?next=%2Fleads$/u);
      const { email } = stack.platform.logins.MANAGER;
      await page.getByLabel('Adresse e-mail').fill(email);
      await page.getByLabel('Mot de passe').fill('not-the-password');
      await page.getByRole('button', { name: 'Se connecter' }).click();
      await page.getByText('Adresse e-mail ou mot de passe incorrect.').waitFor();
      await logIn(page, stack.platform.webUrl, stack.platform.logins.MANAGER);
      const readable = await page.evaluate(() => {
        const stored = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage));
        return [document.cookie, ...stored].join(' ');
      });
      expect(readable).not.toMatch(/vectra_access|vectra_refresh|eyJ/u);
    });

    test('criteria in free words are read back before the campaign is created', async () => {
      await page.getByRole('link', { name: 'Nouvelle campagne' }).first().click();
      await page.getByLabel('Nom de la campagne').fill('Finance, essai du navigateur');
      await page.getByLabel('Qui cherchez-vous').fill('Directeurs financiers aux États-Unis, sauf Texas');
      const offer = page.getByLabel('Votre offre', { exact: true });
      await offer.fill('Voulez-vous consolider votre trésorerie sans effort ?');
      await page.getByText(/[1-9].* prospects? dans l’annuaire/u).waitFor();
      await page.getByText('Texas', { exact: true }).waitFor();
      const create = page.getByRole('button', { name: 'Créer la campagne' });
      await create.click();
      await page.getByText('Écrivez une affirmation de 45 mots au plus').waitFor();
      await offer.fill('Nous automatisons la consolidation de trésorerie des PME.');
      await page
        .getByLabel('Votre offre dans l’autre langue')
        .fill('We automate the treasury consolidation of medium businesses.');
      await create.click();
      await page.waitForURL(/\/campaigns\/(?!new)[^/?]+$/u);
      campaignUrl = page.url();
    });

    test('a reload in the middle of a run loses no event and repeats none', async () => {
      await page.getByRole('button', { name: 'Lancer' }).click();
      await page.locator('[data-run-events] [data-sequence="1"]').waitFor();
      const before = await readWholeLog(page);
      await page.reload();
      await page.locator('[data-connection="finished"]').waitFor({ timeout: 120_000 });
      await page.locator('[data-run-status="COMPLETED"]').waitFor();

      const count = await eventCount(page);
      const events = await readWholeLog(page);
      expect([...events.keys()].sort((left, right) => left - right)).toEqual(
        Array.from({ length: count }, (_, index) => index + 1),
      );
      expect(events.get(count)?.kind).toBe('RUN_COMPLETED');
      expect(count).toBeGreaterThan(before.size);
      for (const [sequence, event] of before) expect(events.get(sequence)).toEqual(event);
    });

    test('every highlighted quote is its source word for word, where the assessment says it stands', async () => {
      await page.goto(`${campaignUrl}?tab=leads&sort=SCORE`);
      await page.locator('[data-lead-id]').first().click();
      await page.locator('mark').first().waitFor();
      const leadId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      const onRecord = await evidenceOnRecord(page, leadId);
      const onPage = await evidenceOnPage(page);
      expect(onPage.length).toBeGreaterThan(0);
      expect(onPage).toEqual(onRecord);
    });

    test('what happened with a lead is told in the language of the page', async () => {
      const assessed = page.locator('[data-interaction="ASSESSED"]');
      await assessed.getByText(/^Évalué : \d+\/100/u).waitFor();
      await page.getByRole('button', { name: 'English' }).click();
      await assessed.getByText(/^Assessed: \d+\/100/u).waitFor();
      await page.getByRole('button', { name: 'Français' }).click();
      await assessed.getByText(/^Évalué : \d+\/100/u).waitFor();
    });

    test('a draft is approved by a key and another rejected with a reason, and both decisions last', async () => {
      await page.goto(`${campaignUrl}?tab=drafts`);
      const open = page.locator('[data-open-draft]');
      await open.waitFor();
      const approvedId = (await open.getAttribute('data-open-draft')) ?? '';
      const approval = answerTo(page, 'ApproveEmail');
      await page.keyboard.press('a');
      await page.locator(`[data-draft-id="${approvedId}"] [data-email-status="APPROVED"]`).waitFor();
      await approval;

      const rejectedId = (await open.getAttribute('data-open-draft')) ?? '';
      expect(rejectedId).not.toBe(approvedId);
      await page.keyboard.press('r');
      await page.getByLabel('Pourquoi').fill('Ton trop familier');
      const rejection = answerTo(page, 'RejectEmail');
      await page.getByRole('dialog').getByRole('button', { name: 'Refuser' }).click();
      await page.locator(`[data-draft-id="${rejectedId}"] [data-email-status="REJECTED"]`).waitFor();
      await rejection;

      await page.goto(`${campaignUrl}?tab=drafts&status=APPROVED`);
      await page.locator(`[data-draft-id="${approvedId}"] [data-email-status="APPROVED"]`).waitFor();
      await page.goto(`${campaignUrl}?tab=drafts&status=REJECTED`);
      await page.locator(`[data-draft-id="${rejectedId}"]`).click();
      await page.getByText('Ton trop familier').waitFor();
    });

    test('no page talked to another origin, broke its content security policy or threw', () => {
      expect(misdeeds.list).toEqual([]);
    });
  });
}
