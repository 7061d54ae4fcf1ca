import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { BrowserStack } from './browser-stack.js';
import { Authenticator } from './authenticator.js';
import { Barriers } from './barriers.js';
import { logIn, Misdeeds, newVisitor, openPage } from './browser.js';
import { codeIn, readMail } from './mailbox.js';

const company = { name: 'Camille Exemple', email: 'camille@exemple-sas.example', password: 'girafe tricot orage 42' };
const person = { name: 'Dominique Essai', email: 'dominique@essai.example', password: 'lampe brioche nuage 17' };
const proof = 'Confirmez votre adresse e-mail';

/** What people do who register and sign in. */
export function describeRegistration(stack: BrowserStack): void {
  describe('people register and sign in by the browser', () => {
    let page: Page;
    let mailbox: Page;
    /** The version of the texts that people agree to. */
    let version = '';
    const watched: Misdeeds[] = [];
    const barriers = new Barriers();

    /** A page of somebody who was never here before. */
    const newPage = async (): Promise<Page> => {
      const opened = await (await newVisitor(stack.browser)).newPage();
      watched.push(new Misdeeds(opened, stack.platform.webUrl));
      return opened;
    };
    /** Opens a page and waits until it listens. */
    const open = async (path: string): Promise<void> => {
      await openPage(page, stack.platform.webUrl + path);
      await barriers.lookAt(page);
    };
    const mailTo = (to: string, subject: string) => readMail(mailbox, stack.platform.webUrl, { to, subject });
    const typePerson = async ({ name, email, password }: typeof person): Promise<void> => {
      await page.getByLabel('Votre nom').fill(name);
      await page.getByLabel('Adresse e-mail').fill(email);
      await page.getByLabel('Mot de passe').fill(password);
    };
    const typePassword = async ({ email, password }: { email: string; password: string }): Promise<void> => {
      await open('/login');
      await page.getByLabel('Adresse e-mail').fill(email);
      await page.getByLabel('Mot de passe').fill(password);
      await page.getByRole('button', { name: 'Se connecter' }).click();
    };
    const typeCode = async (code: string): Promise<void> => {
      await page.getByLabel('Code de vérification').fill(code);
      await page.getByRole('button', { name: 'Vérifier' }).click();
    };
    const signOut = async (): Promise<void> => {
      await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
      await page.waitForURL(`${stack.platform.webUrl}/login`);
    };
    /** The input that is marked wrong, has the focus, and is described by this error. */
    const toldAt = async (name: string, error: string): Promise<void> => {
      const field = page.locator(`input[name="${name}"][aria-invalid="true"]:focus`);
      await field.waitFor();
      const described = (await field.getAttribute('aria-describedby')) ?? '';
      const texts = await Promise.all(described.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()));
      expect(texts).toContain(error);
    };

    beforeAll(async () => {
      page = await newPage();
      mailbox = await newPage();
    });
    afterAll(() => stack.dismissVisitors());
    // What a step leads to, with what it shows: errors, codes, notices.
    afterEach(() => barriers.lookAt(page));

    describe('a company', () => {
      test('finds the form from the login page and by its former address (Z-15)', async () => {
        await open('/login');
        await page.getByRole('link', { name: 'Créer un compte' }).click();
        await page.waitForURL(`${stack.platform.webUrl}/register-new`);
        await open('/register');
        expect(page.url()).toBe(`${stack.platform.webUrl}/register-new`);
        expect(await page.getByRole('radio', { name: 'Entreprise' }).isChecked()).toBe(true);
      });

      test('reads what it agrees to, in the version that will be written down, and who has not said who they are (Z-29)', async () => {
        for (const [box, title] of [
          ['conditions générales', 'Conditions générales d’utilisation'],
          ['politique de confidentialité', 'Politique de confidentialité'],
        ] as const) {
          const [text] = await Promise.all([
            page.waitForEvent('popup'),
            page.locator('label').getByRole('link', { name: box }).click(),
          ]);
          watched.push(new Misdeeds(text, stack.platform.webUrl));
          await text.getByRole('heading', { level: 1, name: title }).waitFor();
          await text.locator('[data-legal-version]').waitFor();
          await text.getByText('L’exploitant de cette installation n’a pas indiqué qui il est.').waitFor();
          await barriers.lookAt(text);
          await text.getByRole('button', { name: 'English' }).click();
          await text.getByText('has not filled in who they are').waitFor();
          await text.getByRole('button', { name: 'Français' }).click();
          await text.getByRole('heading', { level: 1, name: title }).waitFor();
          version = (await text.locator('[data-legal-version]').getAttribute('data-legal-version')) ?? '';
          await text.close();
        }
        await page.getByRole('navigation', { name: 'Mentions légales' }).getByRole('link').first().waitFor();
      });

      test('is told at its fields what is missing, and that a SIRET is none (Z-16)', async () => {
        await page.getByRole('button', { name: 'Créer mon compte' }).click();
        await toldAt('name', 'Indiquez votre nom, en 120 caractères au plus.');
        await page.getByText('Acceptez les conditions pour continuer.').waitFor();
        await typePerson(company);
        await page.getByLabel('Nom de l’entreprise').fill('Exemple SAS');
        await page.getByLabel('SIRET').fill('123 456 789 01234');
        await page.getByLabel('J’accepte les conditions').check();
        await page.getByLabel('J’accepte la politique').check();
        await page.getByRole('button', { name: 'Créer mon compte' }).click();
        await toldAt('siret', 'Indiquez un SIRET valide, de 14 chiffres.');
        expect(await page.locator('[aria-invalid="true"]').count()).toBe(1);
      });

      test('proves its address by the link of the mail, whose token leaves the address bar (Z-17, Z-18)', async () => {
        await page.getByLabel('SIRET').fill('356 000 000 00048');
        await page.getByLabel('Numéro de TVA').fill('FR39 356000000');
        await page.getByRole('button', { name: 'Créer mon compte' }).click();
        await page.getByText('Regardez votre boîte mail').waitFor();
        const { path } = await mailTo(company.email, proof);
        expect(path).toMatch(/^\/verify-email\?token=.{20,}/u);
        await open(path);
        await page.waitForURL(`${stack.platform.webUrl}/verify-email`);
        await page.getByRole('button', { name: 'Confirmer mon adresse' }).click();
        await page.getByText(`${company.email} est confirmée`).waitFor();
        await open(path);
        await page.getByRole('button', { name: 'Confirmer mon adresse' }).click();
        await page.getByRole('heading', { name: 'Ce lien ne fonctionne plus' }).waitFor();
      });

      test('signs in and sees its own empty place', async () => {
        await logIn(page, stack.platform.webUrl, company);
        await page.getByRole('heading', { name: 'Aucune campagne pour l’instant' }).waitFor();
        await page.getByText('Exemple SAS').filter({ visible: true }).waitFor();
      });

      test('ends its session on another machine, which is then led to the login page', async () => {
        const elsewhere = await newPage();
        await logIn(elsewhere, stack.platform.webUrl, company);
        await open('/settings/security');
        await page.locator('[data-session="other"]').getByRole('button', { name: 'Fermer la session' }).click();
        await page.locator('[data-session="other"]').waitFor({ state: 'detached' });

        // What is left of the session there is in nobody's way.
        await openPage(elsewhere, `${stack.platform.webUrl}/forgot-password`);
        await elsewhere.getByLabel('Adresse e-mail').fill(company.email);
        await elsewhere.getByRole('button', { name: 'Recevoir le lien' }).click();
        await elsewhere.getByText('Si un compte existe à cette adresse').waitFor();
        await elsewhere.goto(`${stack.platform.webUrl}/campaigns`);
        await elsewhere.waitForURL(/\/login\?next=%2Fcampaigns$/u);
        await signOut();
      });
    });

    describe('one person', () => {
      let authenticator: Authenticator;
      let recoveryCodes: readonly string[];
      let password = person.password;
      const factor = () => page.locator('[data-second-factor]');

      test('registers without a company, and is asked for the code when signing in before (Z-19)', async () => {
        await open('/register-new');
        await page.getByRole('radio', { name: 'Particulier' }).check();
        expect(await page.getByLabel('SIRET').count()).toBe(0);
        expect(await page.getByLabel('Nom de l’entreprise').count()).toBe(0);
        await typePerson(person);
        await page.getByLabel('J’accepte les conditions').check();
        await page.getByLabel('J’accepte la politique').check();
        await page.getByRole('button', { name: 'Créer mon compte' }).click();
        await page.getByText('Regardez votre boîte mail').waitFor();
        const code = codeIn(await mailTo(person.email, proof));
        await typePassword(person);
        await page.getByText('Regardez votre boîte mail').waitFor();
        await page.getByLabel('Code de confirmation').fill(code === '000000' ? '000001' : '000000');
        await page.getByRole('button', { name: 'Confirmer', exact: true }).click();
        await toldAt('code', 'Ce code n’est pas le bon, ou ne fonctionne plus.');
        await page.getByLabel('Code de confirmation').fill(code);
        await page.getByRole('button', { name: 'Confirmer', exact: true }).click();
        await page.getByText(`${person.email} est confirmée`).waitFor();
        await page.getByRole('button', { name: 'Se connecter' }).click();
        await logIn(page, stack.platform.webUrl, person);
      });

      test('finds the own page by its former address, changes the name, and agrees to news (V-104, Z-16)', async () => {
        await open('/me');
        expect(page.url()).toBe(`${stack.platform.webUrl}/settings/profile`);
        await page.getByLabel('Nom', { exact: true }).fill('Dominique Nouvel-Essai');
        await page.getByRole('button', { name: 'Enregistrer' }).click();
        await page.getByText('Profil enregistré.').waitFor();
        await page.getByText('Dominique Nouvel-Essai').filter({ visible: true }).waitFor();
        await page.locator('[data-marketing="withdrawn"]').waitFor();
        await page.getByRole('button', { name: 'Recevoir les nouvelles de Vectra' }).click();
        await page.locator('[data-marketing="given"]').waitFor();
        expect(version).not.toBe('');
        expect(await page.getByText(`version ${version}`).count()).toBe(3);
      });

      test('turns a second factor on, with codes that are shown once', async () => {
        await page.getByRole('link', { name: 'Sécurité' }).click();
        await factor().getByRole('button', { name: 'Activer' }).click();
        await factor().getByLabel('Mot de passe actuel').fill('not the password');
        await factor().getByRole('button', { name: 'Continuer' }).click();
        await toldAt('password', 'Ce n’est pas votre mot de passe actuel.');
        await factor().getByLabel('Mot de passe actuel').fill(password);
        await factor().getByRole('button', { name: 'Continuer' }).click();
        const drawn = await factor()
          .getByRole('img')
          .evaluate((image) => (image instanceof HTMLImageElement ? image.decode().then(() => image.naturalWidth) : 0));
        expect(drawn).toBeGreaterThan(0);
        authenticator = new Authenticator((await factor().locator('[data-secret]').textContent()) ?? '');
        await factor().getByLabel('Code affiché').fill(authenticator.next());
        await factor().getByRole('button', { name: 'Confirmer' }).click();
        await factor().getByRole('list', { name: 'Codes de secours' }).waitFor();
        recoveryCodes = await factor().locator('[data-recovery-code]').allTextContents();
        expect(new Set(recoveryCodes).size).toBe(10);
        await factor().getByRole('button', { name: 'Je les ai notés' }).click();
        await factor().getByText('Il reste 10 codes de secours.').waitFor();
        expect(await page.content()).not.toContain(recoveryCodes[0]);
      });

      test('signs in with password and code; a wrong code is told at its field', async () => {
        await signOut();
        await typePassword({ email: person.email, password });
        await typeCode('ABCD-EFGH');
        await toldAt('code', 'Ce code n’est pas le bon. Attendez le suivant et réessayez.');
        await typeCode(authenticator.next());
        await page.waitForURL(`${stack.platform.webUrl}/campaigns`);
      });

      test('changes the password, which ends the session on another machine', async () => {
        const elsewhere = await newPage();
        await openPage(elsewhere, `${stack.platform.webUrl}/login`);
        await elsewhere.getByLabel('Adresse e-mail').fill(person.email);
        await elsewhere.getByLabel('Mot de passe').fill(password);
        await elsewhere.getByRole('button', { name: 'Se connecter' }).click();
        await elsewhere.getByLabel('Code de vérification').fill(recoveryCodes[0] ?? '');
        await elsewhere.getByRole('button', { name: 'Vérifier' }).click();
        await elsewhere.waitForURL(`${stack.platform.webUrl}/campaigns`);

        await open('/settings/security');
        await page.locator('[data-session="other"]').first().waitFor();
        const form = page.locator('form').filter({ hasText: 'Changer le mot de passe' });
        await form.getByLabel('Mot de passe actuel').fill(password);
        await form.getByLabel('Nouveau mot de passe').fill('court');
        await form.getByRole('button', { name: 'Changer le mot de passe' }).click();
        await toldAt('newPassword', 'Choisissez au moins 12 caractères.');
        password = 'ardoise pinceau fusain 88';
        await form.getByLabel('Nouveau mot de passe').fill(password);
        await form.getByRole('button', { name: 'Changer le mot de passe' }).click();
        await form.getByText('Mot de passe changé.').waitFor();
        await page.locator('[data-session="other"]').waitFor({ state: 'detached' });
        await elsewhere.goto(`${stack.platform.webUrl}/campaigns`);
        await elsewhere.waitForURL(/\/login\?next=%2Fcampaigns$/u);
        await signOut();
      });

      test('chooses another password by the link of a mail, once; the second factor stays', async () => {
        await open('/login');
        await page.getByRole('link', { name: 'Mot de passe oublié' }).click();
        await page.waitForURL(`${stack.platform.webUrl}/forgot-password`);
        await page.getByLabel('Adresse e-mail').fill(person.email);
        await page.getByRole('button', { name: 'Recevoir le lien' }).click();
        await page.getByText('Si un compte existe à cette adresse').waitFor();
        const { path } = await mailTo(person.email, 'Choisissez un nouveau mot de passe');
        await open(path);
        await page.waitForURL(`${stack.platform.webUrl}/reset-password`);
        await page.getByLabel('Nouveau mot de passe').fill('azertyuiop123');
        await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
        await toldAt(
          'newPassword',
          'Ce mot de passe se devine facilement. Choisissez-en un plus long, ou plusieurs mots sans lien.',
        );
        password = 'violon cerise horizon 23';
        await page.getByLabel('Nouveau mot de passe').fill(password);
        await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
        await page.getByText('Votre mot de passe est changé').waitFor();
        await open(path);
        await page.getByLabel('Nouveau mot de passe').fill('encore un autre essai 99');
        await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
        await page.getByRole('heading', { name: 'Ce lien ne fonctionne plus' }).waitFor();

        await typePassword({ email: person.email, password });
        await typeCode(recoveryCodes[1] ?? '');
        await page.waitForURL(`${stack.platform.webUrl}/campaigns`);
      });

      test('draws new recovery codes, turns the second factor off by one of them, and logs out everywhere', async () => {
        const prove = async (code: string | undefined, act: string): Promise<void> => {
          await factor().getByRole('button', { name: act }).click();
          await factor().getByLabel('Mot de passe actuel').fill(password);
          await factor()
            .getByLabel('Code de vérification')
            .fill(code ?? '');
          await factor().getByRole('button', { name: act }).click();
        };
        await open('/settings/security');
        await factor().getByText('Il reste 8 codes de secours.').waitFor();
        await prove(recoveryCodes[2], 'Nouveaux codes de secours');
        await factor().getByRole('list', { name: 'Codes de secours' }).waitFor();
        const drawn = await factor().locator('[data-recovery-code]').allTextContents();
        expect(new Set([...drawn, ...recoveryCodes]).size).toBe(20);
        await factor().getByRole('button', { name: 'Je les ai notés' }).click();
        await prove(drawn[0], 'Désactiver');
        await factor().getByText('Désactivée').waitFor();
        await page.getByRole('button', { name: 'Se déconnecter partout' }).click();
        await page.waitForURL(`${stack.platform.webUrl}/login`);
        await page.goto(`${stack.platform.webUrl}/settings/security`);
        await page.waitForURL(/\/login\?next=%2Fsettings%2Fsecurity$/u);
      });
    });

    describe('all the while', () => {
      test('no page kept anybody out by how it was made', () => {
        expect([...barriers.seen]).toEqual(
          expect.arrayContaining(['/login', '/register-new', '/legal/privacy', '/settings/security']),
        );
        expect(barriers.list).toEqual([]);
      });

      test('no page left its origin, broke its content security policy or threw', () => {
        expect(watched.length).toBeGreaterThan(2);
        expect(watched.flatMap(({ list }) => list)).toEqual([]);
      });
    });
  });
}
