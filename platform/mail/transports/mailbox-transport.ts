import MailComposer from 'nodemailer/lib/mail-composer';
import { messageIdOf, type MailTransport, type RenderedMail } from '../mail-transport.js';
import type { Mailbox } from '../mailbox.js';
import { messageOf } from './message-of.js';

/** Puts mails into the mailbox of this machine: nothing leaves it. */
export class MailboxTransport implements MailTransport {
  readonly #mailbox: Mailbox;

  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox;
  }

  async send(mail: RenderedMail): Promise<{ providerId: string }> {
    await this.#mailbox.keep(mail.id, await new MailComposer(messageOf(mail)).compile().build());
    return { providerId: messageIdOf(mail) };
  }

  close(): void {
    // Files need no farewell.
  }
}
