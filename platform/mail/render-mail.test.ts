import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { templateNames, templates, type TemplateName, type ValuesOf } from './catalogue.js';
import type { MailLocale } from './mail-template.js';
import { notificationTypes } from './templates/notification.js';
import { renderMail } from './render-mail.js';

const locales: readonly MailLocale[] = ['FR', 'EN'];
const every = templateNames.flatMap((name) => locales.map((locale) => [name, locale] as const));

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Every element of a page, as a browser would find them. */
function elementsOf(html: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: unknown): void => {
    const {
      attribs,
      children = [],
      name,
    } = node as { attribs?: Record<string, string>; children?: unknown[]; name?: string };
    if (name !== undefined && attribs) found.push({ name, attributes: attribs });
    children.forEach(visit);
  };
  visit(parseDocument(html));
  return found;
}

const shapeOf = (html: string): string =>
  elementsOf(html)
    .map(({ name, attributes }) => `${name}[${Object.keys(attributes).join()}]`)
    .join(' ');

/** The same values with every text a person may write replaced. */
function withTexts(values: unknown, text: string, key = ''): unknown {
  if (typeof values === 'string') return /url|code|^(at|endsOn|type|event|role|bodyHtml)$/iu.test(key) ? values : text;
  if (Array.isArray(values)) return values.map((value) => withTexts(value, text));
  if (typeof values === 'object' && values !== null)
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withTexts(value, text, name)]));
  return values;
}

const render = (name: TemplateName, locale: MailLocale, values: unknown) =>
  renderMail(name, locale, values as ValuesOf<TemplateName>);

