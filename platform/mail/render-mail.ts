import { templates, type TemplateName, type ValuesOf } from './catalogue.js';
import { writeHtml } from './letter/write-html.js';
import type { MailLocale } from './mail-template.js';
import { plainLine } from './plain-line.js';
import { writeText } from './write-text.js';

const subjectLengthMax = 200;
const senderLengthMax = 80;

/** A mail written out: one line of subject, and the same content twice. */
export interface MailText {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The name before the sending address; null for the one of the configuration. */
  readonly sender: string | null;
  /** Where mail programs may offer to end such mails; null when the mail has no such end. */
  readonly unsubscribeUrl: string | null;
}

/**
 * Writes a mail out in a language. What people wrote is escaped, one line stays one line, links lead to http(s) only.
 * It loads React and React Email: import this file when there is a mail to write, not before.
 * @throws ZodError when the values do not fit the template.
 */
export function renderMail<Name extends TemplateName>(
  template: Name,
  locale: MailLocale,
  values: ValuesOf<Name>,
): MailText {
  const content = templates[template].write(values, locale);
  return {
    subject: plainLine(content.subject, subjectLengthMax),
    html: writeHtml({ content, locale }),
    text: writeText(content, locale),
    sender: content.sender === undefined ? null : plainLine(content.sender, senderLengthMax),
    unsubscribeUrl: content.unsubscribeUrl ?? null,
  };
}
