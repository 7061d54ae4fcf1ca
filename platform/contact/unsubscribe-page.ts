import { createHash } from 'node:crypto';
import { escapeUTF8 } from 'entities';

type PageLanguage = 'fr' | 'en';

/** What a page says. */
interface PageWords {
  readonly title: (organization: string) => string;
  readonly text: string;
  /** Null where there is nothing to press. */
  readonly button: string | null;
}

/** What the page is about: it asks, it confirms, or the link is not ours. */
export type PageState = 'ASKS' | 'DONE' | 'UNKNOWN';

const words: Readonly<Record<PageLanguage, Readonly<Record<PageState, PageWords>>>> = {
  fr: {
    ASKS: {
      title: (organization) => `Ne plus recevoir de messages de ${organization}`,
      text: 'Un seul clic suffit, sans compte ni justification.',
      button: 'Ne plus recevoir ces messages',
    },
    DONE: {
      title: (organization) => `${organization} ne vous écrira plus`,
      text: 'Votre opposition est enregistrée. Elle vaut dès maintenant, y compris pour les messages en attente.',
      button: null,
    },
    UNKNOWN: {
      title: () => 'Ce lien n’existe pas',
      text: 'Il est peut-être incomplet : ouvrez-le depuis le message que vous avez reçu.',
      button: null,
    },
  },
  en: {
    ASKS: {
      title: (organization) => `Stop messages from ${organization}`,
      text: 'One click is enough: no account, no reason to give.',
      button: 'Stop these messages',
    },
    DONE: {
      title: (organization) => `${organization} will not write to you again`,
      text: 'Your objection is recorded. It holds from now on, also for messages that are waiting.',
      button: null,
    },
    UNKNOWN: {
      title: () => 'This link does not exist',
      text: 'It may be incomplete: open it from the message you got.',
      button: null,
    },
  },
};

/** The language of ours that a browser likes best; French unless it prefers English. */
export function pageLanguage(acceptLanguage: string | undefined): PageLanguage {
  const liked = (acceptLanguage ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = /^(fr|en)(-|$)/u.exec(tag.trim())?.[1] as PageLanguage | undefined;
    const weight = Number(/^\s*q\s*=\s*([\d.]+)\s*$/u.exec(parameters.join(';'))?.[1] ?? 1);
    return language && weight > 0 ? [{ language, weight }] : [];
  });
  return liked.toSorted((one, other) => other.weight - one.weight)[0]?.language ?? 'fr';
}

const style =
  'body{margin:0;background:#f5f6f9;color:#1d2230;font:16px/24px system-ui,sans-serif}' +
  'main{max-width:32rem;margin:10vh auto;padding:2rem;background:#fff;border:1px solid #e3e6ec;border-radius:12px}' +
  'h1{margin:0 0 1rem;font-size:1.25rem;overflow-wrap:anywhere}' +
  'button{padding:.75rem 1.25rem;border:0;border-radius:8px;background:#3d46c8;color:#fff;font:inherit;font-weight:600;cursor:pointer}' +
  'button:focus-visible{outline:3px solid #1d2230;outline-offset:2px}';

/** What a browser may do on the page: show it and press its one button. No script, nothing from anywhere. */
export const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What mail programs post (RFC 8058), and what the button does too. */
export const oneClick = { name: 'List-Unsubscribe', value: 'One-Click' } as const;

/** Writes the page that a link leads to; what an organization calls itself is escaped. */
export function unsubscribePage(state: PageState, language: PageLanguage, organizationName = ''): string {
  const { title, text, button } = words[language][state];
  const heading = escapeUTF8(title(organizationName));
  const form =
    button === null
      ? ''
      : `<form method="post"><input type="hidden" name="${oneClick.name}" value="${oneClick.value}"><button type="submit">${escapeUTF8(button)}</button></form>`;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow">
<title>${heading}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${escapeUTF8(text)}</p>
${form}
</main>
</body>
</html>
`;
}
