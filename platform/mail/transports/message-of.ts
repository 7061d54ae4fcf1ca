import type { SendMailOptions } from 'nodemailer';
import { messageIdOf, oneClickHeader, type RenderedMail } from '../mail-transport.js';

/** A mail as nodemailer takes it: one recipient, no files, nothing fetched. */
export const messageOf = (mail: RenderedMail): SendMailOptions => ({
  messageId: messageIdOf(mail),
  date: mail.writtenAt,
  from: { ...mail.from },
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  headers: {
    // No automatic answers, please.
    'Auto-Submitted': 'auto-generated',
    // As a header of its own: the composer of the mailbox knows no lists.
    ...(mail.unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${mail.unsubscribeUrl}>` }),
    ...(mail.endsByOneClick ? oneClickHeader : {}),
  },
  disableFileAccess: true,
  disableUrlAccess: true,
});
