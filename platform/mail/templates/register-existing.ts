import { z } from 'zod';
import { french } from '../french.js';
import { bonjour, hello } from '../greeting.js';
import { defineTemplate } from '../mail-template.js';
import { line, link } from '../mail-values.js';

const values = z.strictObject({ name: line, url: link });

/** Goes to an address that has an account already when somebody registers with it, so that the page's answer reveals nothing. */
export const registerExisting = defineTemplate<z.infer<typeof values>>({
  values,
  words: {
    FR: ({ name, url }) => ({
      subject: 'Vous avez déjà un compte Vectra',
      heading: 'Vous avez déjà un compte',
      blocks: [
        { kind: 'PARAGRAPH', text: bonjour(name) },
        {
          kind: 'PARAGRAPH',
          text: french`Une inscription à Vectra vient d’être demandée avec cette adresse, qui a déjà un compte. Aucun nouveau compte n’a été créé : connectez-vous avec celui que vous avez.`,
        },
        { kind: 'BUTTON', label: 'Me connecter', url },
        { kind: 'NOTE', text: french`Ce n’était pas vous ? Il n’y a rien à faire : votre compte n’a pas changé.` },
      ],
      footer: [],
    }),
    EN: ({ name, url }) => ({
      subject: 'You already have a Vectra account',
      heading: 'You already have an account',
      blocks: [
        { kind: 'PARAGRAPH', text: hello(name) },
        {
          kind: 'PARAGRAPH',
          text: 'Somebody just signed up to Vectra with this address, which already has an account. No new one was made: sign in with the one you have.',
        },
        { kind: 'BUTTON', label: 'Sign in', url },
        { kind: 'NOTE', text: 'This was not you? There is nothing to do: your account has not changed.' },
      ],
      footer: [],
    }),
  },
  sample: { name: 'Camille Moreau', url: 'https://vectra.example/login' },
});
