import type { SendMailOptions } from 'nodemailer';
import { messageIdOf, type RenderedMail } from '../mail-transport.js';

/** A mail as nodemailer takes it: one recipient, no files, nothing fetched. */
export const messageOf = (mail: RenderedMail): SendMailOptions => ({
  messageId: messageIdOf(mail),
  date: mail.writtenAt,
  from: { ...mail.from },
  to: { name: '', address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  // No automatic answers, please.
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...(mail.unsubscribeUrl === null ? {} : { list: { unsubscribe: { url: mail.unsubscribeUrl } } }),
  disableFileAccess: true,
  disableUrlAccess: true,
});
