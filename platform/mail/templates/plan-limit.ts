import { z } from 'zod';
import { french } from '../french.js';
import { amountIn } from '../moments.js';
import { defineTemplate } from '../mail-template.js';
import { line } from '../mail-values.js';

const values = z.strictObject({
  organizationName: line,
  /** LEADS, CAMPAIGNS, USERS, EMAILS or EMAILS_PER_DAY are said in the reader's words, others as they are. */
  metric: line,
  used: z.number().nonnegative(),
  limit: z.number().nonnegative(),
  percent: z.number().nonnegative(),
});

const metricInFrench = new Map([
  ['LEADS', 'Prospects'],
  ['CAMPAIGNS', 'Campagnes'],
  ['USERS', 'Utilisateurs'],
  ['EMAILS', 'E-mails'],
  ['EMAILS_PER_DAY', 'E-mails par jour'],
]);
const metricInEnglish = new Map([
  ['LEADS', 'Leads'],
  ['CAMPAIGNS', 'Campaigns'],
  ['USERS', 'Users'],
  ['EMAILS', 'Emails'],
  ['EMAILS_PER_DAY', 'Emails a day'],
]);

/** Warns an organization that it comes near the limit of its plan, or has reached it (O-07). */
export const planLimit = defineTemplate<z.infer<typeof values>>({
  values,
  words: {
    FR: ({ organizationName, metric, used, limit, percent }) => {
      const name = metricInFrench.get(metric.toUpperCase()) ?? metric;
      return {
        subject: french`${organizationName} : ${amountIn('FR', percent)} % de la limite (${name})`,
        heading:
          percent >= 100 ? 'La limite de votre formule est atteinte' : 'Vous approchez de la limite de votre formule',
        blocks: [
          { kind: 'PARAGRAPH', text: 'Bonjour,' },
          { kind: 'PARAGRAPH', text: french`Voici où en est ${organizationName} :` },
          {
            kind: 'FACTS',
            facts: [
              { label: name, value: french`${amountIn('FR', used)} sur ${amountIn('FR', limit)}` },
              { label: 'Part utilisée', value: french`${amountIn('FR', percent)} %` },
            ],
          },
          { kind: 'NOTE', text: 'Pour continuer sans interruption, changez de formule ou attendez la remise à zéro.' },
        ],
        footer: [organizationName],
      };
    },
    EN: ({ organizationName, metric, used, limit, percent }) => {
      const name = metricInEnglish.get(metric.toUpperCase()) ?? metric;
      return {
        subject: `${organizationName}: ${amountIn('EN', percent)}% of the limit (${name})`,
        heading: percent >= 100 ? 'The limit of your plan is reached' : 'You are close to the limit of your plan',
        blocks: [
          { kind: 'PARAGRAPH', text: 'Hello,' },
          { kind: 'PARAGRAPH', text: `This is where ${organizationName} stands:` },
          {
            kind: 'FACTS',
            facts: [
              { label: name, value: `${amountIn('EN', used)} of ${amountIn('EN', limit)}` },
              { label: 'Share used', value: `${amountIn('EN', percent)}%` },
            ],
          },
          { kind: 'NOTE', text: 'To go on without a pause, change your plan or wait for the reset.' },
        ],
        footer: [organizationName],
      };
    },
  },
  sample: { organizationName: 'Atelier Exemple', metric: 'LEADS', used: 450, limit: 500, percent: 90 },
});
