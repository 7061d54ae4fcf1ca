import { z } from 'zod';
import { french } from '../french.js';
import { dayIn } from '../moments.js';
import { defineTemplate } from '../mail-template.js';
import { line } from '../mail-values.js';

const values = z.strictObject({
  organizationName: line,
  endsOn: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
});

/** Warns an organization that its trial ends. */
export const trialEnding = defineTemplate<z.infer<typeof values>>({
  values,
  words: {
    FR: ({ organizationName, endsOn }) => ({
      subject: `L’essai de ${organizationName} se termine le ${dayIn('FR', endsOn)}`,
      heading: `Votre essai se termine le ${dayIn('FR', endsOn)}`,
      blocks: [
        { kind: 'PARAGRAPH', text: 'Bonjour,' },
        {
          kind: 'PARAGRAPH',
          text: french`L’essai gratuit de ${organizationName} sur Vectra se termine le ${dayIn('FR', endsOn)}. Choisissez une formule d’ici là pour continuer : vos campagnes et vos prospects restent en place.`,
        },
      ],
      footer: [organizationName],
    }),
    EN: ({ organizationName, endsOn }) => ({
      subject: `The trial of ${organizationName} ends on ${dayIn('EN', endsOn)}`,
      heading: `Your trial ends on ${dayIn('EN', endsOn)}`,
      blocks: [
        { kind: 'PARAGRAPH', text: 'Hello,' },
        {
          kind: 'PARAGRAPH',
          text: `The free trial of ${organizationName} on Vectra ends on ${dayIn('EN', endsOn)}. Choose a plan by then to go on: your campaigns and leads stay where they are.`,
        },
      ],
      footer: [organizationName],
    }),
  },
  sample: { organizationName: 'Atelier Exemple', endsOn: '2026-03-16' },
});