describe.each(every)('%s in %s', (name, locale) => {
  const { sample } = templates[name];
  const { html, subject, text } = render(name, locale, sample);

  test('says the same in HTML and in plain text', () => {
    expect(subject).not.toBe('');
    for (const link of JSON.stringify(sample).match(/https:[^"]+/gu) ?? []) expect(text).toContain(link);
    const { code } = sample as { code?: string };
    if (code !== undefined) for (const one of [html, text]) expect(one).toContain(code);
    expect(text).not.toMatch(/<[a-z/]|&(amp|lt|gt|quot);/u);
  });

  test('says in which language it is, wherever it says so', () => {
    const languages = elementsOf(html).flatMap(({ attributes: { lang }, name: element }) =>
      lang === undefined ? [] : [`${element} ${lang}`],
    );
    expect(languages).toContain(`html ${locale.toLowerCase()}`);
    expect(languages.filter((language) => !language.endsWith(` ${locale.toLowerCase()}`))).toEqual([]);
  });

  test('loads nothing from anywhere and tells nobody that it is read (R-20)', () => {
    const loading = ['img', 'script', 'link', 'style', 'iframe', 'object', 'embed', 'video', 'audio', 'form', 'svg'];
    const elements = elementsOf(html);
    expect(elements.filter((element) => loading.includes(element.name))).toEqual([]);
    expect(elements.filter(({ attributes }) => 'src' in attributes || 'background' in attributes)).toEqual([]);
    expect(html).not.toMatch(/url\(/iu);
  });

  test('differs between the languages', () => {
    const other = render(name, locale === 'FR' ? 'EN' : 'FR', sample);
    expect(other.text).not.toBe(text);
  });

  test('keeps its elements, whatever people wrote (property)', () => {
    // Names that look like links are left out of a greeting, which changes words, not elements.
    const expected = shapeOf(render(name, locale, withTexts(sample, 'plain')).html);
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=alert(1)>',
        '</td></table>',
        '&lt;b&gt;',
        "' onload='x",
      ),
    );
    fc.assert(
      fc.property(hostile, (word) => {
        const given = withTexts(sample, `x${word.replace(/[\r\n\u2028\u2029]/gu, ' ')}`);
        expect(shapeOf(render(name, locale, given).html)).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });

  test('has a subject of one line, whatever people wrote (property)', () => {
    const breaks = fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\u0000', '\u0085', '\u202e');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), breaks, (word, lineBreak) => {
        const given = withTexts(sample, `${word}${lineBreak}Bcc: victim@customer.example`);
        const rendered = render(name, locale, given);
        expect(rendered.subject).not.toMatch(/[\p{Cc}\u2028\u2029\p{Bidi_Control}]/u);
        expect(rendered.subject.length).toBeGreaterThan(0);
        expect(Array.from(rendered.subject).length).toBeLessThanOrEqual(200);
        expect(rendered.sender ?? '').not.toMatch(/[\p{Cc}\u2028\u2029\p{Bidi_Control}]/u);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the words', () => {
  test('an invitation carries the link, the six digits, the role and the inviter (V-95, X-03)', () => {
    const { subject, text } = renderMail('invite-user', 'FR', templates['invite-user'].sample);
    expect(subject).toBe('Invitation à rejoindre Atelier Exemple sur Vectra');
    for (const part of ['Camille Moreau', 'responsable', '482913', 'https://vectra.example/invitation', '7 jours'])
      expect(text).toContain(part);
  });

  test('a change of the organization is told with before and after (V-96)', () => {
    const { text } = renderMail('organization-update', 'EN', templates['organization-update'].sample);
    expect(text).toContain('Nom\n  - Atelier\n  + Atelier Exemple');
  });

  test.each(notificationTypes)('a notification of type %s carries body, button and footer (V-97)', (type) => {
    const { text, unsubscribeUrl } = renderMail('notification', 'EN', { ...templates.notification.sample, type });
    for (const part of ['la campagne de mars', 'https://vectra.example/campaigns', '1 rue de l’Exemple'])
      expect(text).toContain(part);
    expect(unsubscribeUrl).toBe('https://vectra.example/unsubscribe?token=example');
  });

  test('to prospects the organization speaks in its own name, without a word of ours', () => {
    const { html, sender } = renderMail('notification', 'FR', {
      ...templates.notification.sample,
      type: 'ORG_TO_PROSPECTS',
    });
    expect(sender).toBe('Atelier Exemple');
    expect(html).not.toMatch(/Vectra(?!\.example)/u);
  });

  test('what the law wants said stands below the message, line by line, in both texts (R-04)', () => {
    const values = {
      ...templates.notification.sample,
      type: 'ORG_TO_PROSPECTS',
      information: 'Source: a <list>\nCNIL',
    } as const;
    const { html, text } = renderMail('notification', 'FR', values);
    expect(text).toContain('Source: a <list>\nCNIL');
    expect(html).toContain('Source: a &lt;list&gt;<br/>CNIL');
  });

  test('to prospects nothing is loaded from anywhere, whatever the sender wrote (R-20)', () => {
    const bodyHtml =
      '<p>Hi</p><img src="https://t.example/1.gif"><div style="background:url(https://t.example/2.gif)">x</div>';
    const { html } = renderMail('notification', 'FR', {
      ...templates.notification.sample,
      type: 'ORG_TO_PROSPECTS',
      bodyHtml,
    });
    expect(html).not.toMatch(/<img|t\.example|url\(/u);
  });

  test('a notification without button, HTML or footer is only its body', () => {
    const { html, text } = renderMail('notification', 'EN', {
      ...templates.notification.sample,
      bodyHtml: null,
      actionUrl: null,
      actionText: null,
      footer: { organizationName: null, postalAddress: null, unsubscribeUrl: null },
    });
    expect(html).not.toContain('<a ');
    expect(html).toMatch(/Bonjour à toutes et à tous,(<br\s*\/?>){2}la campagne/u);
    expect(text).not.toContain('http');
  });

  test('French keeps its double punctuation on the line', () => {
    for (const name of templateNames) {
      const { text } = render(name, 'FR', templates[name].sample);
      expect(text).not.toMatch(/ [:;!?»]|« |[a-zéè]:\s/u);
    }
  });

  test('a moment says whose time it is, a day is the same everywhere', () => {
    expect(renderMail('security-alert', 'FR', templates['security-alert'].sample).text).toContain(
      '2 mars 2026 à 10:00 UTC+1',
    );
    expect(renderMail('trial-ending', 'EN', templates['trial-ending'].sample).subject).toContain('16 March 2026');
  });
});

describe('strangers cannot speak in our name', () => {
  test.each(['Win at https://evil.example', 'www.evil.example', 'evil.example/x', 'a@evil.example', 'x'.repeat(200)])(
    'somebody who registers as "%s" is not greeted by it',
    (name) => {
      const { text } = renderMail('verify-email', 'EN', { ...templates['verify-email'].sample, name });
      expect(text).toContain('Hello,');
      expect(text).not.toContain(name);
    },
  );

  test('a usual name is greeted', () => {
    for (const name of ['Jean-Luc O’Neil', 'J. Moreau', '山田 太郎'])
      expect(renderMail('verify-email', 'EN', { ...templates['verify-email'].sample, name }).text).toContain(
        `Hello ${name},`,
      );
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', '//evil.example', 'ftp://evil.example', 'mailto:a@b.example'])(
    'a button to %s is no mail',
    (url) => {
      expect(() => renderMail('reset-password', 'EN', { ...templates['reset-password'].sample, url })).toThrow();
    },
  );
});
