import type { Clock } from '../config/clock.js';
import type { Config } from '../config/config.js';
import type { MailTransport } from './mail-transport.js';
import { Mailbox } from './mailbox.js';
import { MailboxTransport } from './transports/mailbox-transport.js';
import { SendgridTransport } from './transports/sendgrid-transport.js';
import { SmtpTransport } from './transports/smtp-transport.js';

/** The way out that the configuration chose. */
export function openTransport(
  { mail, dataDirectory }: Pick<Config, 'mail' | 'dataDirectory'>,
  clock: Clock,
): MailTransport {
  switch (mail.transport) {
    case 'mailbox':
      return new MailboxTransport(new Mailbox(dataDirectory));
    case 'smtp':
      return new SmtpTransport(mail.url);
    case 'sendgrid':
      return new SendgridTransport({ url: mail.url, apiKey: mail.apiKey, clock });
  }
}
