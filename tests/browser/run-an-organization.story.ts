import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BrowserStack } from './browser-stack.js';
import { Barriers } from './barriers.js';
import { logIn, Misdeeds, newVisitor } from './browser.js';

const member = { email: 'nouvelle@demo.example', name: 'Nouvelle Recrue', password: 'un-mot-de-passe-bien-long-42' };
const founder = { email: 'fondatrice@navigateur.example', name: 'Fondatrice', password: 'une-phrase-assez-longue-73' };
const mistyped = 'fondatrise@navigateur.example';
const created = 'Atelier du navigateur';
const reason = 'Question posée au support par son propriétaire';
const authToken = '0123456789abcdef0123456789abcdef';

/** The acts that the log shows, by the names it has for them. */
const actsInLog = (page: Page): Promise<string[]> =>
  page
    .locator('[data-audit-action]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-audit-action') ?? ''));

/** Reads the mail of an invitation, follows its link and joins. */
async function acceptByMail(
  page: Page,
  webUrl: string,
  { email, name, password }: typeof member,
  barriers: Barriers,
): Promise<void> {
  await page.goto(`${webUrl}/dev/mailbox`);
  await page.getByRole('link', { name: email }).click();
  const link = page.locator('[data-open-mail]').getByRole('link', { name: /\/invitation\?token=/ });
  const { pathname, search } = new URL((await link.first().getAttribute('href')) ?? '');
  await page.goto(`${webUrl}${pathname}${search}`);
  await page.getByLabel('Votre nom').fill(name);
  await page.getByRole('link', { name: 'politique de confidentialité', exact: true }).waitFor();
  await barriers.lookAt(page);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('checkbox', { name: /conditions/u }).check();
  await page.getByRole('checkbox', { name: /politique de confidentialité/u }).check();
  await page.getByRole('button', { name: 'Rejoindre' }).click();
  await page.getByText(`Votre compte ${email} est prêt.`).waitFor();
}

