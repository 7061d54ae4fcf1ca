import { z } from 'zod';
import { french } from '../french.js';
import { bonjour, hello } from '../greeting.js';
import { momentIn } from '../moments.js';
import { defineTemplate } from '../mail-template.js';
import { line } from '../mail-values.js';

const securityEvents = [
  'SESSION_REUSED',
  'PASSWORD_CHANGED',
  'TWO_FACTOR_ENABLED',
  'TWO_FACTOR_DISABLED',
  'RECOVERY_CODE_USED',
  'EMAIL_CHANGED',
] as const;
type SecurityEvent = (typeof securityEvents)[number];

const values = z.strictObject({
  name: line,
  event: z.enum(securityEvents),
  at: z.iso.datetime({ offset: true }),
  address: line.nullable(),
});

interface Told {
  readonly heading: string;
  readonly text: string;
}

const inFrench: Readonly<Record<SecurityEvent, Told>> = {
  SESSION_REUSED: {
    heading: 'Une session a été fermée',
    text: french`Une ancienne copie de votre session a été présentée. Par prudence, nous avons fermé cette session : reconnectez-vous.`,
  },
  PASSWORD_CHANGED: { heading: 'Votre mot de passe a changé', text: 'Le mot de passe de votre compte a été changé.' },
  TWO_FACTOR_ENABLED: {
    heading: 'La double authentification est active',
    text: 'La double authentification a été activée sur votre compte.',
  },
  TWO_FACTOR_DISABLED: {
    heading: 'La double authentification est désactivée',
    text: 'La double authentification a été désactivée sur votre compte.',
  },
  RECOVERY_CODE_USED: {
    heading: 'Un code de secours a servi',
    text: 'Un de vos codes de secours a servi à se connecter à votre compte. Il ne peut plus servir.',
  },
  EMAIL_CHANGED: { heading: 'Votre adresse e-mail a changé', text: 'L’adresse e-mail de votre compte a été changée.' },
};
const inEnglish: Readonly<Record<SecurityEvent, Told>> = {
  SESSION_REUSED: {
    heading: 'A session was closed',
    text: 'An old copy of your session was presented. To be safe, we closed that session: sign in again.',
  },
  PASSWORD_CHANGED: { heading: 'Your password has changed', text: 'The password of your account was changed.' },
  TWO_FACTOR_ENABLED: {
    heading: 'Two-factor authentication is on',
    text: 'Two-factor authentication was turned on for your account.',
  },
  TWO_FACTOR_DISABLED: {
    heading: 'Two-factor authentication is off',
    text: 'Two-factor authentication was turned off for your account.',
  },
  RECOVERY_CODE_USED: {
    heading: 'A recovery code was used',
    text: 'One of your recovery codes was used to sign in to your account. It cannot be used again.',
  },
  EMAIL_CHANGED: { heading: 'Your email address has changed', text: 'The email address of your account was changed.' },
};

/** Tells somebody that the safety of the account was touched. */
export const securityAlert = defineTemplate<z.infer<typeof values>>({
  values,
  words: {
    FR: ({ name, event, at, address }) => ({
      subject: french`Sécurité : ${inFrench[event].heading}`,
      heading: inFrench[event].heading,
      blocks: [
        { kind: 'PARAGRAPH', text: bonjour(name) },
        { kind: 'PARAGRAPH', text: inFrench[event].text },
        {
          kind: 'FACTS',
          facts: [
            { label: 'Quand', value: momentIn('FR', at) },
            ...(address === null ? [] : [{ label: 'Adresse IP', value: address }]),
          ],
        },
        {
          kind: 'NOTE',
          text: french`Ce n’était pas vous ? Changez votre mot de passe sans attendre et prévenez l’administrateur de votre organisation.`,
        },
      ],
      footer: [],
    }),
    EN: ({ name, event, at, address }) => ({
      subject: `Security: ${inEnglish[event].heading}`,
      heading: inEnglish[event].heading,
      blocks: [
        { kind: 'PARAGRAPH', text: hello(name) },
        { kind: 'PARAGRAPH', text: inEnglish[event].text },
        {
          kind: 'FACTS',
          facts: [
            { label: 'When', value: momentIn('EN', at) },
            ...(address === null ? [] : [{ label: 'IP address', value: address }]),
          ],
        },
        {
          kind: 'NOTE',
          text: 'This was not you? Change your password now and tell the administrator of your organization.',
        },
      ],
      footer: [],
    }),
  },
  sample: { name: 'Camille Moreau', event: 'PASSWORD_CHANGED', at: '2026-03-02T09:00:00.000Z', address: '192.0.2.1' },
});
