import { createTransport, type Transporter } from 'nodemailer';
import { z } from 'zod';
import { isLoopback } from '../../config/loopback.js';
import { MailPostponed, MailRefused, sendTimeoutMs, type MailTransport, type RenderedMail } from '../mail-transport.js';
import { messageOf } from './message-of.js';

const failure = z.object({ code: z.string().optional(), responseCode: z.number().optional() });
// What is said about this very mail; a refused sign-in or greeting is about us, and may be put right.
const aboutTheMail = new Set(['EENVELOPE', 'EMESSAGE']);

function failureOf(error: unknown): MailRefused | MailPostponed {
  const { code = 'UNKNOWN', responseCode } = failure.safeParse(error).data ?? {};
  const reason = responseCode === undefined ? `SMTP ${code}` : `SMTP ${code} ${responseCode}`;
  // 503 complains about the order of commands, not about the mail.
  const isFinal = responseCode === undefined || (responseCode >= 500 && responseCode !== 503);
  return aboutTheMail.has(code) && isFinal ? new MailRefused(reason) : new MailPostponed(reason);
}

/** Sends over SMTP. Without `smtps://` it insists on STARTTLS, except on this machine or with `?tls=optional`. */
export class SmtpTransport implements MailTransport {
  readonly #transporter: Transporter;
  readonly #timeoutMs: number;

  constructor(url: string, timeoutMs = sendTimeoutMs) {
    const { hostname, password, port, protocol, searchParams, username } = new URL(url);
    const host = hostname.replace(/^\[(.*)\]$/, '$1');
    const secure = protocol === 'smtps:';
    this.#timeoutMs = timeoutMs;
    this.#transporter = createTransport({
      host,
      port: port === '' ? (secure ? 465 : 587) : Number(port),
      secure,
      requireTLS: !secure && !isLoopback(host) && searchParams.get('tls') !== 'optional',
      ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
      dnsTimeout: timeoutMs,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
  }

  async send(mail: RenderedMail): Promise<{ providerId: string }> {
    try {
      const { messageId } = await this.#transporter.sendMail({
        ...messageOf(mail),
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      return { providerId: messageId };
    } catch (error) {
      throw failureOf(error);
    }
  }

  close(): void {
    this.#transporter.close();
  }
}
