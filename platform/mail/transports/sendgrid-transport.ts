import { Agent, request, type Dispatcher } from 'undici';
import type { Clock } from '../../config/clock.js';
import {
  MailPostponed,
  MailRefused,
  messageIdOf,
  oneClickHeader,
  sendTimeoutMs,
  type MailTransport,
  type RenderedMail,
} from '../mail-transport.js';

// 401 and 403 speak of our key, 408 and 429 of the moment: the mail itself may be fine.
const worthAnotherTry = new Set([401, 403, 408, 425, 429]);

/** Where mails go and how we prove who we are. */
export interface SendgridOptions {
  readonly url: string;
  readonly apiKey: string;
  readonly clock: Clock;
  /** For one attempt; `sendTimeoutMs` unless told. */
  readonly timeoutMs?: number;
}

const off = { enable: false } as const;

/** The body of SendGrid's v3 "mail send", with all of its tracking off. */
const bodyOf = (mail: RenderedMail): unknown => ({
  personalizations: [{ to: [{ email: mail.to }] }],
  from: { email: mail.from.address, name: mail.from.name },
  subject: mail.subject,
  content: [
    { type: 'text/plain', value: mail.text },
    { type: 'text/html', value: mail.html },
  ],
  headers: {
    'Message-ID': messageIdOf(mail),
    'Auto-Submitted': 'auto-generated',
    ...(mail.unsubscribeUrl === null ? {} : { 'List-Unsubscribe': `<${mail.unsubscribeUrl}>` }),
    ...(mail.endsByOneClick ? oneClickHeader : {}),
  },
  custom_args: { mail_id: mail.id },
  tracking_settings: {
    click_tracking: { enable: false, enable_text: false },
    open_tracking: off,
    subscription_tracking: off,
    ganalytics: off,
  },
});

const headerOf = (answer: Dispatcher.ResponseData, name: string): string | undefined => {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

/** Sends over the HTTP protocol of SendGrid. */
export class SendgridTransport implements MailTransport {
  readonly #options: SendgridOptions;
  readonly #agent = new Agent();

  constructor(options: SendgridOptions) {
    this.#options = options;
  }

  async send(mail: RenderedMail): Promise<{ providerId: string }> {
    const answer = await this.#post(mail);
    const { statusCode } = answer;
    if (statusCode >= 200 && statusCode < 300) return { providerId: headerOf(answer, 'x-message-id') ?? mail.id };
    const reason = `SENDGRID ${statusCode}`;
    if (statusCode < 500 && !worthAnotherTry.has(statusCode)) throw new MailRefused(reason);
    throw new MailPostponed(reason, this.#retryAfterMs(headerOf(answer, 'retry-after')));
  }

  close(): void {
    void this.#agent.destroy();
  }

  async #post(mail: RenderedMail): Promise<Dispatcher.ResponseData> {
    const { apiKey, timeoutMs = sendTimeoutMs, url } = this.#options;
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await request(new URL('/v3/mail/send', url), {
        method: 'POST',
        headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify(bodyOf(mail)),
        dispatcher: this.#agent,
        signal,
      });
      // The words of the answer repeat addresses; nobody needs them.
      await answer.body.dump();
      return answer;
    } catch {
      throw new MailPostponed(signal.aborted ? 'SENDGRID TIMEOUT' : 'SENDGRID UNREACHABLE');
    }
  }

  /** Retry-After in seconds or as a date, in milliseconds from now; 0 when it is missing or says nothing. */
  #retryAfterMs(header: string | undefined): number {
    if (header === undefined) return 0;
    const at = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - this.#options.clock.now().getTime();
    return Number.isFinite(at) ? Math.max(0, at) : 0;
  }
}
