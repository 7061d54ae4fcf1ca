import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { BrowserStack } from './browser-stack.js';
import { Barriers } from './barriers.js';
import { logIn, Misdeeds, newVisitor } from './browser.js';

const buyer = 'claire@moulins.example';
const consumer = 'bruno.exemple@gmail.com';
const unemployed = 'nadia@scierie.example';
const company = 'contact@tuilerie.example';
const director = 'paul@forges.example';
const stranger = 'inconnue@ailleurs.example';
const list = [
  'Email,Full name,Job title',
  `${buyer},Claire Exemple,Responsable des achats`,
  `${consumer},Bruno Exemple,Directeur commercial`,
  `${unemployed},Nadia Exemple,`,
  `${company},Accueil Tuilerie,`,
  `${director},Paul Exemple,Directeur industriel`,
].join('\n');
const subject = 'Vos plannings en deux fois moins de temps';

/** What somebody does who writes to prospects. */
export function describeProspects(stack: BrowserStack): void {
  describe('an organization writes to prospects in the browser', () => {
    let owner: Page;
    let mailbox: Page;
    let link = '';
    const misdeeds: Misdeeds[] = [];
    const barriers = new Barriers();

    beforeAll(async () => {
      const visitors = await Promise.all([newVisitor(stack.browser), newVisitor(stack.browser)]);
      [owner, mailbox] = [await visitors[0].newPage(), await visitors[1].newPage()];
      misdeeds.push(new Misdeeds(owner, stack.platform.webUrl), new Misdeeds(mailbox, stack.platform.webUrl));
    });
    afterAll(() => stack.dismissVisitors());

    /** Writes to these addresses, and sends as far as the page lets it. */
    async function write(...recipients: readonly string[]): Promise<void> {
      await owner.goto(`${stack.platform.webUrl}/notifications/prospects`);
      await owner.getByLabel('Destinataires').fill(recipients.join('\n'));
      await owner.getByLabel('En quoi cela concerne leur travail').fill('Vous organisez le travail d’une équipe.');
      await owner.getByLabel('Objet').fill(subject);
      await owner.getByLabel('Message', { exact: true }).fill('Bonjour, puis-je vous montrer comment ?');
      await owner.getByRole('button', { name: 'Envoyer', exact: true }).click();
    }
    /** Who is refused, and why, once somebody is. */
    async function refusals(): Promise<Readonly<Record<string, string>>> {
      const lines = owner.locator('[data-refused]');
      await lines.first().waitFor();
      const told = await lines.evaluateAll((all) =>
        all.map((line) => [line.getAttribute('data-refused') ?? '', line.textContent.split(' — ')[1] ?? '']),
      );
      return Object.fromEntries(told) as Record<string, string>;
    }
    const entriesTo = (address: string): Locator =>
      mailbox.getByRole('list', { name: 'Messages' }).getByRole('link').filter({ hasText: address });

    test('brings a list of people, after a file that is none', async () => {
      await logIn(owner, stack.platform.webUrl, stack.platform.logins.OWNER);
      await owner.getByRole('link', { name: 'Nouvelle campagne' }).first().click();
      await owner.getByLabel('Nom de la campagne').fill('Ateliers');
      await owner.getByLabel('Ma liste').check();
      await owner.getByLabel('Votre offre', { exact: true }).fill('Un outil de planification pour les ateliers.');
      await owner.getByRole('button', { name: 'Créer et importer la liste' }).click();
      const file = owner.getByLabel('Choisissez un fichier CSV');
      const workbook = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]);
      await file.setInputFiles({ name: 'ateliers.xlsx', mimeType: 'application/octet-stream', buffer: workbook });
      await owner.getByText('Ceci est un classeur Excel').waitFor();
      await file.setInputFiles({ name: 'ateliers.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
      await owner.getByRole('button', { name: 'Lancer l’import' }).click();
      await owner.locator('[data-import-status="COMPLETED"]').waitFor();
    });

    test('is told who must not be written to and why, and writes to the others (V-83, R-01 to R-05)', async () => {
      await write(buyer, consumer, unemployed, company, director, stranger);
      expect(await refusals()).toEqual({
        [consumer]: 'Adresse personnelle chez un fournisseur grand public.',
        [unemployed]: 'Fonction inconnue, ou motif professionnel non indiqué.',
        [stranger]: 'Votre organisation n’a aucun prospect à cette adresse.',
      });
      await barriers.lookAt(owner);
      await owner.getByRole('button', { name: 'Envoyer aux 3 autres' }).click();
      await owner.getByText('3 messages sont en route.').waitFor();
      await owner.getByText('3 envoyés, 3 refusés').waitFor();
    });

    test('the letter carries its way out, for programs and for people (R-10, R-12)', async () => {
      await mailbox.goto(`${stack.platform.webUrl}/dev/mailbox`);
      for (const address of [company, director]) await entriesTo(address).waitFor();
      for (const address of [consumer, unemployed, stranger]) expect(await entriesTo(address).count()).toBe(0);
      await entriesTo(buyer).click();
      const letter = mailbox.locator('[data-open-mail]').filter({ hasText: buyer });
      link = (await letter.getByRole('link', { name: /\/u\/[\w-]{43}$/u }).getAttribute('href')) ?? '';
      expect(new URL(link).port).toBe(new URL(stack.platform.gatewayUrl).port);
      const headers = (await letter.locator('dl').textContent()) ?? '';
      expect(headers).toContain(`List-Unsubscribe<${link}>`);
      expect(headers).toContain('List-Unsubscribe-PostList-Unsubscribe=One-Click');
    });

    test('whoever opens its link and presses the button is not written to again (R-08, R-11, R-13)', async () => {
      const reader = await mailbox.context().newPage();
      misdeeds.push(new Misdeeds(reader, stack.platform.gatewayUrl));
      await reader.goto(`${stack.platform.gatewayUrl}${new URL(link).pathname}`);
      await barriers.lookAt(reader);
      await reader.getByRole('button', { name: 'Ne plus recevoir ces messages' }).click();
      await reader.getByRole('heading', { name: 'Démo Vectra ne vous écrira plus' }).waitFor();
      await write(buyer);
      expect(await refusals()).toEqual({ [buyer]: 'Ne souhaite plus être contacté.' });
      expect(await owner.getByRole('button', { name: /^Envoyer (à|aux) / }).count()).toBe(0);
    });

    test('an objection that somebody recorded shows at once on the person’s page, stays, and stands (R-08)', async () => {
      await owner.goto(`${stack.platform.webUrl}/leads?search=Paul`);
      await owner.getByRole('link', { name: 'Paul Exemple' }).click();
      await owner.getByText('Peut être contacté.').waitFor();
      await owner.getByRole('button', { name: 'Ne plus contacter' }).click();
      await owner.getByRole('dialog').getByRole('button', { name: 'Ne plus contacter' }).click();
      const objection = owner.locator('[data-refusal="OBJECTED"]', { hasText: 'Ne souhaite plus être contacté.' });
      await objection.waitFor();
      await owner.reload();
      await objection.waitFor();
      expect(await owner.getByRole('button', { name: 'Ne plus contacter' }).count()).toBe(0);
      await barriers.lookAt(owner);
      await write(director, company);
      expect(await refusals()).toEqual({ [director]: 'Ne souhaite plus être contacté.' });
      await owner.getByRole('button', { name: 'Envoyer à l’autre destinataire' }).click();
      await owner.getByText('1 message est en route.').waitFor();
    });

    test('no page kept anybody out by how it was made, talked to another origin, broke its policy or threw', () => {
      expect(barriers.seen.size).toBe(3);
      expect(barriers.list).toEqual([]);
      expect(misdeeds.flatMap((each) => each.list)).toEqual([]);
    });
  });
}
