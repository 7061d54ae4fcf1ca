import { z } from 'zod';
import { french } from '../french.js';
import { defineTemplate } from '../mail-template.js';
import { line } from '../mail-values.js';

const value = z.string().max(5_000);
const values = z.strictObject({
  organizationName: line,
  actorName: line,
  changes: z.array(z.strictObject({ label: line, before: value, after: value })).max(100),
});

/** Tells members that settings of their organization were changed, and from what to what (V-96). */
export const organizationUpdate = defineTemplate<z.infer<typeof values>>({
  values,
  words: {
    FR: ({ organizationName, actorName, changes }) => ({
      subject: `${organizationName} a été modifiée`,
      heading: `${organizationName} a été modifiée`,
      blocks: [
        { kind: 'PARAGRAPH', text: 'Bonjour,' },
        { kind: 'PARAGRAPH', text: french`${actorName} a modifié votre organisation sur Vectra :` },
        { kind: 'CHANGES', changes, was: 'Avant', is: 'Après' },
        { kind: 'NOTE', text: french`Une question sur ce changement ? Voyez avec ${actorName}.` },
      ],
      footer: [organizationName],
    }),
    EN: ({ organizationName, actorName, changes }) => ({
      subject: `${organizationName} was changed`,
      heading: `${organizationName} was changed`,
      blocks: [
        { kind: 'PARAGRAPH', text: 'Hello,' },
        { kind: 'PARAGRAPH', text: `${actorName} changed your organization on Vectra:` },
        { kind: 'CHANGES', changes, was: 'Before', is: 'After' },
        { kind: 'NOTE', text: `A question about this change? Ask ${actorName}.` },
      ],
      footer: [organizationName],
    }),
  },
  sample: {
    organizationName: 'Atelier Exemple',
    actorName: 'Camille Moreau',
    changes: [
      { label: 'Nom', before: 'Atelier', after: 'Atelier Exemple' },
      { label: 'Adresse postale', before: '1 rue de l’Exemple, 75000 Paris', after: '2 rue de l’Exemple, 75000 Paris' },
    ],
  },
});
