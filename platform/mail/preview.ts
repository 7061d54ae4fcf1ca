import { templateNames, templates, type TemplateName } from './catalogue.js';
import type { MailLocale } from './mail-template.js';
import { renderMail, type MailText } from './render-mail.js';

/** A template in one language, with its sample values. */
export interface TemplatePreview extends MailText {
  readonly template: TemplateName;
  readonly locale: MailLocale;
}

const locales: readonly MailLocale[] = ['FR', 'EN'];

/** Every template in both languages, for who writes them. */
export const previewTemplates = (): readonly TemplatePreview[] =>
  templateNames.flatMap((template) =>
    locales.map((locale) => ({ template, locale, ...renderMail(template, locale, templates[template].sample) })),
  );
