import { z } from 'zod';
import { french } from '../french.js';
import { defineTemplate, type MailBlock, type MailContent, type MailLocale } from '../mail-template.js';
import { line, link } from '../mail-values.js';

/** Who speaks to whom in a notification (V-83 to V-87). */
export const notificationTypes = [
  'ORG_TO_PROSPECTS',
  'ORG_OWNER_TO_MEMBERS',
  'VECTRA_TO_USERS',
  'VECTRA_TO_ORG_OWNER',
  'SYSTEM_ALERTS',
] as const;

const values = z.strictObject({
  type: z.enum(notificationTypes),
  senderName: line,
  subject: line,
  body: z.string().max(100_000),
  /** Replaces the body for readers of HTML; scripts, styles, remote images and forms are dropped. */
  bodyHtml: z.string().max(500_000).nullable(),
  actionUrl: link.nullable(),
  actionText: line.nullable(),
  footer: z.strictObject({
    organizationName: line.nullable(),
    postalAddress: line.nullable(),
    unsubscribeUrl: link.nullable(),
  }),
  /** What the law wants said to whoever is written to unasked, in lines. */
  information: z.string().max(4_000).optional(),
});
type Values = z.infer<typeof values>;

/** Why the reader gets this, by type. Prospects read no word of Vectra's: the organization speaks for itself. */
const reasons: Readonly<Record<MailLocale, Readonly<Record<Values['type'], (sender: string) => string | null>>>> = {
  FR: {
    ORG_TO_PROSPECTS: () => null,
    ORG_OWNER_TO_MEMBERS: (sender) => `${sender} vous écrit en tant que membre de son organisation sur Vectra.`,
    VECTRA_TO_USERS: () => 'Vous recevez ce message parce que vous avez un compte Vectra.',
    VECTRA_TO_ORG_OWNER: () => 'Vous recevez ce message en tant que propriétaire d’une organisation sur Vectra.',
    SYSTEM_ALERTS: () => french`Alerte de service de Vectra : elle concerne le fonctionnement de la plateforme.`,
  },
  EN: {
    ORG_TO_PROSPECTS: () => null,
    ORG_OWNER_TO_MEMBERS: (sender) => `${sender} writes to you as a member of their organization on Vectra.`,
    VECTRA_TO_USERS: () => 'You get this message because you have a Vectra account.',
    VECTRA_TO_ORG_OWNER: () => 'You get this message as the owner of an organization on Vectra.',
    SYSTEM_ALERTS: () => 'Service alert of Vectra: it is about how the platform works.',
  },
};
const subjectPrefix = { FR: 'Alerte Vectra', EN: 'Vectra alert' } as const;
const actionLabel = { FR: 'Ouvrir', EN: 'Open' } as const;

const present = (text: string | null): text is string => text !== null && text.trim() !== '';

function contentIn(locale: MailLocale, given: Values): MailContent {
  const { type, senderName, subject, body, bodyHtml, actionUrl, actionText, footer, information } = given;
  const text: MailBlock = present(bodyHtml)
    ? { kind: 'RICH_TEXT', html: bodyHtml, text: body }
    : { kind: 'PARAGRAPH', text: body };
  const label = present(actionText) ? actionText : actionLabel[locale];
  const action: readonly MailBlock[] = actionUrl === null ? [] : [{ kind: 'BUTTON', label, url: actionUrl }];
  return {
    subject: type === 'SYSTEM_ALERTS' ? `[${subjectPrefix[locale]}] ${subject}` : subject,
    heading: subject,
    blocks: [
      text,
      ...action,
      { kind: 'NOTE', text: senderName },
      ...(information === undefined ? [] : [{ kind: 'NOTE', text: information } as const]),
    ],
    footer: [reasons[locale][type](senderName), footer.organizationName, footer.postalAddress].filter(present),
    unsubscribeUrl: footer.unsubscribeUrl,
    ...(type === 'ORG_TO_PROSPECTS' ? { sender: footer.organizationName ?? senderName } : {}),
  };
}

/** A message of people to people, of all five types (V-97, V-88). */
export const notification = defineTemplate<Values>({
  values,
  words: { FR: (given) => contentIn('FR', given), EN: (given) => contentIn('EN', given) },
  sample: {
    type: 'ORG_OWNER_TO_MEMBERS',
    senderName: 'Camille Moreau',
    subject: 'Nouvelle campagne lundi',
    body: 'Bonjour à toutes et à tous,\n\nla campagne de mars commence lundi à 9 h.',
    bodyHtml: '<p>Bonjour à toutes et à tous,</p><p>la campagne de mars commence <strong>lundi à 9 h</strong>.</p>',
    actionUrl: 'https://vectra.example/campaigns',
    actionText: 'Voir les campagnes',
    footer: {
      organizationName: 'Atelier Exemple',
      postalAddress: '1 rue de l’Exemple, 75000 Paris',
      unsubscribeUrl: 'https://vectra.example/unsubscribe?token=example',
    },
  },
});