/** What those do who run an organization, and the platform owner. */
export function describeOrganization(stack: BrowserStack): void {
  describe('an organization is run in the browser', () => {
    let admin: Page;
    let owner: Page;
    let invited: Page;
    const misdeeds: Misdeeds[] = [];
    const barriers = new Barriers();

    const newPage = async (): Promise<Page> => {
      const page = await (await newVisitor(stack.browser)).newPage();
      misdeeds.push(new Misdeeds(page, stack.platform.webUrl));
      return page;
    };

    beforeAll(async () => {
      [admin, owner, invited] = [await newPage(), await newPage(), await newPage()];
    });
    afterAll(() => stack.dismissVisitors());

    // Where a step leads.
    afterEach(async () => {
      for (const page of [admin, owner, invited]) if (page.url() !== 'about:blank') await barriers.lookAt(page);
    });

    test('a platform admin lands among the organizations, and nobody else finds these pages (V-101)', async () => {
      await logIn(admin, stack.platform.webUrl, stack.platform.logins.PLATFORM_ADMIN);
      await admin.waitForURL(`${stack.platform.webUrl}/admin`);
      await admin.locator('[data-figure="organizations"]').waitFor();
      await barriers.lookAt(admin);
      await admin.getByRole('link', { name: 'Mesures' }).click();
      await admin.getByRole('table', { name: 'API' }).waitFor();
      await logIn(owner, stack.platform.webUrl, stack.platform.logins.OWNER);
      await owner.goto(`${stack.platform.webUrl}/admin/organizations`);
      await owner.getByRole('heading', { name: 'Introuvable' }).waitFor();
      expect(await owner.locator('[data-organization]').count()).toBe(0);
    });

    test('creates an organization, changes its plan, suspends it with a reason and lets it in again (V-101)', async () => {
      await admin.getByRole('link', { name: 'Organisations' }).click();
      await admin.getByRole('button', { name: 'Créer une organisation' }).click();
      const form = admin.getByRole('dialog');
      await form.waitFor();
      await barriers.lookAt(admin);
      await form.getByLabel('Nom', { exact: true }).fill(created);
      await form.getByLabel('Adresse e-mail du propriétaire').fill(mistyped);
      await form.getByLabel('Nom du propriétaire').fill(founder.name);
      await form.getByRole('button', { name: 'Créer' }).click();
      await admin.getByRole('heading', { name: created }).waitFor();
      await admin.getByLabel('Formule').selectOption('GROWTH');
      await admin.getByRole('button', { name: 'Enregistrer' }).click();
      await admin.locator('dd', { hasText: 'Growth' }).waitFor();

      await admin.getByRole('button', { name: 'Suspendre' }).click();
      await admin.getByRole('dialog').getByLabel('Pourquoi').fill('Facture impayée depuis deux mois');
      await admin.getByRole('dialog').getByRole('button', { name: 'Suspendre' }).click();
      await admin.locator('[data-organization-status="SUSPENDED"]').waitFor();
      await admin.getByText('Suspendue : Facture impayée depuis deux mois').waitFor();
      await barriers.lookAt(admin);
      await admin.getByRole('button', { name: 'Réactiver' }).click();
      await admin.locator('[data-organization-status="ACTIVE"]').waitFor();

      await admin.goto(`${stack.platform.webUrl}/admin/organizations?search=navigateur`);
      await admin.locator(`[data-organization="${created}"]`).waitFor();
      expect(await admin.locator('[data-organization]').count()).toBe(1);
    });

    test('names its first owner again, whose address was mistyped (V-69)', async () => {
      await admin.getByRole('link', { name: created }).click();
      const card = admin.locator('[data-first-owner]');
      await card.getByLabel('Adresse e-mail').fill(founder.email);
      await card.getByLabel('Nom du propriétaire').fill(founder.name);
      await barriers.lookAt(admin);
      await card.getByRole('button', { name: 'Envoyer l’invitation à nouveau' }).click();
      await card.getByText('L’invitation part dans quelques secondes.').first().waitFor();
    });

    test('whose owner reads the mail, accepts and leads it (V-101)', async () => {
      const owned = await newPage();
      await acceptByMail(owned, stack.platform.webUrl, founder, barriers);
      await logIn(owned, stack.platform.webUrl, founder);
      await owned.getByRole('link', { name: 'Organisation', exact: true }).click();
      expect(await owned.getByLabel('Nom de l’organisation').inputValue()).toBe(created);
      await owned.getByLabel('Adresse postale').fill('1 rue de l’Essai, 75000 Paris');
      await owned.getByRole('button', { name: 'Enregistrer' }).click();
      await owned.getByText('Les réglages sont enregistrés.').waitFor();
      await barriers.lookAt(owned);
      await admin.goto(`${stack.platform.webUrl}/admin/organizations?search=navigateur`);
      await admin.getByRole('link', { name: created }).click();
      await admin.getByText(founder.email).waitFor();
    });

    test('looks through an owner’s eyes behind a banner, can change nothing, and ends it', async () => {
      await admin.goto(`${stack.platform.webUrl}/admin/users?search=owner@demo.example`);
      await admin.getByRole('button', { name: /^Voir comme / }).click();
      await admin.getByRole('dialog').getByLabel('Pourquoi').fill(reason);
      await admin.getByRole('dialog').getByRole('button', { name: 'Commencer' }).click();
      await admin.waitForURL(`${stack.platform.webUrl}/campaigns`);
      const banner = admin.locator('[data-view-as]');
      await banner.getByText(reason).waitFor();
      await barriers.lookAt(admin);
      await admin.getByRole('link', { name: 'Organisation', exact: true }).click();
      await admin.getByText('Votre rôle permet de lire ces réglages, pas de les changer.').waitFor();
      expect(await admin.getByRole('link', { name: 'Clés d’API' }).count()).toBe(0);
      await banner.getByRole('button', { name: 'Terminer' }).click();
      await admin.waitForURL(`${stack.platform.webUrl}/admin/organizations`);
      await admin.locator('[data-organization]').first().waitFor();
      expect(await banner.count()).toBe(0);
    });

    test('an owner invites a member, who reads the mail, accepts and comes in (V-102, V-103)', async () => {
      await owner.goto(`${stack.platform.webUrl}/settings/members`);
      await owner.getByLabel('Adresse e-mail').fill(member.email);
      await owner.getByLabel('Rôle', { exact: true }).selectOption('VIEWER');
      await owner.getByRole('button', { name: 'Inviter' }).click();
      await owner.locator(`[data-invitation="${member.email}"]`).waitFor();
      await barriers.lookAt(owner);

      await acceptByMail(invited, stack.platform.webUrl, member, barriers);
      await logIn(invited, stack.platform.webUrl, member);
      await invited.goto(`${stack.platform.webUrl}/settings/api-keys`);
      await invited.getByRole('heading', { name: 'Introuvable' }).waitFor();
    });

    test('the owner gives them another role, which lasts (V-102)', async () => {
      await owner.reload();
      const role = owner.locator(`[data-member="${member.email}"]`).getByRole('combobox');
      await role.selectOption('MANAGER');
      await owner.waitForResponse((response) => response.request().postData()?.includes('ChangeMemberRole') === true);
      await owner.reload();
      await role.waitFor();
      expect(await role.inputValue()).toBe('MANAGER');
    });

    test('the owner writes to every member, whose bell rings at once and who reads it (V-84, V-102)', async () => {
      await invited.goto(`${stack.platform.webUrl}/campaigns`);
      await invited.getByRole('link', { name: 'Notifications', exact: true }).waitFor();
      await owner.goto(`${stack.platform.webUrl}/notifications/new`);
      await owner.getByLabel('Objet').fill('Réunion de lundi');
      await owner.getByLabel('Message', { exact: true }).fill('À neuf heures, au bureau.');
      await owner.getByRole('button', { name: 'Envoyer' }).click();
      await owner.getByText('La notification est en route.').waitFor();
      await barriers.lookAt(owner);
      await invited.locator('[data-unread-count="1"]').waitFor();
      await invited.getByRole('link', { name: /^Notifications, 1 non lue/u }).click();
      const row = invited.locator('[data-unread="true"]', { hasText: 'Réunion de lundi' });
      await row.getByRole('button', { name: 'Marquer comme lue' }).click();
      await invited.locator('[data-unread-count]').waitFor({ state: 'detached' });
    });

    test('the platform admin writes to the owners of organizations (V-86, V-101)', async () => {
      await admin.goto(`${stack.platform.webUrl}/notifications/new`);
      await admin.getByLabel('Type').selectOption('VECTRA_TO_ORG_OWNER');
      await admin.getByLabel('Objet').fill('Maintenance de dimanche');
      await admin.getByLabel('Message', { exact: true }).fill('Vectra s’arrête dix minutes.');
      await admin.getByRole('button', { name: 'Envoyer' }).click();
      await admin.getByText('La notification est en route.').waitFor();
      await barriers.lookAt(admin);
      await owner.goto(`${stack.platform.webUrl}/notifications`);
      await owner.getByRole('heading', { name: 'Maintenance de dimanche' }).waitFor();
      await invited.goto(`${stack.platform.webUrl}/notifications`);
      await invited.getByRole('heading', { name: 'Réunion de lundi' }).waitFor();
      expect(await invited.getByRole('heading', { name: 'Maintenance de dimanche' }).count()).toBe(0);
    });

    test('and alerts the platform admins, whose bell rings at once (V-87)', async () => {
      await admin.getByLabel('Type').selectOption('SYSTEM_ALERTS');
      await admin.getByLabel('Objet').fill('File d’attente longue');
      await admin.getByLabel('Message', { exact: true }).fill('Les campagnes avancent lentement.');
      await admin.getByRole('button', { name: 'Envoyer' }).click();
      await admin.locator('[data-unread-count="1"]').waitFor();
    });

    test('the owner makes an API key, sees it once, and revokes it', async () => {
      await owner.getByRole('link', { name: 'Organisation', exact: true }).click();
      await owner.getByRole('link', { name: 'Clés d’API' }).click();
      await owner.getByRole('button', { name: 'Créer une clé' }).click();
      const form = owner.getByRole('dialog');
      await form.getByLabel('Nom de la clé').fill('Essai');
      await form.getByLabel('Lire les prospects').check();
      await form.getByRole('button', { name: 'Créer' }).click();
      const key = (await owner.locator('[data-fresh-key]').textContent()) ?? '';
      await barriers.lookAt(owner);
      expect(key).toMatch(/^vk_live_\w{20,}$/u);
      await owner.getByRole('button', { name: 'Je l’ai copiée' }).click();
      await owner.reload();
      const row = owner.locator('[data-api-key="Essai"]');
      await row.getByText(key.slice(-4)).waitFor();
      expect(await owner.content()).not.toContain(key);

      await row.getByRole('button', { name: 'Révoquer la clé Essai' }).click();
      await owner.getByRole('dialog').getByRole('button', { name: 'Révoquer la clé' }).click();
      await row.locator('[data-api-key-status="REVOKED"]').waitFor();
      expect(await row.getByRole('button').count()).toBe(0);
    });

    test('the owner keeps credentials of a service and sees their mask alone', async () => {
      await owner.getByRole('link', { name: 'Intégrations' }).click();
      const card = owner.locator('[data-service="TWILIO"]');
      await card.getByRole('button', { name: 'Configurer Twilio' }).click();
      await card.getByLabel('Account SID').fill('AC0123');
      await card.getByLabel('Auth Token').fill(authToken);
      await card.getByLabel('Numéro d’appel').fill('+33123456789');
      await card.getByRole('button', { name: 'Enregistrer' }).click();
      await card.getByText('Cette valeur n’a pas la forme attendue').waitFor();
      await card.getByLabel('Account SID').fill(`AC${authToken}`);
      await card.getByRole('button', { name: 'Enregistrer' }).click();
      await card.locator('[data-kept="authToken"]').waitFor();
      expect(await card.locator('[data-kept="authToken"]').textContent()).toBe('0123••••••••cdef');
      await owner.reload();
      await card.locator('[data-kept="phoneNumber"]').waitFor();
      expect((await owner.content()).replaceAll(`AC${authToken}`, '')).not.toContain(authToken);
    });

    test('the plan says what is used, and the audit log what was done, by whom, unbroken', async () => {
      await owner.getByRole('link', { name: 'Formule' }).click();
      await owner.locator('[data-metric="USERS"]').waitFor();
      await barriers.lookAt(owner);
      await owner.getByRole('link', { name: 'Journal d’audit' }).click();
      await owner.locator('[data-audit-action]').first().waitFor();
      expect(await actsInLog(owner)).toEqual(
        expect.arrayContaining([
          'view-as.started',
          'view-as.ended',
          'invitation.sent',
          'invitation.accepted',
          'member.role-changed',
          'api-key.created',
          'api-key.revoked',
          'integration.configured',
        ]),
      );
      await owner.getByRole('button', { name: 'Vérifier la chaîne' }).click();
      await owner.getByText('La chaîne est intacte').waitFor();
      await owner.getByLabel('Acte', { exact: true }).selectOption('member.role-changed');
      await owner.locator('[data-audit-action="api-key.created"]').waitFor({ state: 'detached' });
      expect(await actsInLog(owner)).toEqual(['member.role-changed']);
      await owner.getByRole('button', { name: 'Exporter en CSV' }).click();
      const download = owner.waitForEvent('download');
      await owner.getByRole('link', { name: /\.csv$/u }).click();
      expect((await download).suggestedFilename()).toMatch(/\.csv$/u);
    });

    test('the platform admin reads what was done on the platform, and by whom (V-21)', async () => {
      await admin.goto(`${stack.platform.webUrl}/admin`);
      await admin.getByRole('link', { name: 'Journal d’audit' }).click();
      await admin.locator('[data-audit-action]').first().waitFor();
      await admin.getByLabel('Acte', { exact: true }).selectOption('organization.owner-named');
      await admin.waitForURL(/action=organization\.owner-named/u);
      await admin.locator('[data-audit-action="session.opened"]').first().waitFor({ state: 'detached' });
      // In the chain of the organization without what changed, in the platform's with it.
      expect(await actsInLog(admin)).toEqual(['organization.owner-named', 'organization.owner-named']);
      expect(await admin.getByText(/changement/u).count()).toBeGreaterThan(0);
      await admin.getByLabel('Où').selectOption('platform');
      await admin.waitForURL(/scope=platform/u);
      await admin.getByRole('link', { name: created }).waitFor({ state: 'detached' });
      expect(await actsInLog(admin)).toEqual(['organization.owner-named']);
      await admin.getByRole('button', { name: 'Effacer les filtres' }).click();
      await admin.getByRole('link', { name: created }).first().click();
      await admin.waitForURL(/organization=/u);
    });

    test('no page kept anybody out by how it was made', () => {
      expect([...barriers.seen]).toEqual(
        expect.arrayContaining([
          '/admin',
          '/admin/audit',
          '/admin/organizations',
          '/invitation',
          '/settings/audit',
          '/settings/plan',
        ]),
      );
      expect(barriers.list).toEqual([]);
    });

    test('no page talked to another origin, broke its content security policy or threw', () => {
      expect(misdeeds.flatMap(({ list }) => list)).toEqual([]);
    });
  });
}
