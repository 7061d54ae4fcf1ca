import { z } from 'zod';
import { french } from '../french.js';
import { bonjour, hello } from '../greeting.js';
import { defineTemplate } from '../mail-template.js';
import { code, count, line, link } from '../mail-values.js';

const values = z.strictObject({ name: line, url: link, code, expiresInHours: count });

/** Asks somebody who registered to prove the address. */
export const verifyEmail = defineTemplate<z.infer<typeof values>>({
  values,
  words: {
    FR: ({ name, url, code: typed, expiresInHours }) => ({
      subject: 'Confirmez votre adresse e-mail',
      heading: 'Confirmez votre adresse e-mail',
      blocks: [
        { kind: 'PARAGRAPH', text: bonjour(name) },
        {
          kind: 'PARAGRAPH',
          text: french`Il reste une étape avant d’utiliser Vectra : confirmer que cette adresse est la vôtre.`,
        },
        { kind: 'BUTTON', label: 'Confirmer mon adresse', url },
        { kind: 'CODE', label: 'Ou saisissez ce code', code: typed },
        {
          kind: 'NOTE',
          text: french`Le lien et le code sont valables ${expiresInHours} h. Si vous n’êtes pas à l’origine de cette inscription, ignorez ce message : rien ne sera fait.`,
        },
      ],
      footer: [],
    }),
    EN: ({ name, url, code: typed, expiresInHours }) => ({
      subject: 'Confirm your email address',
      heading: 'Confirm your email address',
      blocks: [
        { kind: 'PARAGRAPH', text: hello(name) },
        { kind: 'PARAGRAPH', text: 'One step is left before you can use Vectra: confirm that this address is yours.' },
        { kind: 'BUTTON', label: 'Confirm my address', url },
        { kind: 'CODE', label: 'Or enter this code', code: typed },
        {
          kind: 'NOTE',
          text: `The link and the code are valid for ${expiresInHours} h. If you did not sign up, ignore this message: nothing will be done.`,
        },
      ],
      footer: [],
    }),
  },
  sample: {
    name: 'Camille Moreau',
    url: 'https://vectra.example/verify?token=example',
    code: '482913',
    expiresInHours: 24,
  },
});
