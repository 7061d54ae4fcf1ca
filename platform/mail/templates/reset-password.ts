import { z } from 'zod';
import { french } from '../french.js';
import { bonjour, hello } from '../greeting.js';
import { defineTemplate } from '../mail-template.js';
import { count, line, link } from '../mail-values.js';

const values = z.strictObject({ name: line, url: link, expiresInMinutes: count });

/** Lets somebody who forgot the password choose a new one. */
export const resetPassword = defineTemplate<z.infer<typeof values>>({
  values,
  words: {
    FR: ({ name, url, expiresInMinutes }) => ({
      subject: 'Choisissez un nouveau mot de passe',
      heading: 'Choisissez un nouveau mot de passe',
      blocks: [
        { kind: 'PARAGRAPH', text: bonjour(name) },
        { kind: 'PARAGRAPH', text: 'Un nouveau mot de passe a été demandé pour votre compte Vectra.' },
        { kind: 'BUTTON', label: 'Choisir un mot de passe', url },
        {
          kind: 'NOTE',
          text: french`Ce lien sert une seule fois et expire dans ${expiresInMinutes} min. Si vous n’avez rien demandé, ignorez ce message : votre mot de passe reste le même.`,
        },
      ],
      footer: [],
    }),
    EN: ({ name, url, expiresInMinutes }) => ({
      subject: 'Choose a new password',
      heading: 'Choose a new password',
      blocks: [
        { kind: 'PARAGRAPH', text: hello(name) },
        { kind: 'PARAGRAPH', text: 'A new password was asked for your Vectra account.' },
        { kind: 'BUTTON', label: 'Choose a password', url },
        {
          kind: 'NOTE',
          text: `This link works once and expires in ${expiresInMinutes} min. If you asked for nothing, ignore this message: your password stays as it is.`,
        },
      ],
      footer: [],
    }),
  },
  sample: { name: 'Camille Moreau', url: 'https://vectra.example/reset?token=example', expiresInMinutes: 30 },
});
