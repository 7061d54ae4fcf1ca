import type { MailLocale } from './mail-template.js';

const languages = { FR: 'fr-FR', EN: 'en-GB' } as const;
// Mails are read anywhere; they say whose time they mean, which is that of the interface.
const timeZone = 'Europe/Paris';

/** A moment (ISO 8601) as people write it, with its time zone. */
export const momentIn = (locale: MailLocale, at: string): string =>
  new Intl.DateTimeFormat(languages[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(new Date(at));

/** A day, given as one or as a moment within it. */
export const dayIn = (locale: MailLocale, at: string): string =>
  new Intl.DateTimeFormat(languages[locale], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    // A plain day is midnight UTC to JavaScript, and the same day nowhere west of it.
    timeZone: at.length === 'yyyy-mm-dd'.length ? 'UTC' : timeZone,
  }).format(new Date(at));

/** A number with at most one decimal. */
export const amountIn = (locale: MailLocale, amount: number): string =>
  new Intl.NumberFormat(languages[locale], { maximumFractionDigits: 1 }).format(amount);
